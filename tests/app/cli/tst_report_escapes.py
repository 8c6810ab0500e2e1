"""What hostile names, comments and reasons become in a report: words, and nothing that loads or runs."""
import csv
import os
import shutil

from program import Case, demo, main
from tst_reports import Page

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "&lt;b&gt; &amp; <!--",
           "]]></style><svg onload=alert(1)>", "javascript:alert(1)", "<a href=javascript:alert(1)>x</a>", "=1+1|<iframe>")


class Attributes(Page):
    def __init__(self, text):
        self.given = []
        super().__init__(text)

    def note(self, tag, attributes):
        super().note(tag, attributes)
        self.given += attributes


class Escapes(Case):
    def setUp(self):
        super().setUp()
        self.root = self.folder / 'set <b>&amp;"'
        shutil.copytree(demo("--patients", "2", "--locations", "3", "--phases", "3"), self.root)
        table = self.root / "link.csv"
        old = table.read_text().splitlines()[1].split(",")[0]
        self.patients = ["P&lt;'onload=&", "P<script>", 'P"onload=&']
        os.rename(self.root / "dicoms" / old, self.root / "dicoms" / self.patients[0])
        table.write_text(table.read_text().replace(old, self.patients[0]))
        with open(table, "a") as rows:  # that cannot be ids
            csv.writer(rows).writerows((patient, "O") for patient in self.patients[1:])
        self.ids = [each["id"] for each in self.check(self.root)["contours"]]

    def report(self, *options):
        self.run_cli("report", self.root, "-o", self.folder / "r.html", "--date", "2026-01-31", *options)
        return Attributes((self.folder / "r.html").read_text())

    def test_they_are_words_and_load_and_run_nothing(self):
        plain = self.report()
        for id, text in zip(self.ids, HOSTILE):
            self.run_cli("review", self.root, "set", id, "reject", "--reviewer", text, "--comment", text)
        page = self.report("--findings", "1000")
        for word in (*HOSTILE, self.root.name, *self.patients):
            self.assertIn(" ".join(word.split()), page.text)
        self.assertLessEqual(set(page.tags), set(plain.tags) | {"article", "image", "path", "svg"})
        for name, value in page.given:
            self.assertFalse(name.startswith("on"), (name, value))
            self.assertNotIn("javascript:", value or "", name)
        self.assertTrue(all(load.startswith("data:image/png;base64,") for load in page.loads))


if __name__ == "__main__":
    main()
