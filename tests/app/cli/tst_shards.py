"""The manifests of shards joined to one, against the export without shards."""
import json
import shutil

from program import files, main, sha256
from sharded import KINDS, Shards, many_patients


class Merge(Shards):
    def test_the_whole_is_the_export_without_shards(self):
        parts = self.write(3, *KINDS, "--seed", "2", "--format", "nifti")
        target = self.folder / "parts" / "manifest.json"
        self.merge(*parts, "-o", target)
        whole = json.loads(target.read_text())
        alone = self.export(many_patients(), "alone", *KINDS, "--seed", "2", "--format", "nifti")
        for key in ("schema", "version", "format", "seed", "convention", "options", "provenance"):
            self.assertEqual(whole[key], alone[key], key)
        self.assertEqual(sorted(map(json.dumps, whole["excluded"])), sorted(map(json.dumps, alone["excluded"])))
        self.assertEqual(sorted(whole["left_out"]), sorted(alone["left_out"]))

        def items(manifest):
            return sorted(json.dumps(item) for batch in manifest["batches"] for item in batch["items"])
        self.assertEqual(items(whole), items(alone))
        for batch in whole["batches"]:
            for file in (batch, *batch.get("beside", [])):
                self.assertEqual(sha256(target.parent / file["file"]), file["sha256"])
        self.assertEqual(whole["shards"], [{"shard": f"{i}/3", "manifest": f"{i}-of-3/manifest.json",
                                            "sha256": sha256(part / "manifest.json")} for i, part in enumerate(parts)])

    def test_the_order_of_the_folders_does_not_matter_and_two_runs_write_the_same(self):
        parts = self.write(3, "--format", "nifti", "--croissant")
        one, two = self.folder / "parts" / "one.json", self.folder / "parts" / "two.json"
        for target, folders in ((one, parts), (two, parts[::-1]), (one, parts)):
            self.merge(*folders, "-o", target)
        self.assertEqual(one.read_bytes(), two.read_bytes())
        self.assertIn("2-of-3/croissant.json", [file["file"] for file in json.loads(one.read_text())["files"]])
        out = self.merge(*parts, "-o", self.folder / "new" / "folder")[0]
        self.assertIn(str(self.folder / "new" / "folder" / "manifest.json"), out)
        moved = json.loads((self.folder / "new" / "folder" / "manifest.json").read_text())
        self.assertTrue(moved["batches"][0]["file"].startswith("../../parts/0-of-3/"))

    def merged(self, *options):
        """-> what one export writes, and shards that are put together, but for the manifest"""
        self.export(many_patients(), "alone", *options)
        whole = self.folder / "whole"
        parts = self.write(2, *options)
        self.merge(*parts, "-o", whole)
        for part in parts:
            shutil.rmtree(part)
        manifest = json.loads((whole / "manifest.json").read_text())
        for batch in manifest["batches"] + manifest["files"]:
            for file in (batch, *batch.get("beside", [])):
                self.assertEqual(sha256(whole / file["file"]), file["sha256"])
        found = [files(self.folder / name) for name in ("alone", "whole")]
        for each in found:
            del each["manifest.json"]
        shutil.rmtree(whole)
        shutil.rmtree(self.folder / "alone")
        return found

    def test_what_training_programs_read_as_one_folder_is_that_of_one_export(self):
        key = self.folder / "key"
        key.write_bytes(bytes(range(32)))
        for format in ("nnunet", "monai", "coco"):
            for options in ((), (*KINDS, "--seed", "4", "--split", "40/40/20"),
                            (*KINDS, "--pseudonym", "--pseudonym-key", key)):
                alone, whole = self.merged("--format", format, *options)
                self.assertGreater(len(alone), 5)
                self.assertEqual(alone, whole, (format, options))

    def test_a_plan_of_one_shard_is_a_whole_too(self):
        for format in ("nnunet", "monai", "coco"):
            options = ("--format", format, "--shuffle", "--seed", "4", "--split", "40/40/20")
            (shard,) = self.plan("--max-patients", "100", "--json", "-o", self.folder / format, *options)["shards"]
            self.run_line(shard["command"])
            self.merge(self.folder / format / "0-of-1", "-o", self.folder / format / "whole")
            found = [files(self.folder / format / name) for name in ("0-of-1", "whole")]
            for each in found:
                del each["manifest.json"]
            self.assertEqual(*found)

    def test_what_stands_in_the_way_of_the_whole_stays(self):
        parts = self.write(2, "--format", "coco")
        whole = self.folder / "whole"
        (whole / "images").mkdir(parents=True)
        name = next((parts[1] / "images").iterdir()).name
        for file in ("annotations.json", f"images/{name}"):
            (whole / file).write_text("mine")
            error = self.merge(*parts, "-o", whole, expect=4)[1]
            self.assertIn(f"{whole}/{file}: is there already and holds something else", error)
            self.assertEqual((whole / file).read_text(), "mine")
            self.assertFalse((whole / "manifest.json").exists())
            (whole / file).unlink()
        (whole / "images" / "another.png").write_text("of another export")
        error = self.merge(*parts, "-o", whole, expect=4)[1]
        self.assertIn(f"{whole}/images: holds files of something else; choose another folder", error)
        (whole / "images" / name).mkdir()  # cannot be brought
        (whole / "images" / "another.png").unlink()
        self.merge(*parts, "-o", whole, expect=4)
        self.assertFalse((whole / "annotations.json").exists())
        (whole / "images" / name).rmdir()
        for _ in range(2):
            self.merge(*parts, "-o", whole)
        self.assertEqual(len(files(whole)), 2 + sum(len(list((part / "images").iterdir())) for part in parts))

    def assert_refused(self, parts, *texts, expect=5):
        target = self.folder / "whole.json"
        error = self.merge(*parts, "-o", target, expect=expect)[1]
        for text in texts:
            self.assertIn(text, error)
        self.assertFalse(target.exists())

    def test_a_shard_that_is_missing_or_there_twice_is_named(self):
        parts = self.write(3)
        self.assert_refused(parts[:2], "shard 2/3 is missing")
        self.assert_refused([*parts, parts[0]], "0-of-3/manifest.json: is shard 0/3 a second time")

    def test_of_many_that_are_missing_the_first_are_named(self):
        parts = self.write(2)
        self.change(parts[0], lambda manifest: manifest["options"].update(shard=[1, 2**31 - 1]))
        error = self.merge(parts[0], "-o", self.folder / "whole.json", expect=5)[1]
        self.assertIn("shard 0/2147483647 is missing\n", error)
        self.assertNotIn("shard 1/2147483647 is missing\n", error)
        self.assertIn("shard 100/2147483647 is missing\n", error)
        self.assertIn(" 2147483546 more shards are missing\n", error)
        self.assertLess(len(error.splitlines()), 110)

    def test_shards_of_other_exports_are_named(self):
        parts = self.write(2)
        for name, options, key in (("a", ("--seed", "1"), "seed"), ("b", ("--mask-rule", "pil"), "convention"),
                                   ("c", KINDS, "options"), ("d", ("--format", "hdf5"), "format")):
            self.export(many_patients(), name, "--shard", "1/2", *options)
            self.assert_refused([parts[0], self.folder / name], f"its {key} differ{'' if key == 'options' else 's'} from that of shard 0/2")
        self.export(many_patients(), "third", "--shard", "1/3")
        self.assert_refused([parts[0], self.folder / "third"], "is shard 1/3, not one of 2")

    def test_shards_of_other_decisions_or_data_are_named(self):
        root = self.copy(many_patients())
        self.export(root, "first", "--shard", "0/2")
        id = self.check(root)["contours"][0]["id"]
        self.run_cli("review", root, "set", id, "accept", "--reviewer", "R. Reader")
        self.export(root, "second", "--shard", "1/2")
        self.assert_refused([self.folder / "first", self.folder / "second"], 
                            "its provenance differs from that of shard 0/2: reviewers had decided something else by then (",
                            "decisions.states.accepted: 1, there null; decisions.sha256)")

    def test_shards_of_two_states_of_the_dataset_are_named(self):
        root = self.copy(many_patients())
        self.export(root, "first", "--shard", "0/2")
        contour = sorted(root.glob("contourfiles/*/i-contours/*"))[0]
        contour.write_text("".join(f"{float(x) + 9} {y}\n" for x, y in map(str.split, contour.read_text().splitlines())))
        self.export(root, "second", "--shard", "1/2")
        self.assert_refused([self.folder / "first", self.folder / "second"],
                            "the dataset or its table was another (dataset.contours_sha256)")

    def test_of_another_export_only_what_differs_is_named(self):
        parts = self.write(2)
        self.export(many_patients(), "seed", "--shard", "1/2", "--seed", "3")
        _, error = self.run_cli("merge", parts[0], self.folder / "seed", "-o", self.folder / "m.json", expect=5)
        self.assertNotIn(" is in ", error)

    def test_what_else_differs_is_named_with_both_values(self):
        parts = self.write(2, *KINDS)
        self.change(parts[1], lambda manifest: manifest["provenance"]["versions"].update(zlib="0.9"))
        self.assert_refused(parts, ": other programs or libraries wrote it (versions.zlib: \"0.9\", there ")
        self.export(many_patients(), "other", "--shard", "1/2")
        self.assert_refused([parts[0], self.folder / "other"], "(kinds: [\"inner\"], there [\"inner\",\"outer\"])")

    def change(self, part, change):
        manifest = json.loads((part / "manifest.json").read_text())
        change(manifest)
        (part / "manifest.json").write_text(json.dumps(manifest))

    def test_contours_that_are_lost_or_twice_are_named(self):
        parts = self.write(2)
        manifests = [json.loads((part / "manifest.json").read_text()) for part in parts]
        id = manifests[0]["batches"][0]["items"][0]["id"]
        self.change(parts[0], lambda manifest: manifest["batches"][0]["items"].pop(0))
        self.assert_refused(parts, f"{id}: does not stand in the manifest of each shard", f"{id}: is in no shard")
        self.change(parts[0], lambda manifest: manifest["excluded"].append({"id": id, "reason": "shard"}))
        self.assert_refused(parts, f"{id}: is in no shard")
        (parts[0] / "manifest.json").write_text(json.dumps(manifests[0]))

        def take(manifest):
            for each in manifest["excluded"]:
                each["reason"] = "kind" if each["id"] == id else each["reason"]
        self.change(parts[1], take)
        self.assert_refused(parts, f"{id}: is in more than one shard")
        for part in parts:
            self.change(part, lambda manifest: manifest["excluded"].clear())
        self.assert_refused(parts, "contours, the manifests name")

    def test_damaged_and_missing_files_are_named(self):
        parts = self.write(2)
        batches = [next(part.glob("batch-*")) for part in parts]
        batches[0].write_bytes(batches[0].read_bytes()[:-1])
        batches[1].unlink()
        self.assert_refused(parts, f"{batches[0]}: does not have the hash that the manifest says", f"{batches[1]}: is missing")

    def test_each_manifest_that_is_missing_or_broken_is_named(self):
        parts = self.write(2)
        self.assert_refused([parts[0], self.folder, self.folder / "none"], f"{self.folder}/manifest.json: ",
                            f"{self.folder}/none/manifest.json: ")
        self.change(parts[1], lambda manifest: manifest["options"].pop("shard"))
        self.assert_refused(parts, f"{parts[1]}/manifest.json: is no manifest of a shard")
        self.change(parts[0], lambda manifest: manifest["provenance"].pop("burned_in"))
        self.assert_refused(parts, *(f"{part}/manifest.json: is no manifest of a shard" for part in parts))
        for text in ("", "[]", "no JSON"):
            (parts[0] / "manifest.json").write_text(text)
            self.assert_refused(parts, f"{parts[0]}/manifest.json: is no")

    def test_a_manifest_that_says_what_no_export_does_is_named_with_its_key(self):
        parts = self.write(2)
        sound = (parts[0] / "manifest.json").read_text()

        def of_item(key, value):
            return lambda manifest: manifest["batches"][0]["items"][0].update({key: value})
        for key, change in (
                ("split", of_item("split", 5)), ("split", of_item("split", "train")), ("status", of_item("status", {})),
                ("decision", of_item("decision", "rejected")), ("places", lambda manifest: manifest.update(places=[])),
                ("places", lambda manifest: manifest.update(places={})),
                ("places", lambda manifest: manifest["places"].update(x=-1)),
                *(("shard", lambda manifest, shard=shard: manifest["options"].update(shard=shard))
                  for shard in ([0, 1e30], [0, 10**18], [0, 2**31], [-1, 2], [2, 2], [0, 0], [0, 2, 1], None)),
                ("selection_seed", lambda manifest: manifest["options"].update(selection_seed=0.5)),
                ("contours", lambda manifest: manifest["provenance"]["dataset"].update(contours="9")),
                ("slices", lambda manifest: manifest["provenance"]["dataset"].update(slices=-1)),
                ("burned_in", lambda manifest: manifest["provenance"]["burned_in"].update(no=2**64 - 1)),
                ("burned_in", lambda manifest: manifest["provenance"].update(burned_in=[1]))):
            (parts[0] / "manifest.json").write_text(sound)
            self.change(parts[0], change)
            self.assert_refused(parts, f'{parts[0]}/manifest.json: says of "{key}" what no export of a shard does')

    def test_what_is_nested_without_end_is_refused_wherever_it_stands(self):
        parts = self.write(2)
        sound = (parts[0] / "manifest.json").read_text()
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            deep = opening * 100000 + "1" + closing * 100000
            for key in ("provenance", "options", "convention", "places"):
                (parts[0] / "manifest.json").write_text(sound.replace(f'"{key}": {{', f'"{key}": {{"x": {deep},', 1))
                self.assert_refused(parts, f"{parts[0]}/manifest.json: is JSON with lists in lists")
            (parts[0] / "manifest.json").write_text(sound.replace('"seed": 0', f'"seed": {deep}', 1))
            self.assert_refused(parts, f"{parts[0]}/manifest.json: is JSON with lists in lists")

    def test_texts_of_shards_are_not_trusted_either(self):
        parts = self.write(2, "--format", "coco")
        text = parts[0] / "annotations.json"
        for said in ("[" * 100000 + "]" * 100000, "no JSON", '{"images": 5}', '{"images": [], "annotations": [5]}'):
            text.write_text(said)
            self.change(parts[0], lambda manifest: [file.update(sha256=sha256(text)) for file in manifest["files"]
                                                    if file["file"] == "annotations.json"])
            _, error = self.merge(*parts, "-o", self.folder / "whole" / "manifest.json", expect=5)
            self.assertIn(f"{text}: is ", error)
            self.assertFalse((self.folder / "whole").exists())

    def test_what_stands_at_the_output_stays(self):
        parts = [self.folder / name for name in ("x", "y")]
        for number, part in enumerate(parts):
            self.export(many_patients(), part.name, "--shard", f"{number}/2")
        before = files(parts[0])
        self.merge(*parts, "-o", parts[0], expect=2)
        self.assertEqual(files(parts[0]), before)
        (self.folder / "mine.json").write_text("mine")
        self.merge(*parts, "-o", self.folder / "mine.json", expect=4)
        self.assertEqual((self.folder / "mine.json").read_text(), "mine")
        self.merge("-o", self.folder / "z.json", expect=2)


if __name__ == "__main__":
    main()
