"""What scan and check print, and their exit statuses."""
import csv
import io
import json
import shutil

import numpy
from program import Case, damage, main, small_demo, write_contour, write_slice

CONTOUR = {"id", "patient", "original", "slice", "kind", "file", "status", "suspicion", "area_mm2", "findings"}
FINDING = {"id", "rule", "severity", "scope", "patient", "original", "slice", "kind", "file", "message", "value",
           "threshold", "unit", "suggestion"}
SQUARE = [(20, 20), (20, 40), (40, 40), (40, 20)]


class Check(Case):
    def dataset(self):
        """One patient, one slice, one contour, nothing wrong."""
        root = self.folder / "set"
        write_slice(root / "dicoms" / "P1" / "1.dcm", numpy.full((64, 64), 100, numpy.int16))
        write_contour(root, "O1", 1, "inner", SQUARE)
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        return root

    def rules(self, dataset):
        return {(finding["rule"], finding["file"]) for finding in self.check(dataset)["findings"]}

    def test_json_has_every_field_of_the_contract(self):
        report = self.check(small_demo(), "--pixel-origin", "0.5", "--mask-rule", "coverage")
        self.assertEqual(report["schema"], "contourcheck/check/1")
        self.assertEqual(set(report), {"schema", "dataset", "convention", "contours", "findings", "summary"})
        self.assertEqual(report["dataset"]["layout"], "challenge")
        self.assertEqual(report["dataset"]["patients"], 3)
        self.assertEqual(report["dataset"]["contours"], len(report["contours"]))
        self.assertEqual(report["convention"]["pixel_origin"], 0.5)
        self.assertEqual(report["convention"]["mask_rule"], "coverage")
        self.assertLessEqual({"offset_px", "low", "high", "suggests"}, set(report["convention"]["evidence"]))
        for contour in report["contours"]:
            self.assertLessEqual(CONTOUR, set(contour))
            self.assertEqual(contour["id"], f"{contour['patient']}/{contour['slice']}/{contour['kind']}")
            self.assertTrue(0 <= contour["suspicion"] <= 1)
            self.assertTrue((small_demo() / contour["file"]).is_file())
        for finding in report["findings"]:
            self.assertLessEqual(FINDING, set(finding))

    def test_status_is_the_worst_of_the_contours_own_findings(self):
        root = self.dataset()
        write_contour(root, "O1", 1, "inner", SQUARE[:2])
        report = self.check(root)
        by_id = {finding["id"]: finding for finding in report["findings"]}
        self.assertEqual(len(by_id), len(report["findings"]))
        contour, = report["contours"]
        self.assertEqual(contour["status"], "error")
        self.assertIn("too-few-points", {by_id[id]["rule"] for id in contour["findings"]})
        counts = [sum(f["severity"] == word for f in report["findings"]) for word in ("error", "warning", "info")]
        self.assertEqual(list(report["summary"].values()), counts)

    def test_area_is_in_square_millimetres(self):
        contour, = self.check(self.dataset())["contours"]
        self.assertAlmostEqual(contour["area_mm2"], 20 * 20 * 1.5 * 1.25, places=6)

    def test_fail_on_decides_the_status(self):
        root = self.dataset()
        self.run_cli("check", root, "--fail-on", "warning", expect=0)
        (root / "dicoms" / "stranger").mkdir()
        self.assertIn(("folder-unlinked", "dicoms/stranger"), self.rules(root))
        self.run_cli("check", root, expect=0)
        for verb in ("check", "scan"):
            self.run_cli(verb, root, "--fail-on", "warning", expect=1)
            self.run_cli(verb, root, "--fail-on", "never", expect=0)
        with open(root / "link.csv", "a") as table:
            table.write("P9,O9\n")
        for verb in ("check", "scan"):
            self.run_cli(verb, root, expect=1)
            self.run_cli(verb, root, "--fail-on", "never", expect=0)

    def test_a_file_that_cannot_be_read_is_a_finding_and_stops_nothing(self):
        root = self.copy(small_demo())
        contour = self.check(root)["contours"][0]
        (root / contour["file"]).write_text("1 2\n3 x\n")
        damage(next((root / "dicoms").glob("*/1.dcm")))
        report = self.check(root, fail_on="error", expect=1)
        self.check(root, fail_on="never", expect=0)
        self.assertEqual(len(report["contours"]), len(self.check(small_demo())["contours"]))
        found, = [finding for finding in report["findings"] if finding["rule"] == "contour-unreadable"]
        self.assertEqual((found["severity"], found["file"]), ("error", contour["file"]))
        self.assertIn("slice-unreadable", {finding["rule"] for finding in report["findings"]})

    def test_utf16_is_told_as_such(self):
        root = self.dataset()
        contour = next(root.rglob("*contour-manual.txt"))
        kept = contour.read_text()
        contour.write_text(kept, encoding="utf-16")
        found, = self.check(root)["findings"]
        self.assertEqual((found["rule"], found["message"]), ("contour-unreadable", "The contour is UTF-16; save as UTF-8"))
        contour.write_text(kept)
        for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
            (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n", encoding=encoding)
            for verb in ("check", "scan"):
                self.assertIn("link.csv: is UTF-16; save as UTF-8", self.run_cli(verb, root, expect=3)[1])

    def test_scan_and_check_name_a_line_alike(self):
        root = self.dataset()
        with open(root / "link.csv", "a") as table:
            table.write("P9,O9\n")
        for verb in ("check", "scan"):
            self.assertIn("  link.csv:3\n", self.run_cli(verb, root, expect=1)[0])
        self.assertIn("1 patient, 1 slice, 1 contour, 1 pair\n", self.run_cli("scan", self.dataset())[0])

    def test_numbers_of_any_size_are_short_in_messages(self):
        root = self.dataset()
        write_contour(root, "O1", 1, "inner", [(-1e300, 0), (1e300, 1e300), (1e300, -1e300)])
        for finding in self.check(root)["findings"]:
            self.assertLess(len(finding["message"]), 160, finding["message"])

    def test_two_runs_print_the_same_whatever_the_threads(self):
        one = self.run_cli("check", small_demo(), "--json", "--jobs", "1", "--fail-on", "never")[0]
        self.assertEqual(one, self.run_cli("check", small_demo(), "--json", "--jobs", "4", "--fail-on", "never")[0])

    def test_csv_holds_the_findings_of_json(self):
        root = self.dataset()
        (root / "dicoms" / "stranger").mkdir()
        write_contour(root, "O1", 7, "outer", SQUARE)
        rows = list(csv.DictReader(io.StringIO(self.run_cli("check", root, "--csv", "--fail-on", "never")[0])))
        self.assertEqual([row["id"] for row in rows], [f["id"] for f in self.check(root)["findings"]])
        self.assertGreater(len(rows), 1)

    def test_the_summary_names_patients_worst_findings_first(self):
        root = self.dataset()
        write_contour(root, "O1", 7, "outer", SQUARE)
        write_contour(root, "O1", 1, "inner", [(-3.5, 5), (20, 20), (5, 30)])
        text = self.run_cli("check", root, expect=1)[0]
        self.assertIn("P1", text)
        self.assertRegex(text.splitlines()[-1], r"^\d+ errors?, \d+ warnings?")
        severities = [line.split()[0] for line in text.splitlines() if line[:2] == "  " and line[2:3] != " "]
        order = ["error", "warning", "note"]
        self.assertEqual(severities, sorted(severities, key=order.index))
        self.assertIn("error", severities)
        for finding in self.check(root)["findings"]:
            self.assertIn(finding["suggestion"] or "", text)

    def test_control_characters_of_the_input_do_not_reach_the_terminal(self):
        root = self.dataset()
        (root / "dicoms" / "a\x1b[31mb").mkdir()
        for option in ([], ["--json"], ["--csv"]):
            self.assertNotIn("\x1b", self.run_cli("check", root, "--fail-on", "never", *option)[0])


class Scan(Case):
    def test_counts_are_those_of_the_folders(self):
        report = json.loads(self.run_cli("scan", small_demo(), "--json")[0])
        self.assertEqual(report["schema"], "contourcheck/scan/1")
        for patient in report["patients"]:
            slices = list((small_demo() / "dicoms" / patient["patient"]).glob("*.dcm"))
            contours = list((small_demo() / "contourfiles" / patient["original"]).glob("*/*.txt"))
            self.assertEqual(patient["slices"], len(slices))
            self.assertEqual(sum(patient["contours"].values()), len(contours))
            self.assertEqual((patient["locations"], patient["phases"]), (4, 6))
        self.assertEqual(report["dataset"]["pairs"], sum(patient["pairs"] for patient in report["patients"]))

    def test_the_summary_names_layout_and_patients(self):
        text = self.run_cli("scan", small_demo())[0]
        self.assertIn("challenge", text)
        self.assertEqual(text.count("4 locations x 6 phases"), 3)

    def test_a_contour_without_slice_is_told(self):
        root = self.copy(small_demo())
        shutil.rmtree(next((root / "dicoms").iterdir()))
        self.assertIn("link-row-dangling", self.run_cli("scan", root, expect=1)[0])


if __name__ == "__main__":
    main()
