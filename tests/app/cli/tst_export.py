"""Exported batches against pydicom and reference masks; selection, order, shards, pseudonyms, damage."""
import json
import os
import shutil
import signal
import stat
import subprocess
import time

import numpy
from program import CLI, Case, damage, environment, files, main, sha256, small_demo, without_privileges, write_contour, write_slice

import reference  # beside app/, which program puts on the path

SQUARE = [(0, 0), (0, 7), (7, 7), (7, 0)]


def items(manifest):
    return [item for batch in manifest["batches"] for item in batch["items"]]


def ids(manifest):
    return [item["id"] for item in items(manifest)]


class Export(Case):
    def arrays(self, name, manifest):
        """-> {id: (image, mask, spacing)}"""
        result = {}
        for batch in manifest["batches"]:
            with numpy.load(self.folder / name / batch["file"]) as arrays:
                self.assertEqual(set(arrays.files), {"images", "masks", "spacing"})
                self.assertEqual(arrays["spacing"].shape, (len(batch["items"]), 2))
                self.assertEqual(arrays["spacing"].dtype, numpy.float64)
                for i, item in enumerate(batch["items"]):
                    result[item["id"]] = arrays["images"][i], arrays["masks"][i], arrays["spacing"][i]
        return result

    def compare(self, mask_of, *options, kinds=("inner",)):
        manifest = self.export(small_demo(), "out", *options)
        arrays = self.arrays("out", manifest)
        pairs = reference.pairs(small_demo(), kinds)
        self.assertEqual(set(arrays), {id for id, _, _ in pairs})
        for id, slice_file, contour_file in pairs:
            image, mask, spacing = arrays[id]
            pixels = reference.pixels(slice_file)
            self.assertEqual(image.dtype, pixels.dtype)
            numpy.testing.assert_array_equal(image, pixels, id)
            numpy.testing.assert_array_equal(mask, mask_of(reference.points(contour_file), pixels.shape), id)
            self.assertEqual(mask.dtype, bool)
            self.assertEqual(list(spacing), reference.spacing(slice_file))

    def test_pixels_and_masks_are_those_of_the_reference(self):
        self.compare(reference.mask_centre)

    def test_outer_contours_and_another_origin(self):
        self.compare(lambda points, shape: reference.mask_centre(points, shape, 0.5), "--kinds", "outer,inner",
                     "--pixel-origin", "0.5", kinds=("inner", "outer"))

    def test_the_original_pipelines_masks(self):
        self.compare(reference.mask_pil, "--mask-rule", "pil", "--batch-size", "3")

    def test_coverage_is_each_pixels_share(self):
        manifest = self.export(small_demo(), "out", "--mask-rule", "coverage")
        arrays = self.arrays("out", manifest)
        for id, _, contour_file in reference.pairs(small_demo())[:3]:
            mask = arrays[id][1]
            points = reference.points(contour_file)
            self.assertEqual(mask.dtype, numpy.float32)
            self.assertAlmostEqual(float(mask.sum(dtype=float)), reference.area(points), places=2)
            left, top = points.min(0).astype(int)
            for row in range(top - 1, top + 8):
                for column in range(left - 1, left + 20):
                    self.assertAlmostEqual(mask[row, column], reference.pixel_coverage(points, row, column), places=5)

    def test_a_square_has_as_many_pixels_as_the_convention_says(self):
        root = self.folder / "set"
        write_slice(root / "dicoms" / "P1" / "1.dcm", numpy.arange(100, dtype=numpy.uint16).reshape(10, 10))
        write_contour(root, "O1", 1, "inner", SQUARE)
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        for rule, count in (("centre", 49), ("pil", 36), ("touch", 64)):
            image, mask, spacing = self.arrays(rule, self.export(root, rule, "--mask-rule", rule))["P1/1/inner"]
            self.assertEqual(mask.sum(), count, rule)
            self.assertEqual(image.dtype, numpy.uint16)
            self.assertEqual(list(spacing), [1.5, 1.25])

    def test_slices_of_another_size_go_to_another_batch(self):
        root = self.folder / "set"
        for number, size in enumerate((10, 12, 10, 12), 1):
            write_slice(root / "dicoms" / "P1" / f"{number}.dcm", numpy.zeros((size, 10), numpy.int16), number)
            write_contour(root, "O1", number, "inner", SQUARE)
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        manifest = self.export(root, "out")
        self.assertEqual([len(batch["items"]) for batch in manifest["batches"]], [2, 2])
        self.assertEqual(len(self.arrays("out", manifest)), 4)


class Manifest(Case):
    def test_it_has_every_field_of_the_contract(self):
        manifest = self.export(small_demo(), "out", "--shuffle", "--seed", "5", "--split", "34/33/33")
        self.assertEqual(manifest["schema"], "contourcheck/export/1")
        self.assertLessEqual({"version", "format", "seed", "convention", "batches", "excluded"}, set(manifest))
        self.assertEqual((manifest["format"], manifest["seed"]), ("npz", 5))
        self.assertEqual(manifest["convention"], {"pixel_origin": 0, "mask_rule": "centre"})
        sources = {id: (slice_file, contour_file) for id, slice_file, contour_file in reference.pairs(small_demo())}
        for number, batch in enumerate(manifest["batches"]):
            self.assertEqual(batch["file"], f"batch-{number:05}.npz")
            self.assertEqual(batch["sha256"], sha256(self.folder / "out" / batch["file"]))
            for item in batch["items"]:
                slice_file, contour_file = sources[item["id"]]
                self.assertEqual(item["image_sha256"], sha256(slice_file))
                self.assertEqual(item["contour_sha256"], sha256(contour_file))
                self.assertIn(item["split"], ("train", "validation", "test"))
                self.assertLessEqual({"decision", "status"}, set(item))

    def test_every_contour_stands_once(self):
        for options in ([], ["--include", "accepted"], ["--kinds", "outer"], ["--shard", "1/2"]):
            manifest = self.export(small_demo(), "-".join(["out", *options]).replace("/", "_"), *options)
            everywhere = ids(manifest) + [excluded["id"] for excluded in manifest["excluded"]]
            contours = [contour["id"] for contour in self.check(small_demo())["contours"]]
            self.assertEqual(sorted(everywhere), sorted(contours))

    def test_a_split_keeps_patients_whole(self):
        parts = {}
        for item in items(self.export(small_demo(), "out", "--split", "34/33/33")):
            parts.setdefault(item["id"].split("/")[0], set()).add(item["split"])
        self.assertEqual(sorted(map(tuple, parts.values())), [("test",), ("train",), ("validation",)])

    def test_nobody_accepted_anything_yet(self):
        manifest = self.export(small_demo(), "out", "--include", "accepted")
        self.assertEqual(items(manifest), [])
        self.assertIn("not-accepted", {excluded["reason"] for excluded in manifest["excluded"]})


class Runs(Case):
    def test_two_runs_write_the_same_bytes(self):
        options = ("--shuffle", "--seed", "3", "--batch-size", "4")
        self.export(small_demo(), "one", *options, "--jobs", "1")
        self.export(small_demo(), "two", *options, "--jobs", "4")
        self.assertEqual(files(self.folder / "one"), files(self.folder / "two"))

    def test_a_seed_makes_an_order(self):
        orders = [ids(self.export(small_demo(), f"out{i}", *options)) for i, options in
                  enumerate(([], ["--shuffle", "--seed", "1"], ["--shuffle", "--seed", "2"]))]
        self.assertEqual(len({tuple(order) for order in orders}), 3)
        self.assertEqual(len({tuple(sorted(order)) for order in orders}), 1)

    def test_shards_together_are_the_whole(self):
        whole = set(ids(self.export(small_demo(), "whole")))
        parts = [set(ids(self.export(small_demo(), f"part{i}", "--shard", f"{i}/2"))) for i in (0, 1)]
        self.assertEqual(parts[0] | parts[1], whole)
        self.assertFalse(parts[0] & parts[1])
        patients = [{id.split("/")[0] for id in part} for part in parts]
        self.assertFalse(patients[0] & patients[1])

    def test_an_export_is_not_written_over_another(self):
        self.export(small_demo(), "out")
        before = files(self.folder / "out")
        self.run_cli("export", small_demo(), "-o", self.folder / "out", "--mask-rule", "pil", expect=4)
        self.assertEqual(files(self.folder / "out"), before)

    def test_the_same_export_again_is_complete_already(self):
        self.export(small_demo(), "out")
        before = {path: path.stat().st_mtime_ns for path in (self.folder / "out").iterdir()}
        for more in ((), ("--resume",)):
            out, error = self.run_cli("export", small_demo(), "-o", self.folder / "out", *more)
            self.assertIn("complete already", error)
            self.assertIn("manifest.json", out)
        self.assertEqual({path: path.stat().st_mtime_ns for path in (self.folder / "out").iterdir()}, before)

    def test_changed_input_is_no_complete_export(self):
        root = self.copy(small_demo())
        self.export(root, "out")
        contour = reference.pairs(root)[0][2]
        contour.write_text(contour.read_text() + "\n")
        error = self.run_cli("export", root, "-o", self.folder / "out", expect=4)[1]
        self.assertIn("holds a complete export", error)

    def test_a_contour_without_a_slice_is_named(self):
        root = self.copy(small_demo())
        id, slice_file, contour_file = reference.pairs(root)[0]
        slice_file.unlink()
        error = self.run_cli("export", root, "-o", self.folder / "out", expect=5)[1]
        self.assertIn(f"{id}: no-slice: {contour_file.relative_to(root)}: there is no slice {slice_file.stem}", error)
        error = self.run_cli("export", root, "-o", self.folder / "named", "--pseudonym", expect=5)[1]
        self.assertIn("inner: no-slice", error)
        self.assertNotIn(contour_file.name, error)
        self.assertNotIn(id.split("/")[0], error)

    def test_one_is_not_some(self):
        root = self.folder / "set"
        write_slice(root / "dicoms" / "P1" / "1.dcm", numpy.zeros((10, 10), numpy.int16))
        write_contour(root, "O1", 1, "inner", SQUARE)
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        self.assertIn("1 pair in 1 batch\n", self.run_cli("export", root, "-o", self.folder / "out")[0])

    def test_an_export_that_was_killed_is_resumed_to_the_same_bytes(self):
        options = ("--batch-size", "1", "--kinds", "inner,outer", "--jobs", "1")
        self.export(small_demo(), "whole", *options)
        process = subprocess.Popen([CLI, "export", small_demo(), "-o", self.folder / "out", *options],
                                   env=environment(self.home), stdout=subprocess.DEVNULL)
        while process.poll() is None and not (self.folder / "out" / "batch-00002.npz").exists():
            time.sleep(0.001)
        process.kill()
        process.wait()
        self.export(small_demo(), "out", *options, "--resume")
        self.assertEqual(files(self.folder / "out"), files(self.folder / "whole"))

    def test_ctrl_c_says_how_to_go_on(self):
        options = ("--batch-size", "1", "--kinds", "inner,outer", "--jobs", "1")
        command = [CLI, "export", small_demo(), "-o", self.folder / "out", *options]
        for _ in range(20):  # it may be done before it is stopped
            process = subprocess.Popen(command, env=environment(self.home), stdout=subprocess.DEVNULL,
                                       stderr=subprocess.PIPE, text=True)
            while process.poll() is None and not (self.folder / "out" / "batch-00000.npz").exists():
                time.sleep(0.001)
            process.send_signal(signal.SIGINT)
            error = process.communicate()[1]
            if process.returncode != 0:
                break
            shutil.rmtree(self.folder / "out")
        self.assertIn("stopped; the same command with --resume goes on from here", error)
        self.assertEqual(process.returncode, -signal.SIGINT)
        self.export(small_demo(), "out", *options, "--resume")

    def test_damaged_input_is_named_and_the_rest_is_done(self):
        root = self.copy(small_demo())
        (id, slice_file, _), (second, _, contour_file), *rest = reference.pairs(root)
        damage(slice_file)
        contour_file.write_text("no numbers\n")
        error = self.run_cli("export", root, "-o", self.folder / "out", expect=5)[1]
        self.assertIn(f"{id}: slice-unreadable: {slice_file.relative_to(root)}: ", error)
        self.assertIn(f"{second}: contour-unreadable: {contour_file.relative_to(root)}:1: is not two numbers", error)
        self.assertNotIn(str(root), error)
        manifest = json.loads((self.folder / "out" / "manifest.json").read_text())
        reasons = {excluded["id"]: excluded["reason"] for excluded in manifest["excluded"]}
        self.assertEqual(reasons[id], "slice-unreadable")
        self.assertEqual(reasons[second], "contour-unreadable")
        self.assertEqual(sorted(ids(manifest)), sorted(id for id, _, _ in rest))


    def test_a_folder_that_cannot_be_read_is_named_and_the_rest_is_done(self):
        root = self.copy(small_demo())
        whole = reference.pairs(root)
        contours, slices = whole[0][2].parent, whole[-1][1].parent
        for i, folder in enumerate((contours, slices)):
            mode = folder.stat().st_mode
            folder.chmod(0)
            error = self.run_cli("export", root, "-o", self.folder / f"out{i}", expect=5,
                                 preexec_fn=without_privileges)[1]
            folder.chmod(mode)
            self.assertIn(str(folder.relative_to(root)), error)
            there = [id for id, slice_file, contour_file in whole if folder not in (*slice_file.parents, *contour_file.parents)]
            manifest = json.loads((self.folder / f"out{i}" / "manifest.json").read_text())
            self.assertEqual(sorted(ids(manifest)), sorted(there))

    def test_an_empty_contour_is_named(self):
        root = self.copy(small_demo())
        id, _, contour_file = reference.pairs(root)[0]
        contour_file.write_text("")
        error = self.run_cli("export", root, "-o", self.folder / "out", expect=5)[1]
        self.assertIn(f"{id}: too-few-points", error)
        self.run_cli("export", root, "-o", self.folder / "outer", "--kinds", "outer")


class Pseudonyms(Case):
    def assert_nothing_told(self, name, dataset):
        linked = (dataset / "link.csv").read_text().split("\n")[1:]
        words = {word.strip() for row in linked for word in row.split(",")} - {""}
        self.assertGreaterEqual(len(words), 6)
        for file, data in files(self.folder / name).items():
            for word in words:
                self.assertNotIn(word.encode(), data, file)
                self.assertNotIn(word, file)

    def test_no_id_of_the_input_is_in_any_output(self):
        out, error = self.run_cli("export", small_demo(), "-o", self.folder / "out", "--pseudonym")
        self.assert_nothing_told("out", small_demo())
        self.assertRegex(error, "a new key .*pseudonym.key")
        self.assertEqual(self.run_cli("export", small_demo(), "-o", self.folder / "two", "--pseudonym",
                                      "--quiet")[1], "")
        self.assertNotIn("inner", out)
        key = self.home / "data" / "contourcheck" / "pseudonym.key"
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        self.assertEqual(key.stat().st_size, 32)

    def test_what_is_left_out_is_told_without_an_id_of_the_input(self):
        root = self.folder / "set"
        subprocess.run(["cp", "-r", small_demo(), root], check=True)
        pairs = reference.pairs(root)
        damage(pairs[0][1])
        pairs[1][2].write_text("no numbers\n")
        pairs[2][2].write_text("")
        self.forbid(pairs[-1][2].parent)
        error = self.run_cli("export", root, "-o", self.folder / "out", "--pseudonym", "--quiet", expect=5,
                             preexec_fn=without_privileges)[1]
        linked = (root / "link.csv").read_text().split("\n")[1:]
        for word in {word.strip() for row in linked for word in row.split(",")} - {""}:
            self.assertNotIn(word, error)
        self.assertEqual(len(error.splitlines()), 5, error)  # the new key, and what is left out
        manifest = json.loads((self.folder / "out" / "manifest.json").read_text())
        for excluded in manifest["excluded"]:
            if excluded["reason"] in ("slice-unreadable", "contour-unreadable", "too-few-points"):
                self.assertIn(f"{excluded['id']}: {excluded['reason']}", error)

    def test_the_key_makes_the_names(self):
        keys = [self.folder / name for name in ("a", "b")]
        for key in keys:
            key.write_bytes(os.urandom(32))
        first, again, other = (ids(self.export(small_demo(), f"out{i}", "--pseudonym", "--pseudonym-key", key))
                               for i, key in enumerate((keys[0], keys[0], keys[1])))
        self.assertEqual(first, again)
        self.assertFalse(set(first) & set(other))
        self.assertFalse((self.home / "data").exists())

    def test_shards_need_a_key_that_all_can_have(self):
        words = ("export", small_demo(), "-o", self.folder / "out", "--pseudonym", "--shard", "0/2")
        self.assertIn("--pseudonym-key", self.run_cli(*words, expect=2)[1])
        self.assertFalse(self.home.exists() or (self.folder / "out").exists())
        (self.folder / "key").write_bytes(os.urandom(32))
        self.run_cli(*words, "--pseudonym-key", self.folder / "key")

    def test_a_key_that_others_may_read_is_told(self):
        key = self.folder / "key"
        key.write_bytes(bytes(range(32)))
        for mode, told in ((0o644, True), (0o600, False)):
            key.chmod(mode)
            _, error = self.run_cli("export", small_demo(), "-o", self.folder / str(mode), "--pseudonym", "--pseudonym-key", key)
            self.assertEqual("others than its owner may read or change the key" in error, told)

    def test_a_key_that_is_no_key_is_refused(self):
        (self.folder / "short").write_bytes(b"abc")
        for key in ("short", "absent"):
            self.run_cli("export", small_demo(), "-o", self.folder / "out", "--pseudonym", "--pseudonym-key",
                         self.folder / key, expect=2)
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    main()
