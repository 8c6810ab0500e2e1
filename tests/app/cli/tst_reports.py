"""The report: its words, its numbers against the tables beside it, its bytes, and what it must never tell."""
import base64
import csv
import html.parser
import io
import json
import re
import shutil
import stat
import subprocess
import unittest

from PIL import Image
from program import SCRATCH, Case, damage, demo, main, sha256, small_demo

import reference  # beside app/, which program puts on the path

TABLES = ("patients", "contours", "findings", "decisions", "agreement", "controls", "detection", "files")


_flawed = []


def flawed():
    """Two patients, and some contours that lie elsewhere: nothing damaged. To be read, not written."""
    if not _flawed:
        folder = SCRATCH / "flawed"
        shutil.copytree(demo("--patients", "2", "--locations", "4", "--phases", "4"), folder)
        for (_, _, file), (x, y) in zip(reference.pairs(folder), ((14, 9), (-11, 12), (300, 0))):
            file.write_text("".join(f"{a + x:.2f} {b + y:.2f}\n" for a, b in reference.points(file)))
        _flawed.append(folder)
    return _flawed[0]


def planted():
    """Every message there is, and damaged files."""
    return demo("--locations", "6", "--phases", "4", "--with-errors")


class Page(html.parser.HTMLParser):
    """Words and tables of a page; an element that is not closed, or a script, is a failure."""
    EMPTY = {"meta", "br", "path", "rect", "image", "img", "link"}

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words, self.rows, self.loads = [], [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_startendtag(self, tag, attributes):
        self.note(tag, attributes)

    def handle_starttag(self, tag, attributes):
        self.note(tag, attributes)
        if tag not in self.EMPTY:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def note(self, tag, attributes):
        self.tags.append(tag)
        self.loads += [value for name, value in attributes if name in ("src", "href", "xlink:href")]

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


class Reports(Case):
    def report(self, name, *options, dataset=None, expect=0, **more):
        return self.run_cli("report", dataset or flawed(), "-o", self.folder / name, "--date", "2026-01-31",
                            *options, expect=expect, **more)

    def table(self, name, stem="r"):
        return list(csv.DictReader(io.StringIO((self.folder / f"{stem}-{name}.csv").read_text())))

    def page(self, name="r.html"):
        return Page((self.folder / name).read_text())

    def decide(self, id, verdict, reviewer, *more, dataset=None):
        self.run_cli("review", dataset or flawed(), "set", id, verdict, "--reviewer", reviewer, *more)

    def written(self):
        return sorted(path.name for path in self.folder.iterdir() if path.is_file())

    def test_report_and_tables_stand_beside_each_other_and_are_named(self):
        out, error = self.report("r.html", dataset=small_demo())
        self.assertEqual(self.written(), sorted(["r.html"] + [f"r-{name}.csv" for name in TABLES]))
        self.assertEqual(out.splitlines()[-1], str(self.folder / "r.html"))
        self.assertEqual(error, "")
        for name in TABLES:
            self.assertIn(f"r-{name}.csv", self.page().text)

    def test_a_page_needs_nothing_beside_it(self):
        self.report("r.html")
        page = self.page()
        self.assertNotIn("script", page.tags)
        self.assertGreater(page.tags.count("article"), 0)
        for load in page.loads:
            head, data = load.split(",", 1)
            self.assertEqual(head, "data:image/png;base64")
            Image.open(io.BytesIO(base64.b64decode(data))).verify()
        text = (self.folder / "r.html").read_text()
        self.assertIn("prefers-color-scheme:dark", text)
        self.assertIn("@media print", text)
        self.assertNotRegex(re.sub(r"http://www\.w3\.org/\S+", "", text), r"https?://|@import|url\(")

    def test_every_number_is_that_of_the_tables_and_of_check(self):
        self.report("r.html", "--findings", "1000")
        text, checked = self.page().text, self.check(flawed())
        contours, findings, patients = self.table("contours"), self.table("findings"), self.table("patients")
        self.assertEqual([row["contour"] for row in contours], [c["id"] for c in checked["contours"]])
        self.assertEqual([row["status"] for row in contours], [c["status"] for c in checked["contours"]])
        self.assertEqual(sorted((row["rule"], row["message"]) for row in findings),
                         sorted((f["rule"], f["message"]) for f in checked["findings"]))
        errors = sum(row["status"] == "error" for row in contours)
        warnings = sum(row["status"] == "warning" for row in contours)
        self.assertIn(f"{len(contours)} contours {errors} ", text)
        self.assertRegex(text, rf"Of these {errors + warnings} \(.*?\) need a look, {errors} of them first; "
                               rf"against the other {len(contours) - errors - warnings} nothing was found")
        summary = checked["summary"]
        self.assertIn(f"{summary['errors']} errors, {summary['warnings']} warning", text)
        rows = {row[0].split(" · ")[0]: row[1:] for row in self.page().rows}
        for row in patients:
            self.assertEqual(rows[row["patient"]][:5], [row[key] for key in
                                                        ("contours", "errors", "warnings", "right", "findings")])
            own = [c for c in contours if c["contour"].startswith(row["patient"] + "/")]
            self.assertEqual(int(row["contours"]), len(own))
            self.assertEqual(int(row["errors"]), sum(c["status"] == "error" for c in own))
        for row in findings:
            self.assertIn(f"Finding {row['number']}", text)
            self.assertIn(" ".join(row["title"].split()), text)

    def test_the_worst_come_first_and_the_rest_is_counted(self):
        self.report("r.html", "--findings", "2")
        findings, text = self.table("findings"), self.page().text
        self.assertGreater(len(findings), 3)
        self.assertEqual(findings[0]["severity"], "error")
        self.assertIn("Finding 2", text)
        self.assertNotIn("Finding 3", text)
        self.assertIn(f"The 2 worst follow; the other {len(findings) - 2} are counted above", text)
        self.report("r.html", "--findings", "0")
        self.assertNotIn("article", self.page().tags)

    def test_decisions_and_agreement_are_told(self):
        ids = [c["id"] for c in self.check(flawed())["contours"]][:4]
        for id, ann, bob in zip(ids, ("accept", "reject", "accept", "unsure"), ("accept", "reject", "reject", None)):
            self.decide(id, ann, "Ann", "--reason", "shifted")
            if bob:
                self.decide(id, bob, "Bob")
        self.report("r.html")
        text, rows = self.page().text, self.page().rows
        self.assertIn("Reviewers have decided on 4 of", text)
        self.assertIn("1 accepted, 2 rejected, 1 unsure", text)
        head = json.loads(self.run_cli("review", "verify", "--json")[0])["head"]
        self.assertIn(f"7 entries, head {head}", text)
        self.assertIn(["Ann", "2", "1", "1", "0"], rows)
        self.assertIn(["Bob", "1", "2", "0", "0"], rows)
        agreement = self.run_cli("review", flawed(), "agreement")[0]
        [line] = [line for line in agreement.splitlines() if "all contours" in line]
        figures = re.findall(r"-?[\d.]+ \(-?[\d.]+ to -?[\d.]+\)", line)
        self.assertEqual(len(figures), 3)
        self.assertIn(["Ann and Bob", "3", "2", *figures], rows)
        table = [(row["of"], row["name"], row["both"], row["equal"]) for row in self.table("agreement")]
        self.assertEqual(table[:2], [("all", "", "3", "2"), ("reason", "shifted", "3", "0")])
        self.assertTrue(all(row[0] == "rule" for row in table[2:]))
        self.assertGreater(len(table), 2)
        decisions = self.table("decisions")
        self.assertEqual(len(decisions), 7)
        self.assertEqual([row["contour"] for row in decisions if row["counts"] == "yes"], ids)

    def test_a_stale_decision_counts_as_none_and_is_told(self):
        root = self.copy(small_demo())
        id, _, contour_file = reference.pairs(root)[0]
        self.run_cli("review", root, "set", id, "accept", "--reviewer", "Ann")
        with contour_file.open("a") as file:
            file.write("\n")
        self.report("r.html", dataset=root)
        self.assertIn("decided on 0 of", self.page().text)
        self.assertIn("One decision is stale", self.page().text)

    def test_the_hash_is_of_every_file_and_changes_with_any(self):
        root = self.copy(small_demo())
        self.report("r.html", dataset=root)
        first = sha256(self.folder / "r-files.csv")
        self.assertIn(first, self.page().text)
        listed = {row["sha256"] for row in self.table("files")}
        _, slice_file, contour_file = reference.pairs(root)[0]
        for file in (root / "link.csv", slice_file, contour_file):
            self.assertIn(sha256(file), listed)
        self.assertEqual(len(self.table("files")), 1 + len(list(root.rglob("*.dcm"))) + len(list(root.rglob("IM-*.txt"))))
        with slice_file.open("ab") as file:
            file.write(b"\0\0")
        self.report("s.html", dataset=root)
        self.assertNotEqual(sha256(self.folder / "s-files.csv"), first)

    def test_the_same_input_and_date_are_the_same_bytes(self):
        for name in ("r.html", "r.pdf"):
            self.report(name)
            first = {path: (self.folder / path).read_bytes() for path in self.written()}
            self.report(name, env={"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":77", "TZ": "Asia/Tokyo", "LANGUAGE": "de",
                                   "CONTOURCHECK_LANGUAGE": "de"})
            for path, data in first.items():
                self.assertEqual((self.folder / path).read_bytes(), data, path)
        self.assertIn(b"D:20260131000000", (self.folder / "r.pdf").read_bytes())
        command = ("report", flawed(), "-o", self.folder / "e.html", "--findings", "0")
        self.run_cli(*command, env={"SOURCE_DATE_EPOCH": "86400"})
        self.assertIn("1970-01-02 00:00 UTC", self.page("e.html").text)
        self.run_cli(*command, env={"SOURCE_DATE_EPOCH": "soon"}, expect=2)

    @unittest.skipUnless(shutil.which("pdftotext"), "needs poppler-utils")
    def test_a_document_says_the_same_in_words_that_can_be_searched(self):
        self.report("r.pdf")
        text = subprocess.run(["pdftotext", self.folder / "r.pdf", "-"], capture_output=True, text=True, check=True).stdout
        words = " ".join(text.split())
        contours = self.table("contours")
        self.assertIn(f"{len(contours)} contours of 2 patients were checked", words)
        for word in ("Summary", "What was checked", "Patients", "Findings", "Decisions", "Agreement between reviewers",
                     "What would be noticed here", "Not measured for this report", "first", "page 1 of "):
            self.assertIn(word, words)
        self.assertIn(sha256(self.folder / "r-files.csv"), words.replace(" ", ""))
        for row in self.table("findings")[:24]:
            self.assertIn(row["where"], words)
        info = subprocess.run(["pdfinfo", self.folder / "r.pdf"], capture_output=True, text=True, check=True).stdout
        self.assertRegex(info, r"Page size:\s+59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)")

    def test_a_pseudonym_leaves_no_id_anywhere(self):
        root = planted()
        secrets = {"Garcia", "Quackenbush", root.name}
        for line in (root / "link.csv").read_text().splitlines()[1:]:
            secrets.update(line.split(","))
        secrets.update(path.name for folder in ("dicoms", "contourfiles") for path in (root / folder).iterdir())
        first, second = (id for id, _, _ in reference.pairs(root)[:2])
        self.decide(first, "reject", "Dr. Garcia", "--comment", "ask Dr. Garcia", "--reason", "shifted", dataset=root)
        self.decide(second, "accept", "Quackenbush", dataset=root)
        for name in ("r.html", "r.pdf"):
            _, error = self.report(name, "--pseudonym", "--findings", "1000", dataset=root, expect=5)
            for secret in secrets:
                self.assertNotIn(secret, error)
        for path in self.written():
            data = (self.folder / path).read_bytes()
            for secret in secrets:
                self.assertNotIn(secret.encode(), data, path)
        if shutil.which("pdftotext"):
            words = subprocess.run(["pdftotext", self.folder / "r.pdf", "-"], capture_output=True, text=True).stdout
            for secret in secrets:
                self.assertNotIn(secret, words)
        self.assertEqual({row["reviewer"] for row in self.table("decisions")}, {"reviewer 1", "reviewer 2"})

    def test_pseudonyms_are_those_of_exports_and_the_hash_is_that_of_the_data(self):
        self.report("r.html", "--pseudonym", "--findings", "0")
        exported = self.export(flawed(), "batches", "--pseudonym", "--kinds", "inner,outer,papillary1,papillary2")
        known = {item["id"] for batch in exported["batches"] for item in batch["items"]}
        known |= {item["id"] for item in exported["excluded"]}
        self.assertEqual({row["contour"] for row in self.table("contours")}, known)
        self.report("n.html", "--findings", "0")
        self.assertEqual(sha256(self.folder / "n-files.csv"), sha256(self.folder / "r-files.csv"))

    def test_who_may_read_what_names_patients(self):
        self.report("r.html")
        self.report("p.html", "--pseudonym")
        for name in ("r.html", "r-contours.csv"):
            self.assertEqual(stat.S_IMODE((self.folder / name).stat().st_mode), 0o600)
        self.assertNotEqual(stat.S_IMODE((self.folder / "p.html").stat().st_mode), 0o600)

    def test_damaged_input_is_named_and_the_rest_reported(self):
        root = self.copy(small_demo())
        _, slice_file, contour_file = reference.pairs(root)[0]
        damage(slice_file)
        contour_file.write_text("?\n")
        _, error = self.report("r.html", dataset=root, expect=5)
        self.assertEqual((error.count(slice_file.name), error.count(contour_file.name)), (1, 1))
        self.assertIn("Could not be used", self.page().text)
        _, error = self.report("p.html", "--pseudonym", dataset=root, expect=5)
        self.assertNotIn(contour_file.parent.parent.name, error)
        self.assertNotEqual(error, "")

    def test_what_cannot_be_written_leaves_nothing(self):
        self.report("absent/r.pdf", expect=4)
        self.assertFalse((self.folder / "absent").exists())
        (self.folder / "r.html").mkdir()
        self.report("r.html", expect=4)
        self.assertEqual(self.written(), [])
        (self.folder / "t-contours.csv").mkdir()
        self.report("t.html", expect=4)
        self.assertEqual(self.written(), [])

    def test_a_wrong_command_line_is_told(self):
        self.report("r.doc", expect=2)
        self.report("r.pdf", "--findings", "-1", expect=2)
        self.report("r.pdf", "--date", "yesterday", expect=2)
        self.report("r.pdf", dataset=self.folder / "none", expect=3)
        self.assertEqual(self.written(), [])
        self.assertIn("Example:", self.run_cli("report", "--help")[0])

    def test_measured_rates_are_those_of_the_self_test(self):
        self.report("r.html", "--selftest", "--contours", "2", dataset=flawed())
        rows = self.table("detection")
        told = self.run_cli("selftest", flawed(), "--contours", "2", "--json")[0]
        kinds = {(k["id"], k["kind"]): (k["tried"], k["flagged"]) for k in json.loads(told)["kinds"]}
        self.assertEqual({(r["mistake"], r["kind"]): (int(r["tried"]), int(r["flagged"]))
                          for r in rows if r["mistake"] != "none"}, kinds)
        self.assertIn("Known mistakes were put into", self.page().text)


if __name__ == "__main__":
    main()
