"""Nothing that is made from a dataset takes the place of the dataset's own files, however the place is named."""
import json
import os

from program import HAS_PICTURES, Case, files, main, small_demo

REFUSED = "would replace or join the dataset's own files"


class Outputs(Case):
    def setUp(self):
        super().setUp()
        self.set = self.copy(small_demo())
        self.before = files(self.set)
        self.slice = next(self.set.glob("dicoms/*/*.dcm"))
        os.symlink(self.set / "link.csv", self.folder / "table.csv")
        os.symlink(self.slice, self.folder / "picture.png")
        os.symlink(self.set / "dicoms", self.folder / "elsewhere")

    def assert_refused(self, *words, expect=4, **more):
        _, error = self.run_cli(*words, expect=expect, **more)
        self.assertIn(REFUSED, error)
        self.assertEqual(files(self.set), self.before)

    def test_the_link_table_stays(self):
        for table in (self.set / "link.csv", self.folder / "table.csv", self.set / "dicoms/../link.csv"):
            self.assert_refused("review", self.set, "export", table)
            self.assert_refused("plan", self.set, "--shards", 2, "-o", self.folder / "out", "--checked", table)
            task = json.dumps({"id": 1, "do": "check", "dataset": str(self.set), "out": str(table)})
            answer = json.loads(self.run_cli("worker", input=task.encode())[0])
            self.assertIn(REFUSED, answer["error"]["message"])
            self.assertEqual(files(self.set), self.before)

    def test_slices_and_contours_stay_and_get_no_company(self):
        contours = next(self.set.glob("contourfiles/*/i-contours"))
        for table in (self.slice, next(contours.iterdir()), contours / "new.csv", self.folder / "elsewhere/new.csv"):
            self.assert_refused("review", self.set, "export", table)

    def test_beside_them_is_room(self):
        self.run_cli("review", self.set, "export", self.set / "decisions.csv")
        self.assertEqual(files(self.set).keys() - self.before.keys(), {"decisions.csv"})
        for _ in range(2):
            self.run_cli("review", self.set, "export", self.set / "SCD_decisions.csv")

    def test_pictures_and_reports_replace_no_slice(self):
        if not HAS_PICTURES:
            self.skipTest("a build without pictures")
        patient, number = self.slice.parent.name, self.slice.stem
        os.symlink(self.slice, self.folder / "report.html")
        self.assert_refused("render", self.set, "--patient", patient, "--slice", number, "-o", self.folder / "picture.png")
        self.assert_refused("sheet", self.set, "-o", self.folder / "picture.png")
        self.assert_refused("report", self.set, "-o", self.folder / "report.html")
        self.assert_refused("report", self.set, "-o", self.set / "dicoms/report.html")


if __name__ == "__main__":
    main()
