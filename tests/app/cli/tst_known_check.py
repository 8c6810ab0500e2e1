"""Shards and patients that are exported by an earlier check of the whole: the same bytes, other patients' files unopened."""
import json
import os
import subprocess

from program import damage, files, main
from sharded import KINDS, Shards, many_patients

from watch import Watch, patients_of  # beside app/, which program puts on the path


class Checked(Shards):
    """Shards by the check that the plan made."""

    def plan_of(self, root, *options, **more):
        """-> the word that names what the check found"""
        known = self.folder / "known.json"
        self.run_cli("plan", root, "--shards", "2", "--checked", known, "-o", self.folder / "parts", *options, **more)
        return "--checked", known

    def assert_the_same(self, root, *options, expect=0):
        """Each shard as it is with a check of its own. -> what each opened"""
        known, opened = self.plan_of(root, *options), []
        for shard in ("0/2", "1/2"):
            name = shard.replace("/", "of")
            alone = self.export(root, "alone" + name, "--shard", shard, *options, expect=expect)
            watch = Watch(root)
            self.export(root, name, "--shard", shard, *known, *options, expect=expect)
            opened.append((alone, watch.opened()))
            self.assertEqual(files(self.folder / name), files(self.folder / ("alone" + name)))
        return opened

    def test_a_shard_opens_files_of_its_own_patients_alone(self):
        root = many_patients()
        for manifest, opened in self.assert_the_same(root, *KINDS, "--include", "unflagged", "--split", "40/30/30"):
            mine = {each["id"].split("/")[0] for each in manifest["excluded"] if each["reason"] != "shard"}
            mine |= {item["id"].split("/")[0] for batch in manifest["batches"] for item in batch["items"]}
            self.assertEqual(patients_of(root, opened), mine)

    def test_decisions_count_as_they_stand_whoever_has_the_patient(self):
        root = self.copy(many_patients())
        ids = [each["id"] for each in self.check(root)["contours"]]
        for id, verdict in ((ids[0], "accept"), (ids[1], "reject"), (ids[-1], "unsure")):
            self.run_cli("review", root, "set", id, verdict, "--reviewer", "R. Reader")
        opened = self.assert_the_same(root)
        self.assertEqual(opened[0][0]["provenance"]["decisions"]["states"], {"accepted": 1, "rejected": 1, "unsure": 1})

    def test_damaged_slices_and_contours_are_left_out_as_the_check_does(self):
        root = self.copy(many_patients())
        for patient in sorted((root / "dicoms").iterdir()):
            damage(sorted(patient.iterdir())[1])
        damage(sorted(root.glob("contourfiles/*/i-contours/*"))[0])
        for format in ("npz", "nifti"):
            self.assert_the_same(root, "--format", format, expect=5)
            subprocess.run(["rm", "-r", *(self.folder / name for name in ("0of2", "1of2", "alone0of2", "alone1of2"))],
                           check=True)

    def test_patients_whose_ids_look_alike_keep_what_was_found_of_each(self):
        root = self.copy(many_patients())
        rows = (root / "link.csv").read_bytes().splitlines()
        for at, new in ((1, "M\u00e4rz"), (2, "Ma\u0308rz")):
            patient, original = rows[at].split(b",")
            (root / "dicoms" / patient.decode()).rename(root / "dicoms" / new)
            rows[at] = new.encode() + b"," + original
        (root / "link.csv").write_bytes(b"\n".join(rows) + b"\n")
        for contour in (root / "contourfiles" / rows[2].split(b",")[1].decode()).glob("i-contours/*"):
            contour.write_text("".join(contour.read_text().splitlines(True)[:9]))
        known = json.loads(self.plan_of(root)[1].read_text())["contours"]
        self.assertEqual(len({id for id, *_ in known}), len(known))
        self.assert_the_same(root, "--include", "unflagged")

    def test_with_a_pseudonym_no_id_stands_in_it(self):
        key = self.folder / "key"
        key.write_bytes(bytes(range(32)))
        self.assert_the_same(many_patients(), "--pseudonym", "--pseudonym-key", key)
        for row in (many_patients() / "link.csv").read_text().split()[1:]:
            for word in row.split(","):
                self.assertNotIn(word, (self.folder / "known.json").read_text())

    def test_the_plan_says_it_in_its_command_lines(self):
        _, known = self.plan_of(many_patients())
        out = self.run_cli("plan", many_patients(), "--shards", "2", "--checked", known)[0]
        self.assertIn(f"--checked {known}", out.splitlines()[1])

    def test_a_plan_of_any_folder_holds_in_another(self):
        out = self.run_cli("plan", many_patients(), "--shards", "2", "--checked", "known.json", "--json", cwd=self.folder)[0]
        task = json.loads(out)["shards"][1]["task"]
        self.assertEqual(task["checked"], str((self.folder / "known.json").resolve()))
        self.assertEqual(json.loads(self.run_cli("worker", input=json.dumps(task).encode(), cwd="/")[0])["status"], "done")

    def test_another_contour_than_was_checked_is_told_by_its_bytes(self):
        root = many_patients()
        _, known = self.plan_of(root)
        found = json.loads(known.read_text())
        for each in found["contours"]:
            each[2] = "0" * 64
        known.write_text(json.dumps(found))
        _, error = self.run_cli("export", root, "-o", self.folder / "other", "--shard", "0/2", "--checked", known, expect=3)
        self.assertIn("has changed since it was checked", error)
        self.assertFalse((self.folder / "other" / "manifest.json").exists())

    def test_a_worker_opens_one_patient(self):
        root = many_patients()
        _, known = self.plan_of(root)
        patient = sorted(folder.name for folder in (root / "dicoms").iterdir())[2]
        task = {"id": 1, "do": "export", "dataset": str(root), "patient": patient, "out": str(self.folder / "task"),
                "checked": str(known)}
        watch = Watch(root)
        out, _ = self.run_cli("worker", input=json.dumps(task).encode())
        self.assertEqual(json.loads(out)["status"], "done")
        self.assertEqual(patients_of(root, watch.opened()), {patient})
        self.export(root, "alone", "--patient", patient)
        self.assertEqual(files(self.folder / "task"), files(self.folder / "alone"))

    def test_what_was_checked_otherwise_is_refused(self):
        root = self.copy(many_patients())
        words = ("export", root, "-o", self.folder / "out", "--shard", "0/2", *self.plan_of(root))
        self.assertIn("another pixel convention", self.run_cli(*words, "--mask-rule", "pil", expect=3)[1])
        contour = sorted(root.glob("contourfiles/*/*/*"))[0]
        contour.write_text(contour.read_text() + "1 1\n")
        self.assertIn("has changed since it was checked", self.run_cli(*words, expect=3)[1])
        before = (self.folder / "known.json").read_text()
        for text in ("{}", "no JSON", '{"schema": "contourcheck/known-check/1", "version": "0"}'):
            (self.folder / "known.json").write_text(text)
            self.run_cli(*words, expect=2)
        (self.folder / "known.json").write_text(before.replace('"contours":[', '"contours":[' + "[" * 100000 + "]" * 100000 + ","))
        self.assertIn("known.json: is JSON with lists in lists", self.run_cli(*words, expect=2)[1])
        (self.folder / "known.json").unlink()
        self.run_cli(*words, expect=2)
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    main()
