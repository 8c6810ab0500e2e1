"""The Python module's arrays against pydicom and the reference masks, its order and check against the command line."""
import gc
import hashlib
import os
import pickle
import unittest
from pathlib import Path

import numpy
import pydicom
from module import MODULE, PythonCase, contourcheck, flat, ids
from program import main, small_demo, wait_until_settled

import reference  # beside app/, which program puts on the path
from watch import Watch, patients_of

REAL = Path(os.environ.get("CONTOURCHECK_REAL_DATA", "")) / "scd"


class Arrays(PythonCase):
    def compare(self, root, mask_of, **options):
        pairs = {id: files for id, *files in reference.pairs(root, options.get("kinds", ("inner",)))}
        for images, masks, items in contourcheck.batches(root, seed=1, **options):
            self.assertEqual(images.shape, masks.shape)
            self.assertEqual(len(images), len(items))
            for image, mask, item in zip(images, masks, items):
                slice_file, contour_file = pairs.pop(item.id)
                pixels = reference.pixels(slice_file)
                self.assertEqual((image.dtype, mask.dtype), (pixels.dtype, bool))
                numpy.testing.assert_array_equal(image, pixels, item.id)
                numpy.testing.assert_array_equal(mask, mask_of(reference.points(contour_file), pixels.shape), item.id)
                self.assertEqual(list(item.spacing), reference.spacing(slice_file))
        self.assertEqual(pairs, {})

    def test_pixels_and_masks_are_those_of_the_reference(self):
        self.compare(small_demo(), reference.mask_centre)
        self.compare(small_demo(), reference.mask_pil, mask_rule="pil", kinds=("inner", "outer"))
        self.compare(small_demo(), lambda points, shape: reference.mask_centre(points, shape, 0.5), pixel_origin=0.5)

    @unittest.skipUnless("CONTOURCHECK_REAL_DATA" in os.environ, "CONTOURCHECK_REAL_DATA is not set")
    def test_those_of_the_real_patients_are(self):
        self.compare(REAL, reference.mask_centre, kinds=("inner", "outer"))

    def test_coverage_is_each_pixels_share(self):
        (_, masks, _), = contourcheck.batches(self.one_patient([numpy.zeros((10, 10), numpy.uint8)]), mask_rule="coverage")
        self.assertEqual(masks.dtype, numpy.float32)
        self.assertEqual((masks.sum(), masks[0, 0, 0], masks[0, 3, 3]), (49, 0.25, 1))

    def test_a_rescale_makes_floats(self):
        root = self.one_patient([numpy.arange(100, dtype=numpy.uint16).reshape(10, 10)])
        file = root / "dicoms" / "P1" / "1.dcm"
        data = pydicom.dcmread(file)
        data.RescaleSlope, data.RescaleIntercept = "0.5", "-3"
        del data.PixelSpacing
        data.save_as(file)
        (images, _, (item,)), = contourcheck.batches(root)
        self.assertEqual(images.dtype, numpy.float32)
        numpy.testing.assert_array_equal(images[0].ravel(), numpy.arange(100) * 0.5 - 3)
        self.assertTrue(all(numpy.isnan(item.spacing)))

    def test_what_is_written_into_a_picture_leaves_when_that_is_allowed(self):
        root = self.one_patient([numpy.zeros((10, 10), numpy.uint8)] * 2)
        file = root / "dicoms" / "P1" / "1.dcm"
        data = pydicom.dcmread(file)
        data.BurnedInAnnotation = "YES"
        data.save_as(file)
        self.assertEqual(len(flat(contourcheck.batches(root, allow_burned_in=True))), 2)
        with self.assertWarns(RuntimeWarning):
            batches = contourcheck.batches(root)
        self.assertEqual(flat(batches), ["P1/2/inner"])
        self.assertIn("written into the picture", batches.errors["P1/1/inner"])

    def test_what_does_not_say_whether_anything_is_written_into_it_stays_when_that_is_asked_for(self):
        root = self.one_patient([numpy.zeros((10, 10), numpy.uint8)] * 3)
        for number, word in ((1, "YES"), (2, "NO")):
            file = root / "dicoms" / "P1" / f"{number}.dcm"
            data = pydicom.dcmread(file)
            data.BurnedInAnnotation = word
            data.save_as(file)
        with self.assertWarns(RuntimeWarning):
            self.assertEqual(flat(contourcheck.batches(root)), ["P1/2/inner", "P1/3/inner"])
        with self.assertWarns(RuntimeWarning):
            batches = contourcheck.batches(root, leave_out_unsaid=True)
        self.assertEqual(flat(batches), ["P1/2/inner"])
        self.assertEqual(list(batches.errors), ["P1/1/inner"])
        with self.assertRaisesRegex(ValueError, "leave_out_unsaid goes without allow_burned_in"):
            contourcheck.batches(root, leave_out_unsaid=True, allow_burned_in=True)

    def test_links_that_lead_out_are_followed_when_that_is_allowed(self):
        root = self.one_patient([numpy.zeros((10, 10), numpy.uint8)] * 2)
        file = root / "dicoms" / "P1" / "1.dcm"
        file.rename(self.folder / "outside")
        file.symlink_to(self.folder / "outside")
        with self.assertWarns(RuntimeWarning):
            self.assertEqual(flat(contourcheck.batches(root)), ["P1/2/inner"])
        self.assertEqual(len(flat(contourcheck.batches(root, follow_links=True))), 2)
        severities = [[each["severity"] for each in contourcheck.check(root, follow_links=follow)["findings"]
                       if each["rule"] == "link-outside"] for follow in (False, True)]
        self.assertEqual(severities, [["error"], ["warning"]])

    def test_slices_of_another_size_or_type_go_to_another_batch(self):
        shapes = ((10, 10), (12, 10), (10, 10), (12, 10))
        slices = [numpy.zeros(shape, numpy.int16) for shape in shapes] + [numpy.zeros((10, 10), numpy.uint8)]
        found = [(images.shape, str(images.dtype)) for images, _, _ in contourcheck.batches(self.one_patient(slices))]
        self.assertEqual(found, [((2, 10, 10), "int16"), ((2, 12, 10), "int16"), ((1, 10, 10), "uint8")])

    def test_the_arrays_are_the_memory_that_was_loaded_and_the_callers_own(self):
        batches = contourcheck.batches(small_demo(), epochs=2)
        kept = list(batches)
        del batches
        gc.collect()
        for images, masks, _ in kept:
            for array in (images, masks):
                self.assertEqual(type(array.base).__name__, "PyCapsule")
                self.assertTrue(array.flags.c_contiguous and array.flags.writeable)
                self.assertEqual(numpy.asarray(array).ctypes.data, array.ctypes.data)
        half = len(kept) // 2
        kept[0][0][:] = -1
        for first, second in zip(kept[1:half], kept[half + 1:]):
            numpy.testing.assert_array_equal(first[0], second[0])
        self.assertTrue((kept[half][0] != -1).any())


class Order(PythonCase):
    def exported(self, *options):
        manifest = self.export(small_demo(), "-".join(["out", *options]).replace("/", "_"), *options)
        return [[item["id"] for item in batch["items"]] for batch in manifest["batches"]]

    def test_batches_are_those_of_the_export(self):
        for options, words in (({}, ()), ({"seed": 7}, ("--shuffle", "--seed", "7")),
                               ({"seed": 2**64 - 1, "batch_size": 3}, ("--shuffle", "--seed", str(2**64 - 1), "--batch-size", "3")),
                               ({"kinds": ["outer", "inner"]}, ("--kinds", "inner,outer")),
                               ({"kinds": "outer"}, ("--kinds", "outer")),
                               ({"kinds": "outer, inner"}, ("--kinds", "outer, inner")),
                               ({"include": "unflagged"}, ("--include", "unflagged")),
                               ({"shard": (1, 2), "seed": 3}, ("--shard", "1/2", "--shuffle", "--seed", "3"))):
            self.assertEqual(ids(contourcheck.batches(small_demo(), **options)), self.exported(*words), options)

    def test_a_shard_or_patient_opens_files_of_its_own_patients_alone(self):
        for options in ({"shard": (0, 2)}, {"patient": "DEMO0002"}):
            watch = Watch(small_demo())
            items = flat(contourcheck.batches(small_demo(), **options))
            self.assertEqual(patients_of(small_demo(), watch.opened()), {id.split("/")[0] for id in items})

    def test_parts_are_those_of_the_exports_split(self):
        manifest = self.export(small_demo(), "out", "--split", "34/33/33", "--shuffle", "--seed", "5")
        items = [item for batch in manifest["batches"] for item in batch["items"]]
        for part in ("train", "validation", "test"):
            wanted = {item["id"] for item in items if item["split"] == part}
            batches = list(contourcheck.batches(small_demo(), seed=5, split="34/33/33", part=part))
            self.assertEqual(set(flat(batches)), wanted)
            self.assertEqual({item.split for _, _, items in batches for item in items}, {part})

    def test_decisions_count_as_in_the_export(self):
        (first, *_), (second, *_), *rest = reference.pairs(small_demo())
        for id, verdict in ((first, "accept"), (second, "reject")):
            self.run_cli("review", small_demo(), "set", id, verdict, "--reviewer", "R. Reader")
        self.assertEqual(flat(contourcheck.batches(small_demo(), include="accepted")), [first])
        self.assertEqual(sorted(flat(contourcheck.batches(small_demo()))), sorted([first] + [id for id, *_ in rest]))
        (_, _, (item,)), = contourcheck.batches(small_demo(), include="accepted")
        self.assertEqual((item.decision, item.split), ("accepted", None))

    def test_items_have_the_status_of_the_check(self):
        root = self.copy(small_demo())
        moved = reference.pairs(root)[0][2]
        numpy.savetxt(moved, reference.points(moved) + [25, 0], fmt="%.2f")
        wanted = {contour["id"]: contour["status"] for contour in self.check(root)["contours"] if contour["kind"] == "inner"}
        self.assertGreater(len(set(wanted.values())), 1)
        found = {item.id: item.status for _, _, items in contourcheck.batches(root, checked=True) for item in items}
        self.assertEqual(found, wanted)
        unflagged = [item.status for _, _, items in contourcheck.batches(root, include="unflagged") for item in items]
        self.assertEqual(unflagged, ["ok"] * list(wanted.values()).count("ok"))

    def test_len_is_how_many_batches_come(self):
        pairs = len(reference.pairs(small_demo()))
        for size in (1, 4, 5, pairs, pairs + 1):
            for drop_last in (False, True):
                for epochs in (1, 3):
                    batches = contourcheck.batches(small_demo(), size, epochs=epochs, drop_last=drop_last)
                    told = len(batches)
                    sizes = [len(items) for _, _, items in batches]
                    self.assertEqual((told, len(batches)), (len(sizes), len(sizes)))
                    self.assertEqual(sizes, epochs * ([size] * (pairs // size) + ([] if drop_last or pairs % size == 0 else [pairs % size])))
        with self.assertRaisesRegex(TypeError, "without end"):
            len(contourcheck.batches(small_demo(), epochs=0))

    def test_the_small_batches_of_every_size_are_dropped(self):
        slices = [numpy.zeros(shape, numpy.int16) for shape in ((10, 10),) * 3 + ((12, 10),) * 2]
        batches = contourcheck.batches(self.one_patient(slices), 2, drop_last=True)
        self.assertEqual([len(batches)] + [images.shape for images, _, _ in batches], [2, (2, 10, 10), (2, 12, 10)])

    def test_each_epoch_has_an_order_of_its_own_whatever_the_threads(self):
        one, many = ([flat([batch]) for batch in contourcheck.batches(small_demo(), seed=4, epochs=3, threads=count)]
                     for count in (1, 5))
        self.assertEqual(one, many)
        third = len(one) // 3
        epochs = [sum(one[at:at + third], []) for at in (0, third, 2 * third)]
        self.assertEqual(len({tuple(epoch) for epoch in epochs}), 3)
        self.assertEqual(len({tuple(sorted(epoch)) for epoch in epochs}), 1)

    def test_one_patient_alone(self):
        patient = reference.pairs(small_demo())[0][0].split("/")[0]
        self.assertEqual({id.split("/")[0] for id in flat(contourcheck.batches(small_demo(), patient=patient))}, {patient})

    def test_two_at_once_do_not_mix(self):
        alone = [ids(contourcheck.batches(small_demo(), 4, seed)) for seed in (1, 2)]
        pairs = list(zip(contourcheck.batches(small_demo(), 4, 1), contourcheck.batches(small_demo(), 4, 2)))
        self.assertEqual([ids(batches) for batches in zip(*pairs)], alone)


class Module(PythonCase):
    def test_the_check_is_that_of_the_command_line(self):
        self.assertEqual(contourcheck.check(small_demo()), self.check(small_demo()))
        self.assertEqual(contourcheck.check(small_demo(), pixel_origin=1, mask_rule="pil", threads=1),
                         self.check(small_demo(), "--pixel-origin", "1", "--mask-rule", "pil"))

    def test_headers_come_from_the_stored_index_unless_it_is_off(self):
        root = self.copy(small_demo())
        wait_until_settled(root)
        wanted = ids(contourcheck.batches(small_demo()))
        for switch, count in (("off", 0), ("", 1), ("", 1)):
            os.environ["CONTOURCHECK_INDEX"] = switch
            self.addCleanup(os.environ.pop, "CONTOURCHECK_INDEX", None)
            self.assertEqual(ids(contourcheck.batches(root)), wanted)
            self.assertEqual(contourcheck.check(root)["summary"], contourcheck.check(small_demo())["summary"])
            hashes = {file.stem for file in (self.home / "cache").rglob("*.sqlite")}
            self.assertEqual(int(hashlib.sha256(str(root.resolve()).encode()).hexdigest() in hashes), count)

    def test_it_has_the_programs_version(self):
        self.assertEqual(self.run_cli("--version")[0].split()[-1], contourcheck.version)
        self.assertEqual(contourcheck.__version__, contourcheck.version)

    def test_items_go_to_other_processes(self):
        _, _, (item, *_) = next(contourcheck.batches(small_demo()))
        self.assertEqual(pickle.loads(pickle.dumps(item)), item)
        id, split, decision, spacing, status = item
        self.assertEqual((id, split, decision, len(spacing), status), (item.id, None, "none", 2, None))

    def test_the_stub_names_what_there_is(self):
        stub = (MODULE / "contourcheck.pyi").read_text()
        for name in (name for name in dir(contourcheck) if not name.startswith("__")):
            self.assertRegex(stub, rf"(?m)^(class |def )?{name}\b")
        for argument in contourcheck.batches.__doc__.split(")")[0].split("(", 1)[1].split(", "):
            if ":" in argument:
                self.assertIn(argument.split(":")[0] + ":", stub)


if __name__ == "__main__":
    main()
