"""Slices that say that something is written into the picture (Burned In Annotation, DICOM (0028,0301)) leave only where that is
allowed."""
import json
import re

import pydicom
from formats import small_demo
from program import HAS_PICTURES, Case, main

import reference  # beside app/, which program puts on the path


def say(file, word):
    slice_ = pydicom.dcmread(file)
    slice_.BurnedInAnnotation = word
    slice_.save_as(file)


class BurnedIn(Case):
    def setUp(self):
        super().setUp()
        self.root = self.copy(small_demo())
        pairs = reference.pairs(self.root)
        (self.withheld, first, _), (self.odd, second, _), (_, third, _), (_, fourth, _) = pairs[:4]
        for file, word in (first, "YES"), (second, "MAYBE"), (third, "NO"), (fourth, ""):
            say(file, word)
        self.count = len(pairs)

    def told(self, manifest):
        return manifest["provenance"]["burned_in"]

    def reasons(self, manifest):
        return {each["id"]: each["reason"] for each in manifest["excluded"]}

    def test_their_pictures_leave_only_where_that_is_allowed(self):
        if not HAS_PICTURES:
            self.skipTest("a build without pictures")
        patient, number, _ = self.withheld.split("/")
        picture = self.folder / "slice.png"
        words = ("render", self.root, "--patient", patient, "--slice", number, "-o", picture)
        _, error = self.run_cli(*words, "--pseudonym", expect=5)
        self.assertIn("the slice: says that something is written into its picture", error)
        self.assertNotIn(patient, error)
        self.assertFalse(picture.exists())
        self.run_cli(*words, "--allow-burned-in")
        self.assertTrue(picture.exists())
        _, error = self.run_cli("sheet", self.root, "-o", self.folder / "sheet.png", expect=5)
        self.assertEqual(error.count("says that something is written into its picture"), 2)
        self.assertRegex(error, rf"\d contours without a picture: .* \([^)]*{self.withheld}.*\); .*--allow-burned-in draws it")
        withheld = (self.folder / "sheet.png").read_bytes()
        _, error = self.run_cli("sheet", self.root, "-o", self.folder / "sheet.png", "--allow-burned-in")
        self.assertEqual(error, "")
        self.assertNotEqual((self.folder / "sheet.png").read_bytes(), withheld)

    def test_a_report_has_pictures_of_them_only_where_that_is_allowed(self):
        if not HAS_PICTURES:
            self.skipTest("a build without pictures")
        for id in self.withheld, self.odd:  # a finding on each
            contour = next(each for each in self.check(self.root)["contours"] if each["id"] == id)
            with open(self.root / contour["file"], "a") as file:
                file.write("40 2\n")
        for ending in "html", "pdf":
            pictures, told = {}, {}
            for options in ((), ("--pseudonym",), ("--allow-burned-in",), ("--allow-burned-in", "--pseudonym")):
                file = self.folder / f"{len(pictures)}.{ending}"
                _, told[options] = self.run_cli("report", self.root, "-o", file, "--findings", "100", *options)
                pictures[options] = file.read_bytes().count(b"data:image" if ending == "html" else b"/Subtype /Image")
            for names in (), ("--pseudonym",):
                allowed = "--allow-burned-in", *names
                self.assertRegex(told[names], r"\d+ findings? without a picture: the slice says that something is written")
                withheld = int(re.search(r"(\d+) findings? without", told[names])[1])
                self.assertGreaterEqual(withheld, 2)
                self.assertNotIn("without a picture", told[allowed])
                if ending == "html":
                    self.assertEqual(pictures[allowed] - pictures[names], withheld)
                else:
                    self.assertLess(pictures[names], pictures[allowed])
                self.assertNotIn(self.withheld.split("/")[0], told["--pseudonym",])

    def test_they_are_left_out_named_and_counted(self):
        _, error = self.run_cli("export", self.root, "-o", self.folder / "out")
        manifest = json.loads((self.folder / "out" / "manifest.json").read_text())
        reasons = self.reasons(manifest)
        self.assertEqual({id for id, reason in reasons.items() if reason == "burned-in"}, {self.withheld, self.odd})
        self.assertEqual(manifest["provenance"]["excluded"]["burned-in"], 2)
        self.assertEqual(self.told(manifest), {"no": 1, "unsaid": self.count - 3, "confirmed": 0})
        self.assertIn("2 contours left out", error)
        self.assertIn("--allow-burned-in", error)
        self.assertIn(f"{self.count - 3} contours are on slices whose files do not say whether", error)
        _, error = self.run_cli("export", self.root, "-o", self.folder / "confirmed", "--allow-burned-in")
        self.assertIn(f"{self.count - 3} contours are on slices whose files do not say whether", error)
        _, error = self.run_cli("export", self.root, "-o", self.folder / "quiet", "--quiet")
        self.assertNotIn("not say whether", error)

    def test_what_is_left_out_is_named_by_its_slice(self):
        slices = [id.rsplit("/", 1)[0] for id in (self.withheld, self.odd)]
        for options in ((), ("--verify",)):
            _, error = self.run_cli("export", self.root, "-o", self.folder / f"out{len(options)}", *options)
            self.assertEqual(error.count(f"into the picture ({', '.join(slices)}); where"), 1)
        task = {"id": 1, "do": "export", "dataset": str(self.root), "out": str(self.folder / "task")}
        answer = json.loads(self.run_cli("worker", input=json.dumps(task).encode())[0])
        self.assertEqual(answer["result"]["burned_in"], [self.withheld, self.odd])
        _, error = self.run_cli("export", self.root, "-o", self.folder / "other", "--pseudonym")
        reasons = self.reasons(json.loads((self.folder / "other" / "manifest.json").read_text()))
        others = [id.rsplit("/", 1)[0] for id, reason in reasons.items() if reason == "burned-in"]
        self.assertIn(f"into the picture ({', '.join(others)}); where", error)
        for slice_ in slices:
            self.assertNotIn(slice_.split("/")[0], error)
        _, error = self.run_cli("export", self.root, "-o", self.folder / "unsaid", "--leave-out-unsaid")
        self.assertRegex(error, r"do not say whether something is written into the picture \((\S+, ){4}\S+ and \d+ more\)")

    def test_those_that_do_not_say_are_left_out_where_that_is_asked_for(self):
        _, error = self.run_cli("export", self.root, "-o", self.folder / "out", "--leave-out-unsaid")
        self.assertIn(f"{self.count - 3} contours left out: the slices do not say whether", error)
        manifest = json.loads((self.folder / "out" / "manifest.json").read_text())
        reasons = list(self.reasons(manifest).values())
        self.assertEqual((reasons.count("burned-in"), reasons.count("burned-in-unsaid")), (2, self.count - 3))
        self.assertEqual(self.told(manifest), {"no": 1, "unsaid": 0, "confirmed": 0})
        self.assertTrue(manifest["options"]["leave_out_unsaid"])
        plan = json.loads(self.run_cli("plan", self.root, "--shards", "2", "--json", "--leave-out-unsaid")[0])
        self.assertTrue(all("--leave-out-unsaid" in shard["command"] for shard in plan["shards"]))
        self.assertEqual(sum(shard["pairs"] for shard in plan["shards"]), 1)
        task = {"id": 1, "do": "export", "dataset": str(self.root), "out": str(self.folder / "task"),
                "leave_out_unsaid": True}
        answer = json.loads(self.run_cli("worker", input=json.dumps(task).encode())[0])
        self.assertEqual(answer["result"]["items"], 1)
        self.run_cli("export", self.root, "-o", self.folder / "both", "--leave-out-unsaid", "--allow-burned-in", expect=2)

    def test_what_is_confirmed_leaves_and_is_counted(self):
        manifest = self.export(self.root, "out", "--allow-burned-in")
        self.assertNotIn("burned-in", self.reasons(manifest).values())
        self.assertEqual(self.told(manifest), {"no": 1, "unsaid": self.count - 3, "confirmed": 2})

    def test_a_volume_is_cut_where_one_lies_without_a_contour(self):
        _, file, contour_file = reference.pairs(self.root)[-2]  # of three locations of one phase the middle one, or beside it
        number, folder = contour_file.name.split("-")[2], contour_file.parents[1]
        for contour in folder.rglob(f"*-{number}-*"):
            contour.unlink()
        slice_id = f"{file.parent.name}/{int(number)}"

        def empty(name):
            manifest = self.export(self.root, name, "--format", "nifti")
            return [slice["slice"] for entry in manifest["batches"] for slice in entry.get("empty", [])]
        self.assertIn(slice_id, empty("before"))
        say(file, "YES")
        self.assertNotIn(slice_id, empty("after"))

    def test_shards_count_their_own_and_add_up(self):
        for i in 0, 1:
            self.export(self.root, f"parts/{i}", "--shard", f"{i}/2", "--allow-burned-in")
        self.run_cli("merge", self.folder / "parts/0", self.folder / "parts/1", "-o", self.folder / "parts")
        merged = json.loads((self.folder / "parts" / "manifest.json").read_text())
        self.assertEqual(self.told(merged), {"no": 1, "unsaid": self.count - 3, "confirmed": 2})

    def test_a_plan_hands_the_permission_on(self):
        plan = json.loads(self.run_cli("plan", self.root, "--shards", "2", "--json", "--allow-burned-in")[0])
        self.assertTrue(all("--allow-burned-in" in shard["command"] for shard in plan["shards"]))
        self.assertEqual(sum(shard["pairs"] for shard in plan["shards"]), self.count)

    def test_a_worker_takes_it_as_an_option(self):
        for allowed, pairs in ((True, self.count), (False, self.count - 2)):
            task = {"id": 1, "do": "export", "dataset": str(self.root), "out": str(self.folder / str(allowed)),
                    "allow_burned_in": allowed}
            answer = json.loads(self.run_cli("worker", input=json.dumps(task).encode())[0])
            self.assertEqual(answer["result"]["items"], pairs)

    def test_the_check_names_them(self):
        findings = [each for each in self.check(self.root)["findings"] if each["rule"] == "burned-in"]
        self.assertEqual(sum(each["value"] for each in findings), 2)
        self.assertEqual({each["severity"] for each in findings}, {"warning"})


if __name__ == "__main__":
    main()
