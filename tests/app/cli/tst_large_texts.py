"""Tables and contours as long as nobody writes them: each is read, or named with file, line and limit, in little memory."""
import json
import math
import os
import resource
import shutil

import hostile_files
from program import CLI, WATCHED, Case, environment, main, measured, write_contour

MILLION = 10**6
MOST_ROWS = 1 << 20
MOST_POINTS = 10_000
TOLD = 1000  # findings of a rule before the others are counted
MEMORY = 512 << 20  # beyond that of a small dataset; a million rows that are none had taken eight times as much


class LargeTexts(Case):
    def setUp(self):
        super().setUp()
        self.root = self.folder / "set"
        (self.root / "dicoms/P0").mkdir(parents=True)
        (self.root / "dicoms/P0/1.dcm").write_bytes(hostile_files.READ["a sound file"])
        self.contour = write_contour(self.root, "O0", 1, "inner", [(2, 2), (2, 9), (9, 9), (9, 2)])
        self.table("P0,O0\n")

    def table(self, rows):
        (self.root / "link.csv").write_text("patient_id,original_id\n" + rows)

    def found(self, rule, expect=0):
        """The rule's findings and what is said on standard error, within MEMORY."""
        done, _, memory = measured(self.folder / "used", [CLI, "check", self.root, "--json", "--fail-on", "never"],
                                   env=environment(self.home, CONTOURCHECK_INDEX="off"), timeout=600)
        self.assertEqual(done.returncode, expect, done.stderr.decode())
        if not WATCHED:
            self.assertLess(memory, MEMORY)
        findings = json.loads(done.stdout)["findings"] if done.stdout else []
        return [each for each in findings if each["rule"] == rule], done.stderr.decode()

    def assert_counted(self, findings, rows):
        self.assertEqual(len(findings), TOLD + 1)
        others = [each for each in findings if each["message"].startswith("The same holds")]
        self.assertEqual([each["message"] for each in others],
                         [f"The same holds for {rows - TOLD} rows more, lines {TOLD + 3} to {rows + 2}, "
                          "which are not told one by one"])
        self.assertEqual({each["file"] for each in findings}, {"link.csv"})

    def test_a_million_rows_that_are_none_are_counted(self):
        self.table("P0,O0\n" + "a/b,c\n" * MILLION)
        self.assert_counted(self.found("link-row-malformed")[0], MILLION)

    def test_many_rows_that_lead_nowhere_are_counted(self):
        self.table("P0,O0\n" + "".join(f"Q{i},R{i}\n" for i in range(50_000)))
        self.assert_counted(self.found("link-row-dangling")[0], 50_000)

    def test_one_original_id_for_all_is_told_in_few_words(self):
        self.table("P0,O0\n" + "".join(f"Q{i},NA\n" for i in range(50_000)))
        findings, _ = self.found("link-duplicate")
        self.assert_counted(findings, 50_000)
        self.assertTrue(all(len(each["message"]) < 400 for each in findings))
        self.assertIn("Q0 (line 3), Q1 (line 4), ", findings[1]["message"])
        self.assertIn(" and others", findings[1]["message"])

    def test_more_rows_than_a_spreadsheet_holds_are_refused_with_the_line(self):
        self.table("P0,O0\n" * MOST_ROWS)
        _, error = self.found("", expect=3)
        self.assertIn(f"link.csv:{MOST_ROWS + 1}: is beyond the limit of {MOST_ROWS} rows", error)

    def test_a_row_without_end_is_named(self):
        self.table("P0,O0\n" + "x" * 10**7 + ",y\n")
        (finding,), _ = self.found("link-row-malformed")
        self.assertEqual(finding["message"], f"The row '{'x' * 80}…, y' names no patient and original id: "
                                             "an id is not a plain name: it has more than 200 bytes")
        self.assertLess(len(json.dumps(finding)), 2000)
        self.table("P0,O0\n" + "," * 10**7 + "\n")
        (finding,), _ = self.found("link-row-malformed")
        self.assertEqual((finding["line"], finding["message"].split(": ")[-1]), (3, "has more than 1000 fields"))
        self.table('"' + "x" * 10**7 + "\nP0,O0\n")
        (finding,), _ = self.found("link-row-malformed")
        self.assertEqual((finding["line"], finding["message"].split(": ")[-1]), (2, "a quote is opened and never closed"))
        self.table("P1,O1" + "," * 1000 + "\nP0,O0\n")
        (finding,), _ = self.found("link-row-malformed")
        self.assertEqual(finding["message"], "The row 'P1, O1' cannot be read: has more than 1000 fields")

    def test_a_contour_of_a_million_lines_is_read(self):
        self.contour.write_text("\n" * MILLION + "5 5\n" * MOST_POINTS)
        (finding,), _ = self.found("too-few-points")
        self.assertEqual(finding["message"], "The contour has only 1 different point")
        self.contour.write_text("\n" * MILLION + "5,5 5\n")
        (finding,), _ = self.found("contour-unreadable")
        self.assertIn(f"Line {MILLION + 1} of the contour is not two numbers: '5,5 5'", finding["message"])

    def test_contours_of_a_million_points_are_refused_with_the_line(self):
        write_contour(self.root, "O0", 1, "inner", ((2 + i % 7, 3 + i * 5 % 9) for i in range(MILLION)))
        for number in range(2, 41):
            shutil.copy(self.root / "dicoms/P0/1.dcm", self.root / f"dicoms/P0/{number}.dcm")
            shutil.copy(self.contour, self.contour.with_name(f"IM-0001-{number:04}-icontour-manual.txt"))
        started = resource.getrusage(resource.RUSAGE_CHILDREN)
        findings, _ = self.found("contour-unreadable")
        self.assertEqual({each["message"] for each in findings},
                         {f"Line {MOST_POINTS + 1} of the contour is beyond the limit of {MOST_POINTS} points"})
        self.assertEqual(len({each["file"] for each in findings}), 40)
        self.assert_soon(started)

    def assert_soon(self, started):
        if not WATCHED:
            self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - started.ru_utime, 10)

    def test_teeth_and_stars_of_as_many_points_as_are_read_take_no_minute(self):
        tooth = 100 / (MOST_POINTS // 2)
        teeth = [((20 + i * tooth, 20), (120 + i * tooth, 120))[::1 - i % 2 * 2] for i in range(MOST_POINTS // 2 - 1)]
        star = [(128 + (0.1, 100)[i % 2] * math.cos(2 * math.pi * i / MOST_POINTS),
                 128 + (0.1, 100)[i % 2] * math.sin(2 * math.pi * i / MOST_POINTS)) for i in range(MOST_POINTS)]
        for points in ([*sum(teeth, ()), (230, 10), (15, 10)], star):
            self.contour.write_text("".join(f"{x:.6f} {y:.6f}\n" for x, y in points))
            started = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.assertEqual(self.found("contour-unreadable")[0], [])
            self.assert_soon(started)

    def test_a_line_of_a_contour_without_end_is_shortened(self):
        self.contour.write_text("5 5\n" + "1" * 10**7 + " 2\n")
        (finding,), _ = self.found("contour-unreadable")
        self.assertIn(f"Line 2 of the contour is not two numbers: '{'1' * 40}…'", finding["message"])

    def test_a_contour_beyond_the_limit_is_not_read(self):
        self.contour.write_text("5 5\n")
        os.truncate(self.contour, (16 << 20) + 1)
        (finding,), _ = self.found("contour-unreadable")
        self.assertIn("has 16777217 bytes; the limit is 16777216", finding["message"])


if __name__ == "__main__":
    main()
