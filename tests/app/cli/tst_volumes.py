"""Exports as volumes, read back by nibabel and by what the lists beside them say, against the reference's pixels, masks and
places."""
import json
import re

import nibabel
import numpy
from formats import Formats, place, slices, small_demo
from program import main, sha256, write_contour, write_slice

import reference  # beside app/, which program puts on the path


class Nifti(Formats):
    def volumes(self, name, manifest):
        """-> (entry, image, {number: index of its slice}), the affine being checked to be each slice's own."""
        for entry in manifest["batches"]:
            numbers = {int(item["id"].split("/")[1]) for item in entry["items"]}
            numbers |= {int(empty["slice"].split("/")[1]) for empty in entry.get("empty", [])}
            image = nibabel.load(self.folder / name / entry["file"])
            self.assertEqual(image.shape[2], len(numbers))
            headers = slices(small_demo(), entry["items"][0]["id"].split("/")[0])
            index = {}
            for number in numbers:
                voxel = numpy.linalg.inv(image.affine) @ [*(place(headers[number], 0, 0) * [-1, -1, 1]), 1]
                index[number] = round(voxel[2])
                for column, row in ((0, 0), (11, 3)):
                    at = image.affine @ [column, row, index[number], 1]
                    numpy.testing.assert_allclose(at[:3], place(headers[number], column, row) * [-1, -1, 1], atol=1e-3)
                stored = numpy.asanyarray(image.dataobj)[:, :, index[number]].T
                numpy.testing.assert_array_equal(stored, headers[number].pixel_array)
                self.assertEqual(stored.dtype, headers[number].pixel_array.dtype)
            self.assertEqual(sorted(index.values()), list(range(len(numbers))))
            numpy.testing.assert_allclose(image.get_qform(), image.affine, atol=1e-3)
            yield entry, image, index

    def test_volumes_have_pixels_masks_and_places(self):
        pairs = self.pairs(("inner", "outer"))
        for rule, mask_of, manifest in self.exported_by_rule("nifti", "--kinds", "inner,outer"):
            seen = set()
            for entry, image, index in self.volumes(rule, manifest):
                masks = {}
                for file in entry["beside"]:
                    mask = nibabel.load(self.folder / rule / file["file"])
                    numpy.testing.assert_array_equal(mask.affine, image.affine)
                    masks[re.search(r"-(inner|outer)\.nii", file["file"])[1]] = numpy.asanyarray(mask.dataobj)
                expected = {kind: numpy.zeros(image.shape, bool) for kind in masks}
                for item in entry["items"]:
                    _, number, kind = item["id"].split("/")
                    pixels, points = pairs[item["id"]]
                    expected[kind][:, :, index[int(number)]] = mask_of(points, pixels.shape).T
                    seen.add(item["id"])
                for kind, mask in masks.items():
                    numpy.testing.assert_array_equal(mask, expected[kind])
            self.assertEqual(seen, set(pairs))

    def test_a_slice_without_a_contour_stays_in_its_place(self):
        root = self.copy(small_demo())
        id, slice_file, contour_file = reference.pairs(root)[1]
        contour_file.unlink()
        manifest = self.export(root, "out", "--format", "nifti")
        patient, number, _ = id.split("/")
        empty = [entry for entry in manifest["batches"] for each in entry.get("empty", [])
                 if each == {"slice": f"{patient}/{number}", "image_sha256": sha256(slice_file)}]
        self.assertEqual(len(empty), 1)
        mask = nibabel.load(self.folder / "out" / empty[0]["beside"][0]["file"])
        filled = [bool(mask.dataobj[:, :, k].any()) for k in range(mask.shape[2])]
        self.assertEqual(filled.count(False), len(empty[0]["empty"]))
        # A change of it is a change of the export.
        slice_file.write_bytes(slice_file.read_bytes() + b"\0\0")
        self.run_cli("export", root, "-o", self.folder / "out", "--format", "nifti", expect=4)

    def test_a_slice_whose_contour_was_rejected_is_not_called_empty(self):
        root = self.copy(small_demo())
        id, *_ = reference.pairs(root)[1]
        self.run_cli("review", root, "set", id, "reject", "--reviewer", "anna")
        for name in ("nifti", "nnunet"):
            manifest = self.export(root, name, "--format", name)
            self.assertIn({"id": id, "reason": "rejected"}, manifest["excluded"])
            told = [empty["slice"] for entry in manifest["batches"] for empty in entry.get("empty", [])]
            told += [item["id"].rsplit("/", 1)[0] for entry in manifest["batches"] for item in entry["items"]]
            self.assertNotIn(id.rsplit("/", 1)[0], told)
            self.assertIn(id.rsplit("/", 1)[0], manifest["left_out"])
            self.assertFalse(set(told) & set(manifest["left_out"]))

    def test_more_rows_than_the_format_counts_are_named_and_left_out(self):
        root = self.folder / "set"
        for number, rows in enumerate((32768, 32767), 1):
            write_slice(root / "dicoms" / "P1" / f"{number}.dcm", numpy.full((rows, 10), number, numpy.uint8), number)
            write_contour(root, "O1", number, "inner", [(0, 0), (0, 7), (7, 7), (7, 0)])
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        self.run_cli("export", root, "-o", self.folder / "out", "--format", "nifti", expect=5)
        manifest = json.loads((self.folder / "out" / "manifest.json").read_text())
        self.assertEqual(manifest["excluded"], [{"id": "P1/1/inner", "reason": "size-unfit"}])
        (entry,) = manifest["batches"]
        self.assertEqual(nibabel.load(self.folder / "out" / entry["file"]).shape[:2], (10, 32767))

    def test_a_gap_cuts_the_volume(self):
        root = self.folder / "set"
        for number, location in enumerate((0, 10, 20, 45, 55), 1):
            write_slice(root / "dicoms" / "P1" / f"{number}.dcm", numpy.full((10, 10), number, numpy.int16), number,
                        location=location)
            write_contour(root, "O1", number, "inner", [(0, 0), (0, 7), (7, 7), (7, 0)])
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        manifest = self.export(root, "out", "--format", "nifti")
        images = [nibabel.load(self.folder / "out" / entry["file"]) for entry in manifest["batches"]]
        self.assertEqual([image.shape for image in images], [(10, 10, 3), (10, 10, 2)])
        self.assertEqual([list(image.affine[:3, 3]) for image in images], [[0, 0, 0], [0, 0, 45]])

    def test_shares_are_kept(self):
        manifest = self.export(small_demo(), "out", "--format", "nifti", "--mask-rule", "coverage")
        pairs = self.pairs()
        for entry in manifest["batches"]:
            mask = numpy.asanyarray(nibabel.load(self.folder / "out" / entry["beside"][0]["file"]).dataobj)
            self.assertEqual(mask.dtype, numpy.float32)
            areas = sum(reference.area(pairs[item["id"]][1]) for item in entry["items"])
            self.assertAlmostEqual(float(mask.sum(dtype=float)), areas, places=1)


class Lists(Formats):
    def assert_label_maps(self, name, manifest, mask_of):
        """Every label map is the kinds painted, the smaller over the larger."""
        pairs = self.pairs(("inner", "outer"))
        for entry in manifest["batches"]:
            image = nibabel.load(self.folder / name / entry["file"])
            labels = nibabel.load(self.folder / name / entry["beside"][0]["file"])
            numpy.testing.assert_array_equal(labels.affine, image.affine)
            expected = set()
            for number in {item["id"].split("/")[1] for item in entry["items"]}:
                plane = 0
                for kind, value in (("outer", 2), ("inner", 1)):
                    for item in entry["items"]:
                        if item["id"].split("/")[1:] == [number, kind]:
                            pixels, points = pairs[item["id"]]
                            plane = numpy.where(mask_of(points, pixels.shape), value, plane)
                expected.add(plane.astype(numpy.uint8).tobytes())
            planes = numpy.asanyarray(labels.dataobj)
            self.assertEqual({planes[:, :, k].T.tobytes() for k in range(planes.shape[2])} - {bytes(planes[:, :, 0].size)},
                             expected)

    def test_nnunet_finds_what_it_looks_for(self):
        for rule, mask_of, manifest in self.exported_by_rule("nnunet", "--kinds", "inner,outer"):
            self.assert_label_maps(rule, manifest, mask_of)
        out = self.folder / rule
        about = json.loads((out / "dataset.json").read_text())
        self.assertEqual(about["labels"], {"background": 0, "inner": 1, "outer": 2})
        self.assertEqual((about["channel_names"], about["file_ending"]), ({"0": "MRI"}, ".nii.gz"))
        cases = {file.name.removesuffix(".nii.gz") for file in (out / "labelsTr").iterdir()}
        self.assertEqual({file.name for file in (out / "imagesTr").iterdir()}, {f"{case}_0000.nii.gz" for case in cases})
        self.assertEqual(about["numTraining"], len(cases))
        splits = json.loads((out / "splits_final.json").read_text())
        self.assertEqual(len(splits), 3)  # as many as there are patients
        self.assertEqual(sorted(case for split in splits for case in split["val"]), sorted(cases))
        patient = {entry["file"].split("/")[1].removesuffix("_0000.nii.gz"): entry["items"][0]["id"].split("/")[0]
                   for entry in manifest["batches"]}
        for split in splits:
            self.assertEqual(set(split["train"]) | set(split["val"]), cases)
            self.assertFalse({patient[case] for case in split["train"]} & {patient[case] for case in split["val"]})

    def test_nnunet_takes_a_split_that_was_asked_for(self):
        manifest = self.export(small_demo(), "out", "--format", "nnunet", "--split", "34/33/33")
        out = self.folder / "out"
        parts = {}
        for entry, item in self.items(manifest):
            case = entry["beside"][0]["file"].split("/")
            parts.setdefault(item["split"], set()).add((case[0], case[1].removesuffix(".nii.gz")))
        split, = json.loads((out / "splits_final.json").read_text())
        self.assertEqual({("labelsTr", case) for case in split["train"]}, parts["train"])
        self.assertEqual({("labelsTr", case) for case in split["val"]}, parts["validation"])
        self.assertEqual({folder for folder, _ in parts["test"]}, {"labelsTs"})

    def test_monai_gets_a_list(self):
        for rule, mask_of, manifest in self.exported_by_rule("monai", "--kinds", "inner,outer", "--split", "34/33/33"):
            self.assert_label_maps(rule, manifest, mask_of)
        listed = json.loads((self.folder / rule / "datalist.json").read_text())
        for part, word in (("training", "train"), ("validation", "validation"), ("test", "test")):
            entries = [entry for entry in manifest["batches"] if entry["items"][0]["split"] == word]
            self.assertEqual([(case["image"], case["label"], case["patient"]) for case in listed[part]],
                             [(entry["file"], entry["beside"][0]["file"], entry["items"][0]["id"].split("/")[0])
                              for entry in entries])
            self.assertTrue(entries)


if __name__ == "__main__":
    main()
