"""Known mistakes put into a dataset's own contours: what selftest prints, and that it changes nothing."""
import json

from program import Case, demo, files, main

SIZE = ("--patients", "2", "--locations", "5", "--phases", "4")
DAMAGE = ("millimetres", "half-the-points", "bow-tie", "spike")


class SelfTest(Case):
    def selftest(self, dataset, *options, expect=0):
        return json.loads(self.run_cli("selftest", dataset, "--json", "--contours", "1", *options, expect=expect)[0])

    def test_json_has_every_field(self):
        told = self.selftest(demo(*SIZE), "--pixel-origin", "0.5", "--mask-rule", "pil", "--seed", "8")
        self.assertEqual(list(told), ["schema", "dataset", "convention", "seed", "taken_as_right", "tried_in", "kinds",
                                      "right", "others", "area_under_curve", "cannot_see"])
        self.assertEqual(told["schema"], "contourcheck/selftest/1")
        self.assertEqual(told["convention"], {"pixel_origin": 0.5, "mask_rule": "pil"})
        self.assertEqual(told["seed"], 8)
        self.assertEqual(told["tried_in"]["contours"], 2)
        self.assertIn(told["tried_in"]["patients"], (1, 2))
        self.assertTrue(0 <= told["area_under_curve"] <= 1)
        self.assertTrue(all(told["cannot_see"]))
        for kind in told["kinds"]:
            self.assertEqual(list(kind), ["id", "words", "kind", "tried", "flagged", "low", "high", "named",
                                          "others"])
            self.assertEqual(kind["others"]["tried"], kind["tried"])
            self.assertTrue(0 <= kind["named"] <= kind["flagged"] <= kind["tried"] <= 1, kind)
            self.assertTrue(0 <= kind["low"] <= kind["flagged"] / kind["tried"] <= kind["high"] <= 1, kind)
        self.assertEqual(told["others"]["flagged"], sum(kind["others"]["flagged"] for kind in told["kinds"]))
        for right in told["right"].values():
            self.assertTrue(right["low"] <= right["flagged"] / right["tried"] <= right["high"], right)

    def test_each_kind_is_tried_and_damage_is_named(self):
        kinds = {(kind["id"], kind["kind"]): kind for kind in self.selftest(demo(*SIZE))["kinds"]}
        for mistake in DAMAGE:
            for kind in ("inner", "outer"):
                self.assertEqual(kinds[mistake, kind]["tried"], 1)
        for kind in ("inner", "outer"):
            self.assertEqual(kinds["bow-tie", kind]["named"], 1)

    def test_right_contours_are_those_that_check_gives_no_error(self):
        data = demo(*SIZE)
        right = self.selftest(data)["right"]
        contours = self.check(data)["contours"]
        for kind in ("inner", "outer"):
            states = [contour["status"] for contour in contours if contour["kind"] == kind]
            self.assertEqual(right[kind]["tried"], len(states) - states.count("error"))
            self.assertEqual(right[kind]["flagged"], states.count("warning"))

    def test_what_a_reviewer_rejected_is_not_taken_as_right(self):
        data = demo(*SIZE)
        before = self.selftest(data)["taken_as_right"]
        self.assertEqual(before["rejected"], 0)
        contour = next(c["id"] for c in self.check(data)["contours"] if c["kind"] == "inner" and c["status"] == "ok")
        self.run_cli("review", data, "set", contour, "reject", "--reviewer", "R")
        after = self.selftest(data)["taken_as_right"]
        self.assertEqual(after["rejected"], 1)
        self.assertEqual(after["inner"], before["inner"] - 1)
        self.assertEqual(after["of_inner"], before["of_inner"])

    def test_the_same_seed_gives_the_same_bytes_whatever_the_threads_do(self):
        data = demo(*SIZE)
        words = ["selftest", data, "--contours", "1", "--seed", "5"]
        first = self.run_cli(*words, "--json", "--jobs", "1")[0]
        self.assertEqual(self.run_cli(*words, "--json", "--jobs", "4")[0], first)

    def test_the_dataset_stays_as_it_is(self):
        data = self.copy(demo(*SIZE))
        before = files(data)
        self.selftest(data)
        self.assertEqual(files(data), before)

    def test_the_table_ends_with_what_it_cannot_see(self):
        text, error = self.run_cli("selftest", demo(*SIZE), "--contours", "1")
        self.assertEqual(error, "")
        table, blind = text.split("What this cannot see:\n")
        self.assertTrue(all(line.startswith("- ") for line in blind.splitlines()))
        self.assertGreater(len(blind.splitlines()), 3)
        rows = [line for line in table.splitlines() if line.startswith("a bow-tie ")]
        self.assertEqual(len(rows), 1)
        self.assertEqual(rows[0].split("a bow-tie")[1].count("100 %"), 6)  # flagged, interval and named, of two kinds
        self.assertIn("Taken as right: ", table)
        self.assertIn("another contour of the patient, taken as right, was flagged by it", table)
        self.assertIn("Right inner contours flagged: ", table)
        self.assertIn("Area under the curve", table)

    def test_a_dataset_without_right_contours_is_no_failure(self):
        data = self.copy(demo("--patients", "1", "--locations", "2", "--phases", "2"))
        for file in data.rglob("*contour-manual.txt"):
            file.write_text("1 1\n2 2\n")
        told = self.selftest(data)
        self.assertEqual((told["kinds"], told["area_under_curve"], told["tried_in"]["contours"]), ([], None, 0))
        self.assertIn("No mistake could be put into any", self.run_cli("selftest", data)[0])

    def test_what_cannot_be_read_is_named_and_the_rest_is_tried(self):
        data = self.copy(demo(*SIZE))
        broken = sorted(data.rglob("*icontour-manual.txt"))[0]
        broken.write_text("1 1\n2 two\n")
        text, error = self.run_cli("selftest", data, "--contours", "1", expect=5)
        self.assertIn("Right inner contours flagged: ", text)
        self.assertEqual(error.count(broken.name), 1, error)


if __name__ == "__main__":
    main()
