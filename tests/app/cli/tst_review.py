"""Decisions on the command line: made, listed, told stale, exchanged, compared, used by export."""
import json
import stat

from program import Case, main, sha256, small_demo, without_privileges

import reference  # beside app/, which program puts on the path


class Review(Case):
    def setUp(self):
        super().setUp()
        self.data = small_demo()
        self.pairs = reference.pairs(self.data)
        self.id = self.pairs[0][0]

    def decide(self, id, verdict, *more, reviewer="Ann", **options):
        return self.run_cli("review", self.data, "set", id, verdict, *more, "--reviewer", reviewer, **options)

    def listed(self):
        report = json.loads(self.run_cli("review", self.data, "list", "--json")[0])
        self.assertEqual(report["schema"], "contourcheck/review/1")
        return {contour["id"]: contour for contour in report["contours"]}

    def history(self, id):
        return json.loads(self.run_cli("review", self.data, "history", id, "--json")[0])["decisions"]

    def test_a_decision_is_kept_with_what_it_was_made_on(self):
        self.decide(self.id, "reject", "--reason", "shifted", "--reason", "wrong-slice", "--comment", "two px, left")
        last = self.listed()[self.id]["last"]
        self.assertEqual(self.listed()[self.id]["state"], "rejected")
        self.assertEqual((last["decision"], last["reviewer"], last["comment"]), ("reject", "Ann", "two px, left"))
        self.assertEqual(last["reasons"], ["shifted", "wrong-slice"])
        self.assertRegex(last["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(last["slice_sha256"], sha256(self.pairs[0][1]))
        self.assertEqual(last["contour_sha256"], sha256(self.pairs[0][2]))

    def test_decisions_lie_with_the_user_and_are_private(self):
        self.decide(self.id, "accept")
        store, = (self.home / "data" / "contourcheck").glob("decisions.sqlite")
        self.assertEqual(stat.S_IMODE(store.stat().st_mode), 0o600)

    def test_every_contour_is_listed_and_undecided_at_first(self):
        listed = self.listed()
        self.assertEqual(list(listed), [contour["id"] for contour in self.check(self.data)["contours"]])
        self.assertEqual({contour["state"] for contour in listed.values()}, {"none"})

    def test_the_last_word_counts_and_all_are_kept(self):
        for verdict in ("accept", "unsure", "reject"):
            self.decide(self.id, verdict)
        self.assertEqual(self.listed()[self.id]["state"], "rejected")
        self.assertEqual([entry["decision"] for entry in self.history(self.id)], ["accept", "unsure", "reject"])
        text = self.run_cli("review", self.data, "history", self.id)[0]
        self.assertEqual(len(text.splitlines()), 3)
        self.assertIn("  reject  (before: unsure)\n", text)
        self.assertIn("1 rejected", self.run_cli("review", self.data, "list")[0])

    def test_the_history_says_what_counted_before_and_after_each_entry(self):
        self.decide(self.id, "accept")
        self.decide(self.id, "reject", reviewer="S")
        table = self.folder / "taken back.csv"
        self.run_cli("review", self.data, "export", table)
        rows = table.read_text().splitlines()
        table.write_text("\n".join([*rows, rows[-1].replace(",reject,", ",undo,")]) + "\n")
        self.run_cli("review", self.data, "import", table)
        self.assertEqual([(entry["before"], entry["decision"], entry["after"]) for entry in self.history(self.id)],
                         [(None, "accept", "accept"), ("accept", "reject", "reject"), ("reject", None, "accept")])

    def padded(self, id):
        patient, number, kind = id.split("/")
        return f"{patient}/{number.zfill(6)}/{kind}"

    def test_leading_zeros_name_the_same_contour(self):
        self.assertIn(self.id, self.decide(self.padded(self.id), "reject")[0])
        self.assertEqual(self.listed()[self.id]["state"], "rejected")
        self.assertEqual(len(self.history(self.padded(self.id))), 1)
        self.assertEqual(self.history(self.padded(self.id)), self.history(self.id))
        self.assertIn({"id": self.id, "reason": "rejected"}, self.export(self.data, "out")["excluded"])

    def test_a_dataset_that_was_moved_has_what_it_exports(self):
        self.data = self.copy(self.data)
        self.decide(self.id, "accept")
        self.data = self.data.rename(self.folder / "moved")
        table = self.folder / "moved.csv"
        self.run_cli("review", self.data, "export", table)
        told = self.run_cli("review", self.data, "import", table)[0]
        self.assertEqual("0 of 1 decision are new; 1 was here already\n", told)
        self.assertEqual(len(self.history(self.id)), 1)

    def test_a_dataset_that_was_moved_or_copied_keeps_its_decisions(self):
        self.data = self.copy(self.data)
        self.decide(self.id, "accept")
        self.decide(self.pairs[1][0], "reject", reviewer="Bob")
        before = self.listed()
        self.data = self.data.rename(self.folder / "moved")
        self.assertEqual(self.listed(), before)
        self.assertEqual(len(self.history(self.id)), 1)
        manifest = self.export(self.data, "out", "--include", "accepted")
        self.assertEqual([item["id"] for batch in manifest["batches"] for item in batch["items"]], [self.id])
        self.run_cli("review", self.data, "export", self.folder / "decisions.csv")
        self.assertEqual(len((self.folder / "decisions.csv").read_text().splitlines()), 3)
        (self.data / reference.pairs(self.data)[0][2]).write_text("1 1\n9 1\n9 9\n")
        self.assertEqual(self.listed()[self.id]["state"], "none")

    def test_asking_makes_no_store(self):
        self.home.mkdir()
        self.forbid(self.home, 0o500)
        table = self.folder / "decisions.csv"
        for words in (["list"], ["history", self.id], ["agreement"], ["export", table]):
            self.run_cli("review", self.data, *words, preexec_fn=without_privileges)
        self.run_cli("export", self.data, "-o", self.folder / "out", preexec_fn=without_privileges)
        self.assertEqual(list(self.home.iterdir()), [])
        self.assertEqual(len(table.read_text().splitlines()), 1)
        self.decide(self.id, "accept", expect=4, preexec_fn=without_privileges)

    def test_a_damaged_store_is_named_and_nothing_is_done(self):
        self.decide(self.id, "reject")
        store = self.home / "data" / "contourcheck" / "decisions.sqlite"
        store.write_bytes(b"SQLite no more" * 100)
        kept = store.read_bytes()
        table = self.folder / "decisions.csv"
        for words in (["review", self.data, "list"], ["review", self.data, "history", self.id],
                      ["review", self.data, "agreement"], ["review", self.data, "export", table],
                      ["review", self.data, "set", self.id, "accept", "--reviewer", "Ann"],
                      ["export", self.data, "-o", self.folder / "out"]):
            out, error = self.run_cli(*words, expect=4)
            self.assertEqual(out, "")
            self.assertIn(str(store), error)
        self.assertIn("CONTOURCHECK_DECISIONS", error) # what can be done
        self.assertEqual(store.read_bytes(), kept)
        self.assertFalse(table.exists() or (self.folder / "out").exists())

    def test_a_store_that_may_not_be_seen_is_not_taken_for_none(self):
        self.decide(self.id, "reject")
        self.forbid(self.home)
        self.run_cli("review", self.data, "list", expect=4, preexec_fn=without_privileges)
        self.run_cli("export", self.data, "-o", self.folder / "out", expect=4, preexec_fn=without_privileges)

    def test_a_decision_on_other_content_is_stale(self):
        self.data = self.copy(self.data)
        self.decide(self.id, "accept")
        file = reference.pairs(self.data)[0][2]
        kept = file.read_text()
        file.write_text(kept + "1 1\n")
        self.assertEqual(self.listed()[self.id]["state"], "stale")
        manifest = self.export(self.data, "stale", "--include", "accepted")
        self.assertEqual(manifest["batches"], [])
        file.write_text(kept)
        self.assertEqual(self.listed()[self.id]["state"], "accepted")

    def test_what_is_not_in_the_dataset_cannot_be_decided_on(self):
        for id in ("nonsense", "a/b/inner", self.id.replace("inner", "lung"), "nobody/1/inner",
                   self.id.split("/")[0] + "/99999/inner"):
            self.assertIn("check DATASET --json", self.decide(id, "accept", expect=2)[1])
            self.run_cli("review", self.data, "history", id, expect=2)
        self.decide(self.id, "maybe", expect=2)
        self.decide(self.id, "accept", reviewer=" ", expect=2)
        self.run_cli("review", self.data, "set", self.id, "accept", expect=2)
        self.assertEqual(self.history(self.id), [])

    def test_export_takes_what_is_accepted_and_never_what_is_rejected(self):
        accepted, rejected = self.pairs[1][0], self.pairs[2][0]
        self.decide(accepted, "accept")
        self.decide(rejected, "reject")
        manifest = self.export(self.data, "accepted", "--include", "accepted")
        self.assertEqual([(i["id"], i["decision"]) for b in manifest["batches"] for i in b["items"]],
                         [(accepted, "accepted")])
        manifest = self.export(self.data, "all")
        self.assertEqual(sum(len(batch["items"]) for batch in manifest["batches"]), len(self.pairs) - 1)
        self.assertIn({"id": rejected, "reason": "rejected"}, manifest["excluded"])

    def test_a_table_carries_decisions_to_another_user(self):
        self.decide(self.id, "reject", "--comment", 'he said "no",\nand left')
        self.decide(self.pairs[1][0], "accept", reviewer="=Bob")
        table = self.folder / "decisions.csv"
        self.run_cli("review", self.data, "export", table)
        before = self.listed()
        self.home = self.folder / "another"
        self.assertIn("2 of 2", self.run_cli("review", self.data, "import", table)[0])
        self.assertEqual(self.listed(), before)
        self.assertEqual("0 of 2 decisions are new; 2 were here already\n", self.run_cli("review", self.data, "import", table)[0])
        self.run_cli("review", self.data, "export", self.folder / "again.csv")
        self.assertEqual((self.folder / "again.csv").read_bytes(), table.read_bytes())

    def table_of(self, *rows):
        table = self.folder / "rows.csv"
        table.write_text("contour,decision,reasons,comment,reviewer,time,slice_sha256,contour_sha256,version\n" +
                         "".join(f"{id},{verdict},,,Ann,{time},{slice},{contour},1.0.0\n"
                                 for id, verdict, time, slice, contour in rows))
        return table

    def test_a_table_may_write_ids_with_leading_zeros(self):
        hashes = sha256(self.pairs[0][1]), sha256(self.pairs[0][2])
        table = self.table_of((self.padded(self.id), "reject", "2024-02-29T23:59:59Z", *hashes))
        out, error = self.run_cli("review", self.data, "import", table)
        self.assertIn("1 of 1", out)
        self.assertEqual(error, "")
        self.assertEqual(self.listed()[self.id]["state"], "rejected")
        self.assertIn("0 of 1", self.run_cli("review", self.data, "import", table)[0])

    def test_decisions_on_no_contour_of_the_dataset_are_told(self):
        time = "2024-01-31T12:00:00Z"
        table = self.table_of((self.id, "accept", time, "", ""), ("nobody/7/inner", "accept", time, "", ""),
                              ("no id", "accept", time, "", ""))
        out, error = self.run_cli("review", self.data, "import", table)
        self.assertIn("3 of 3", out)
        self.assertIn("2 decisions fit no contour of this dataset", error)
        self.assertIn("nobody/7/inner", error)
        self.assertIn("no id", error)
        self.assertNotIn(self.id, error)

    def test_a_time_that_never_was_is_refused_with_its_line(self):
        good = ("another/7/inner", "accept", "2024-02-29T23:59:59Z", "", "")
        for time in ("2026-99-99T99:99:99Z", "2023-02-29T12:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z",
                     "2024-00-10T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-01 00:00:00Z"):
            table = self.table_of(good, (self.id, "reject", time, "", ""))
            out, error = self.run_cli("review", self.data, "import", table, expect=5)
            self.assertIn("rows.csv:3: ", error, time)
            self.assertIn("; 1 row refused", out)
        self.assertEqual(self.history(self.id), [])
        self.run_cli("review", self.data, "import", self.table_of((self.id, "reject", "never", "", "")), expect=2)

    def test_a_row_that_cannot_be_kept_is_named_and_the_others_come_in(self):
        time = "2024-02-29T23:59:59Z"
        table = self.table_of((self.id, "accept", time, "", ""))
        table.write_text(table.read_text() + f"other/1/inner,accept,,,Bob,{time},,,1.0.0\n"
                                             f"other/1/inner,reject,no/reason,,Bob,{time},,,1.0.0\n"
                                             f"{self.id},reject,shifted,,Cid,{time},,,1.0.0\n")
        out, error = self.run_cli("review", self.data, "import", table, expect=5)
        self.assertIn('rows.csv:4: column reasons: found "no/reason"', error)
        self.assertIn("rows.csv:3: is of the same contour as line 4, and left out with it", error)
        self.assertEqual(out, "2 of 2 decisions are new; 2 rows refused\n")
        self.assertEqual([each["reviewer"] for each in self.history(self.id)], ["Ann", "Cid"])

    def test_a_table_with_other_separators_is_told(self):
        table = self.table_of((self.id, "accept", "2024-02-29T23:59:59Z", "", ""))
        text = table.read_text()
        for mark, word in (";", "semicolons"), ("\t", "tabs"):
            table.write_text(text.replace(",", mark))
            error = self.run_cli("review", self.data, "import", table, expect=2)[1]
            self.assertIn(f"its columns stand apart by {word}, not by commas", error)

    def test_a_comment_with_quotes_shows_where_it_ends(self):
        self.run_cli("review", self.data, "set", self.id, "accept", "--reviewer", "Ann", "--comment", 'so "called" \\o')
        for words in (("history", self.id), ("list",)):
            self.assertIn('"so \\"called\\" \\\\o"', self.run_cli("review", self.data, *words)[0])

    def test_a_time_far_ahead_is_refused_with_its_line(self):
        table = self.table_of((self.id, "accept", "2024-02-29T23:59:59Z", "", ""), (self.id, "reject", "2999-01-01T00:00:00Z", "", ""))
        error = self.run_cli("review", self.data, "import", table, expect=2)[1]
        self.assertIn('rows.csv:3: column time: found "2999-01-01T00:00:00Z", expected a time at most a day ahead of the clock', error)

    def test_a_table_in_utf16_is_told(self):
        table = self.table_of((self.id, "accept", "2024-02-29T23:59:59Z", "", ""))
        table.write_text(table.read_text(), encoding="utf-16")
        self.assertIn("is UTF-16; save as UTF-8", self.run_cli("review", self.data, "import", table, expect=2)[1])

    def test_a_table_that_is_none_is_refused(self):
        (self.folder / "bad.csv").write_text("contour,decision\nx,perhaps\n")
        self.run_cli("review", self.data, "import", self.folder / "bad.csv", expect=2)
        self.run_cli("review", self.data, "import", self.folder / "absent.csv", expect=2)
        self.run_cli("review", self.data, "export", self.folder / "bad.csv" / "x.csv", expect=4)

    def agree(self, *words):
        return json.loads(self.run_cli("review", self.data, "agreement", "--json", *words)[0])["pairs"]

    def two_readers(self):
        # 4 contours: a a r r against a a a r: 3 of 4 equal; by chance 1/2 x 3/4 + 1/2 x 1/4 = 1/2; kappa (3/4-1/2)/(1/2)
        words = {"a": ["accept"], "r": ["reject", "--reason", "shifted"]}
        for (id, _, _), ann, bob in zip(self.pairs, "aarr", "aaar"):
            self.decide(id, *words[ann])
            self.decide(id, *words[bob], reviewer="Bob")
        self.decide(self.pairs[4][0], "accept")

    def test_agreement_is_told_with_kappa_and_what_they_differ_on(self):
        self.assertIn("fewer than two", self.run_cli("review", self.data, "agreement")[0])
        self.two_readers()
        text = self.run_cli("review", self.data, "agreement")[0]
        for words in ("Ann and Bob", "all contours", "75.0 (", "0.50 (", "reason shifted",
                      f"{self.pairs[2][0]}: rejected, accepted"):
            self.assertIn(words, text)
        [pair] = self.agree()
        self.assertEqual(pair["reviewers"], ["Ann", "Bob"])
        every, shifted = pair["agreement"]
        self.assertEqual((every["both"], every["equal"], every["share"]["value"]), (4, 3, 0.75))
        self.assertAlmostEqual(every["kappa"]["value"], 0.5)
        # Gwet: accepted 5/8, rejected 3/8, unsure 0; chance (5/8 x 3/8 x 2) / 2
        self.assertAlmostEqual(every["ac1"]["value"], (0.75 - 15 / 64) / (1 - 15 / 64))
        for figure in ("share", "kappa", "ac1"):
            self.assertLess(every[figure]["low"], every[figure]["value"])
            self.assertGreater(every[figure]["high"], every[figure]["value"])
        self.assertEqual((shifted["of"], shifted["name"], shifted["equal"]), ("reason", "shifted", 3))
        self.assertEqual([each["id"] for each in pair["differing"]], [self.pairs[2][0]])

    def test_agreement_is_told_rule_by_rule_when_asked(self):
        self.data = self.copy(self.data)
        self.pairs = reference.pairs(self.data)
        file = self.pairs[0][2]
        lines = file.read_text().splitlines()
        file.write_text("\n".join(lines[: len(lines) // 2]) + "\n") # not closed
        self.two_readers()
        rules = [row for row in self.agree("--rules")[0]["agreement"] if row["of"] == "rule"]
        self.assertIn(("not-closed", 1, 1), [(row["name"], row["both"], row["equal"]) for row in rules])
        self.assertEqual([row for row in self.agree()[0]["agreement"] if row["of"] == "rule"], [])


if __name__ == "__main__":
    main()
