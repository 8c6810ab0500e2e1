"""Complete exports compared with the dataset: what agrees, and what is named where something does not."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import time

import numpy
from program import CLI, FORMATS, Case, demo, environment, files, main, without_privileges

import reference  # beside app/, which program puts on the path



def tiny_demo():
    return demo("--patients", "3", "--locations", "3", "--phases", "2")


class Verify(Case):
    def verify(self, *options, dataset=None, expect=0, name="out", **more):
        return self.run_cli("export", dataset or tiny_demo(), "-o", self.folder / name, "--verify", *options,
                            expect=expect, **more)

    def manifest(self, name="out"):
        return json.loads((self.folder / name / "manifest.json").read_text())

    def change(self, change):
        """Of the manifest, as someone would who wants to hide a change."""
        manifest = self.manifest()
        change(manifest)
        (self.folder / "out" / "manifest.json").write_text(json.dumps(manifest))

    def named(self, error):
        """The lines that name differences; the one behind them says what can be done."""
        *lines, advice = error.splitlines()
        self.assertIn("move this one away and run the same command again", advice)
        return lines

    def assert_differs(self, *lines, **more):
        out, error = self.verify(expect=5, **more)
        self.assertEqual(sorted(self.named(error)), sorted("contourcheck-cli: " + line for line in lines))
        self.assertIn(f", {len(lines)} difference", out)


class Agreeing(Verify):
    def test_it_writes_where_there_is_none_and_then_compares(self):
        out, error = self.verify("--kinds", "inner,outer", "--shuffle", "--seed", "7", "--quiet")
        self.assertRegex(out.splitlines()[-1], r"^\d+ pairs in \d+ batches agree$")
        self.assertEqual(error, "")
        self.assertEqual(out.splitlines()[1], str(self.folder / "out" / "manifest.json"))

    def test_each_format_agrees_and_is_left_as_it_is(self):
        for format in FORMATS:
            self.export(tiny_demo(), format, "--format", format)
            before = files(self.folder / format)
            out, _ = self.verify("--format", format, name=format)
            self.assertRegex(out, r"^\d+ pairs? in \d+ (batch|file)(es|s)? agree\n$")
            self.assertEqual(files(self.folder / format), before)
            self.assertEqual([path.name for path in self.folder.iterdir() if format + ".verify" in path.name], [])

    def test_files_of_the_users_own_beside_it_are_left_alone(self):
        for format, own in (("npz", "notes/batch-1.txt"), ("png", "README.txt"), ("nnunet", ".hidden")):
            file = self.folder / format / own
            file.parent.mkdir(parents=True)
            file.write_text("mine")
            for _ in ("written", "there"):
                self.assertIn("agree", self.verify("--format", format, name=format)[0])
            self.assertEqual(file.read_text(), "mine")

    def test_shares_splits_pseudonyms_and_croissant_agree(self):
        (self.folder / "key").write_bytes(bytes(range(32)))
        for number, options in enumerate((("--mask-rule", "coverage"), ("--split", "34/33/33"), ("--croissant",),
                                          ("--pseudonym", "--pseudonym-key", self.folder / "key", "--shard", "1/2"))):
            written, *_, verified = self.verify(*options, name=f"first{number}")[0].splitlines()
            self.assertEqual(verified, written + " agree") # as many batches
            self.assertEqual(self.verify(*options, name=f"first{number}")[0], verified + "\n")

    def test_what_was_damaged_before_is_told_and_an_export_that_agrees_is_told_from_a_damaged_one(self):
        root = self.copy(tiny_demo())
        reference.pairs(root)[0][1].write_bytes(b"no slice")
        for status in (5, 0, 0):  # written, then there
            out, error = self.verify(dataset=root, expect=status)
            self.assertIn("agree", out)
            self.assertEqual(error.count("slice-unreadable"), 1)
        file = self.folder / "out" / self.manifest()["batches"][0]["file"]
        file.write_bytes(file.read_bytes()[:-1])
        out, error = self.verify(dataset=root, expect=5)
        self.assertNotIn("agree", out)
        self.assertEqual(error.count("slice-unreadable"), 1)

    def test_a_manifest_whose_keys_stand_in_another_order_agrees(self):
        def turned(json):
            if isinstance(json, dict):
                return {key: turned(json[key]) for key in reversed(json)}
            return [turned(each) for each in json] if isinstance(json, list) else json
        self.export(tiny_demo(), "out", "--split", "34/33/33")
        manifest = self.folder / "out" / "manifest.json"
        manifest.write_text(json.dumps(turned(self.manifest())))
        self.assertIn("agree", self.verify("--split", "34/33/33")[0])
        self.export(tiny_demo(), "out", "--split", "34/33/33", "--resume")


class Differing(Verify):
    def test_a_manifest_that_is_nested_without_end_is_refused(self):
        manifest = self.export(tiny_demo(), "out")
        for key in manifest:
            text = json.dumps(manifest | {key: "@"}).replace('"@"', "[" * 100000 + "]" * 100000)
            (self.folder / "out" / "manifest.json").write_text(text)
            for option, code in ("--verify", 5), ("--resume", 4):
                _, error = self.run_cli("export", tiny_demo(), "-o", self.folder / "out", option, expect=code)
                self.assertIn("manifest.json: is JSON with lists in lists", error)

    def test_a_byte_of_a_batch_is_named_by_file_and_pair(self):
        for format in ("npz", "npz-compressed"):
            with self.subTest(format):
                self.export(tiny_demo(), "out", "--format", format, "--batch-size", "3")
                entry = self.manifest()["batches"][1]
                file = self.folder / "out" / entry["file"]
                with numpy.load(file) as arrays:
                    arrays = dict(arrays)
                arrays["images"][1, 5, 7] += 1
                arrays["masks"][2] = ~arrays["masks"][2]
                numpy.savez(file, **arrays)
                ids = [item["id"] for item in entry["items"]]
                lines = [f"{entry['file']}: {ids[1]}: holds other pixels than the dataset gives now",
                         f"{entry['file']}: {ids[2]}: holds another mask than the dataset gives now"]
                options = ("--format", format, "--batch-size", "3")
                error = self.verify(*options, expect=5)[1]
                for line in (*lines, f"{entry['file']}: does not have the hash that the manifest says"):
                    self.assertIn(line, error)
                # With the hash made to fit, only the arrays tell.
                def fit(manifest):
                    manifest["batches"][1]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
                self.change(fit)
                self.assertEqual(self.named(self.verify(*options, expect=5)[1]),
                                 ["contourcheck-cli: " + line for line in lines])
                shutil.rmtree(self.folder / "out")

    def test_spacing_count_and_what_is_no_archive_are_named(self):
        self.export(tiny_demo(), "out")
        names = [entry["file"] for entry in self.manifest()["batches"]]
        self.assertGreaterEqual(len(names), 2)
        with numpy.load(self.folder / "out" / names[0]) as arrays:
            numpy.savez(self.folder / "out" / names[0], **{name: array[:-1] for name, array in arrays.items()})
        (self.folder / "out" / names[1]).write_bytes(b"nothing of the kind")
        error = self.verify(expect=5)[1]
        self.assertIn(f"{names[0]}: holds other arrays than images, masks and spacing of its pairs", error)
        self.assertRegex(error, f"{names[1]}: (is no zip file|cannot be read)")

    def test_missing_added_and_changed_files_are_named(self):
        options = ("--format", "png")
        manifest = self.export(tiny_demo(), "out", *options)
        first, second = manifest["batches"][:2]
        (self.folder / "out" / first["beside"][0]["file"]).unlink()
        (self.folder / "out" / second["file"]).write_bytes(b"changed")
        (self.folder / "out" / "images" / "note.txt").write_text("mine")
        error = self.verify(*options, expect=5)[1]
        self.assertEqual(sorted(self.named(error)), sorted(
            f"contourcheck-cli: {line}" for line in (
                f"{first['beside'][0]['file']}: {first['items'][0]['id']}: is missing",
                f"{second['file']}: {second['items'][0]['id']}: does not have the hash that the manifest says",
                "images/note.txt: is not named in the manifest")))

    def test_what_is_no_file_is_named_and_not_waited_for(self):
        for format in ("npz", "hdf5"):
            self.export(tiny_demo(), format, "--format", format)
            name = self.manifest(format)["batches"][0]["file"]
            file = self.folder / format / name
            for put in (os.mkfifo, lambda path: os.symlink("/dev/zero", path)):
                file.unlink()
                put(file)
                error = self.verify("--format", format, name=format, expect=5)[1]
                self.assertEqual(self.named(error), [f"contourcheck-cli: {name}: is not a regular file"])

    def test_bytes_that_no_writer_writes_are_found_though_the_hash_fits(self):
        options = ("--format", "nifti")
        entry = self.export(tiny_demo(), "out", *options)["batches"][0]
        file = self.folder / "out" / entry["file"]
        file.write_bytes(file.read_bytes() + b"\0")

        def fit(manifest):
            manifest["batches"][0]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
        self.change(fit)
        self.assertIn(f"{entry['file']}: would be written with other bytes now", self.verify(*options, expect=5)[1])

    def test_changed_input_is_named(self):
        root = self.copy(tiny_demo())
        self.export(root, "out")
        pairs = reference.pairs(root)
        (first, slice_file, _), (second, _, contour_file) = pairs[0], pairs[-1]
        slice_file.write_bytes(slice_file.read_bytes() + b"\0\0")
        contour_file.write_text(contour_file.read_text() + "\n")
        file_of = {item["id"]: entry["file"] for entry in self.manifest()["batches"] for item in entry["items"]}
        error = self.verify(dataset=root, expect=5)[1]
        self.assertIn(f"{file_of[first]}: {first}: its slice has changed since it was exported", error)
        self.assertIn(f"{file_of[second]}: {second}: its contour has changed since it was exported", error)

    def test_another_table_and_another_word_of_it_are_named(self):
        root = self.copy(tiny_demo())
        self.export(root, "out")
        self.change(lambda manifest: manifest["provenance"]["dataset"].update(slices=701))
        self.assertIn('"slices":701', self.verify(dataset=root, expect=5)[1])
        self.change(lambda manifest: manifest["provenance"]["dataset"].update(slices=18))
        self.verify(dataset=root)
        with open(root / "link.csv", "a") as table:
            table.write("\n")
        self.assertIn("manifest.json: its dataset was ", self.verify(dataset=root, expect=5)[1])

    def test_another_selection_of_pairs_is_named(self):
        root = self.copy(tiny_demo())
        self.export(root, "out")
        id = reference.pairs(root)[0][0]
        self.run_cli("review", root, "set", id, "reject", "--reviewer", "R. Reader")
        self.assert_differs(f"manifest.json: {id}: was: exported, is now: rejected", dataset=root)

    def test_another_decision_on_a_pair_is_named(self):
        root = self.copy(tiny_demo())
        id = self.export(root, "out")["batches"][0]["items"][1]["id"]
        status = self.manifest()["batches"][0]["items"][1]["status"]
        self.run_cli("review", root, "set", id, "accept", "--reviewer", "R. Reader")
        self.assert_differs(f'manifest.json: {id}: was: split null, decision null, status "{status}"; '
                            f'is now: split null, decision "accepted", status "{status}"', dataset=root)

    def test_pairs_that_the_manifest_lost_or_made_up_are_named(self):
        self.export(tiny_demo(), "out")
        lost = self.manifest()["batches"][0]["items"][-1]["id"]

        def lose(manifest):
            manifest["batches"][0]["items"].pop()
            manifest["excluded"].append({"id": "NOBODY/1/inner", "reason": "kind"})
        self.change(lose)
        error = self.verify(expect=5)[1]
        self.assertIn(f"manifest.json: {lost}: is not in the manifest", error)
        self.assertIn("manifest.json: NOBODY/1/inner: is of no contour of the dataset", error)

    def test_a_manifest_that_is_none_is_named(self):
        self.export(tiny_demo(), "out")
        (self.folder / "out" / "manifest.json").write_text("{}")
        self.assertIn("manifest.json: ", self.verify(expect=5)[1])

    def test_no_id_of_the_input_is_told(self):
        (self.folder / "key").write_bytes(bytes(range(32)))
        options = ("--pseudonym", "--pseudonym-key", self.folder / "key")
        root = self.copy(tiny_demo())
        self.verify(*options, dataset=root)
        for _, slice_file, contour_file in reference.pairs(root)[:2]:
            contour_file.write_text("no numbers\n")
            slice_file.write_bytes(b"no slice")
        error = self.verify(*options, dataset=root, expect=5)[1]
        words = {word for row in (root / "link.csv").read_text().split()[1:] for word in row.split(",")}
        for word in words:
            self.assertNotIn(word, error)
        self.assertIn("is now: contour-unreadable", error)


class Refusing(Verify):
    def test_a_manifest_that_is_broken_is_called_so_with_what_to_do(self):
        self.export(tiny_demo(), "out")
        manifest = self.folder / "out" / "manifest.json"
        for broken in ("{", "", "[]", '{"schema": "contourcheck/export/1"}'):
            manifest.write_text(broken)
            for options in ((), ("--resume",)):
                _, error = self.run_cli("export", tiny_demo(), "-o", self.folder / "out", *options, expect=4)
                self.assertIn("out/manifest.json: is no ", error)
                self.assertIn("the manifest is damaged, or not of this version. Nothing was changed; choose another "
                              "folder, or move this one away and export again", error)
            self.assertEqual(manifest.read_text(), broken)

    def test_a_batch_that_was_changed_is_named_with_what_to_do(self):
        name = self.export(tiny_demo(), "out")["batches"][0]["file"]
        (self.folder / "out" / name).write_bytes(b"changed")
        for options in ((), ("--resume",)):
            _, error = self.run_cli("export", tiny_demo(), "-o", self.folder / "out", *options, expect=4)
            self.assertIn(f"{name}: is not as the manifest says: it was changed or damaged after it was written", error)
            self.assertIn("move this one away and export again", error)

    def test_an_export_of_other_options_is_not_compared(self):
        self.export(tiny_demo(), "out", "--batch-size", "4")
        before = files(self.folder / "out")
        self.assertIn("other options", self.verify(expect=4)[1])
        self.assertEqual(files(self.folder / "out"), before)

    def test_a_dataset_that_cannot_be_used_is_3(self):
        self.export(tiny_demo(), "out")
        self.verify(dataset=self.folder / "none", expect=3)

    def test_where_none_can_be_made_beside_it_it_is_written_again_among_temporary_files(self):
        (self.folder / "parent").mkdir()
        self.export(tiny_demo(), "parent/out", "--format", "hdf5")
        self.forbid(self.folder / "parent", 0o555)
        temporary = self.folder / "temporary"
        temporary.mkdir()
        options = {"name": "parent/out", "preexec_fn": without_privileges, "env": {"TMPDIR": str(temporary)}}
        self.assertIn("agree", self.verify("--format", "hdf5", **options)[0])
        self.assertEqual(list(temporary.iterdir()), [])
        temporary.chmod(0o555)
        self.assertIn("no folder can be made", self.verify("--format", "hdf5", expect=4, **options)[1])

    def test_nothing_of_it_is_left_behind_by_ctrl_c_and_by_earlier_kills(self):
        self.export(tiny_demo(), "out", "--format", "png")
        command = [CLI, "export", tiny_demo(), "-o", self.folder / "out", "--format", "png", "--verify"]
        beside = lambda: [path for path in self.folder.iterdir() if "contourcheck-verify-" in path.name]
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            for _ in range(20):  # it may be done before it is stopped
                process = subprocess.Popen(command, env=environment(self.home), stdout=subprocess.DEVNULL,
                                           stderr=subprocess.DEVNULL)
                while process.poll() is None and not beside():
                    time.sleep(0.0005)
                process.send_signal(number)
                if process.wait() != 0:
                    break
            self.assertEqual(process.returncode, -number)
            self.assertEqual(len(beside()), int(number == signal.SIGKILL))
        for path in beside():
            os.utime(path, (0, 0))
        self.verify("--format", "png")
        self.assertEqual(beside(), [])


if __name__ == "__main__":
    main()
