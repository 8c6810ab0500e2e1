"""The log of decisions as a hash chain, held against an implementation of its own; a damaged log and what comes out of it."""
import json
import os
import pwd
import resource
import signal
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

from decision_log import links, write_version_1
from program import CLI, Case, environment, main, small_demo, without_privileges

import reference  # beside app/, which program puts on the path


class Log(Case):
    def setUp(self):
        super().setUp()
        self.data = small_demo()
        self.ids = [pair[0] for pair in reference.pairs(self.data)]
        self.store = self.home / "data" / "contourcheck" / "decisions.sqlite"

    def decide(self, id, verdict, *more, data=None):
        self.run_cli("review", data or self.data, "set", id, verdict, "--reviewer", "Ann", *more)

    def decide_on_some(self):
        for id, verdict in zip(self.ids, ("accept", "reject", "unsure", "accept")):
            self.decide(id, verdict, "--reason", "shifted", "--comment", "zwei Pixel, µ ☃")

    def verify(self, *words, expect=0):
        return json.loads(self.run_cli("review", "verify", "--json", *words, expect=expect)[0])

    def tamper(self, *statements):
        with closing(sqlite3.connect(self.store)) as log, log:
            log.execute("DROP TRIGGER IF EXISTS decisions_stay")
            log.execute("DROP TRIGGER IF EXISTS decisions_are_kept")
            for statement in statements:
                log.execute(statement)


class Chain(Log):
    def test_it_is_that_of_another_implementation(self):
        self.decide_on_some()
        table = self.folder / "decisions.csv"
        table.write_text("contour,decision,reasons,comment,reviewer,time,slice_sha256,contour_sha256,version\n"
                         f"{self.ids[5]},reject,,,Bob,2001-01-31T12:00:00Z,,,1.0.0\n")  # by a clock that was set back
        self.run_cli("review", self.data, "import", table)
        self.decide(self.ids[0], "unsure")
        made, kept = links(self.store)
        self.assertEqual(len(made), 6)
        self.assertEqual(made, kept)
        said = self.verify()
        self.assertEqual((said["schema"], said["ok"], said["entries"], said["head"]),
                         ("contourcheck/verify/1", True, 6, made[-1]))
        self.assertEqual(self.run_cli("review", "verify")[0], f"6 entries, head {made[-1]}\nOK\n")
        self.assertEqual(self.run_cli("review", self.data, "verify")[0], f"6 entries, head {made[-1]}\nOK\n")

    def test_an_older_log_gets_the_same_links_after_a_backup(self):
        self.store.parent.mkdir(parents=True)
        write_version_1(self.store, 5)
        said = self.verify()
        self.assertEqual((said["ok"], said["entries"], said["head"], said["chain"]), (True, 5, None, None))
        self.assertIn("it has no chain", self.run_cli("review", "verify")[0])
        self.decide(self.ids[0], "accept")
        made, kept = links(self.store)
        self.assertEqual((len(made), made), (6, kept))
        chain = self.verify()["chain"]
        self.assertEqual((chain["reason"], chain["entries_before"]), ("upgrade", 5))
        self.assertIn("entries 1 to 5 got their links at 20", self.run_cli("review", "verify")[0])
        backup = self.store.with_name("decisions.sqlite.v1-backup")
        self.assertEqual(stat.S_IMODE(backup.stat().st_mode), 0o600)
        with closing(sqlite3.connect(backup)) as log:
            self.assertEqual(log.execute("PRAGMA user_version").fetchone(), (1,))
            self.assertEqual(log.execute("SELECT count(*) FROM decisions").fetchone(), (5,))

    def test_without_room_for_a_backup_an_older_log_is_refused(self):
        self.store.parent.mkdir(parents=True)
        write_version_1(self.store, 5)
        before = self.store.read_bytes()
        self.forbid(self.store.parent, 0o500)
        error = self.run_cli("review", self.data, "list", expect=4, preexec_fn=without_privileges)[1]
        self.assertIn("was left as it is", error)
        self.assertIn("CONTOURCHECK_DECISIONS", error)
        self.assertEqual(self.store.read_bytes(), before)
        self.assertEqual([file.name for file in self.store.parent.iterdir()], ["decisions.sqlite"])

    def test_on_a_disk_that_is_full_at_any_size_an_older_log_is_as_it_was_or_brought_up(self):
        self.store.parent.mkdir(parents=True)
        write_version_1(self.store, 400)
        before = self.store.read_bytes()
        failed = 0
        for pages in range(2, 60, 3):
            def limit(size=pages * 4096):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond it then fails
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            done = self.decide_within(limit)
            if done:
                break
            failed += 1
            self.assertEqual(self.store.read_bytes(), before)
        self.assertTrue(done)
        self.assertGreater(failed, 5)
        self.assertEqual(sorted(file.name for file in self.store.parent.iterdir()),
                         ["decisions.sqlite", "decisions.sqlite.v1-backup"])
        self.assertEqual((self.verify()["ok"], self.verify()["entries"]), (True, 401))

    def decide_within(self, limit):
        words = ("review", self.data, "set", self.ids[0], "accept", "--reviewer", "Ann")
        done = subprocess.run([CLI, *map(str, words)], env=environment(self.home, CONTOURCHECK_INDEX="off"),
                              preexec_fn=limit, capture_output=True, text=True)
        if done.returncode != 0:
            self.assertEqual(done.returncode, 4)
            self.assertIn("was left as it is", done.stderr)
        return done.returncode == 0

    def test_where_nobody_decided_there_is_nothing_to_verify(self):
        self.assertEqual((self.verify()["ok"], self.verify()["entries"]), (True, 0))
        self.assertFalse(self.store.exists())
        self.assertEqual(self.run_cli("review", "verify")[0], "0 entries\nnothing has been decided yet\nOK\n")
        self.run_cli("review", "verify", "--decisions", self.folder / "absent", expect=2)
        for head in ("1a2b", "4:" + "g" * 64, "0:" + "a" * 64, ":" + "a" * 64):
            self.run_cli("review", "verify", "--head", head, expect=2)

    def test_an_empty_file_is_never_said_to_be_a_sound_log(self):
        self.decide_on_some()
        head = self.verify()["head"]
        self.store.write_bytes(b"")  # in the minute in which it was made, so that no time tells
        for words in ((), ("--decisions", self.store), ("--head", head)):
            said, _ = self.run_cli("review", "verify", *words, expect=1)
            self.assertNotIn("OK", said)
            self.assertNotIn("nothing has been decided", said)
            self.assertIn("the file is empty: whether it was emptied or never held a log cannot be told", said)
            self.assertFalse(self.verify(*words, expect=1)["ok"])

    def test_actions_on_a_dataset_need_one(self):
        for words in (["list"], ["agreement"], ["history", self.ids[0]], ["export", self.folder / "d.csv"]):
            self.assertIn("DATASET", self.run_cli("review", *words, expect=2)[1])


class Broken(Log):
    def setUp(self):
        super().setUp()
        self.decide_on_some()

    def broken(self, *words):
        said = self.verify(*words, expect=1)
        self.assertFalse(said["ok"])
        return said["broken"]

    def test_an_edit_is_named(self):
        self.tamper("UPDATE decisions SET comment = 'never said' WHERE sequence = 2")
        self.assertEqual(self.broken(), {"kind": "edited", "first": 2, "last": 2})
        self.assertIn("entry 2 does not follow on the one before", self.run_cli("review", "verify", expect=1)[0])

    def test_an_edit_of_real_bytes_is_named(self):
        text = "zwei Pixel, µ ☃".encode()
        data = bytearray(self.store.read_bytes())
        data[data.index(text)] ^= 0x20
        self.store.write_bytes(data)
        self.assertEqual(self.broken()["kind"], "edited")

    def test_what_was_changed_is_not_relied_on(self):
        self.tamper("UPDATE decisions SET verdict = 'accept' WHERE sequence = 2")
        out = self.folder / "out"
        for words, status in ((("list",), 4), (("history", self.ids[0]), 4), (("export", self.folder / "t.csv"), 4)):
            _, error = self.run_cli("review", self.data, *words, expect=status)
            self.assertIn("was changed after it was written: entry 2 does not follow on the one before", error)
        _, error = self.run_cli("export", self.data, "-o", out, "--include", "accepted", expect=4)
        self.assertIn("review salvage FILE NEW", error)
        self.assertFalse(out.exists())
        new = self.folder / "sound.sqlite"
        self.run_cli("review", "salvage", self.store, new, expect=5)
        self.run_cli("review", self.data, "list", env={"CONTOURCHECK_DECISIONS": str(new)})

    def test_an_edit_is_not_hidden_behind_an_older_version(self):
        self.tamper("UPDATE decisions SET verdict = 'accept' WHERE sequence = 2", "PRAGMA user_version = 1")
        for words, expect in ((("review", "verify"), 5), (("review", self.data, "list"), 4)):
            self.assertIn("it has a chain, which its version does not", self.run_cli(*words, expect=expect)[1])

    def test_nothing_is_decided_on_top_of_what_was_changed(self):
        self.tamper("UPDATE decisions SET verdict = 'accept' WHERE sequence = 2")
        before = self.store.read_bytes()
        _, error = self.run_cli("review", self.data, "set", self.ids[0], "reject", "--reviewer", "Ann", expect=4)
        self.assertIn("was changed after it was written", error)
        self.assertEqual(self.store.read_bytes(), before)

    def test_what_sqlite_notes_for_itself_is_no_change(self):
        with closing(sqlite3.connect(self.store)) as log, log:
            log.execute("ANALYZE")
        self.assertTrue(self.verify()["ok"])
        self.run_cli("review", self.data, "set", self.ids[0], "reject", "--reviewer", "Ann")

    def test_a_removal_is_named(self):
        self.tamper("DELETE FROM decisions WHERE sequence IN (2, 3)")
        self.assertEqual(self.broken(), {"kind": "missing", "first": 2, "last": 3})
        self.assertIn("entries 2 to 3 are missing", self.run_cli("review", "verify", expect=1)[0])

    def test_another_order_is_named(self):
        self.tamper("UPDATE decisions SET sequence = -sequence WHERE sequence IN (2, 3)",
                    "UPDATE decisions SET sequence = 5 + sequence WHERE sequence < 0")
        self.assertEqual(self.broken(), {"kind": "reordered", "first": 2, "last": 3})

    def test_a_log_that_was_cut_off_or_written_anew_is_told_by_the_head_of_an_export(self):
        manifest = self.export(self.data, "out")
        noted = manifest["provenance"]["decision_log"]
        self.assertEqual(noted, {"entries": 4, "head": links(self.store)[0][-1]})
        self.decide(self.ids[4], "accept")
        self.assertEqual(self.verify("--head", noted["head"])["noted_at"], 4)
        self.assertEqual(self.verify("--head", f"4:{noted['head']}")["noted_at"], 4)
        self.verify("--head", f"3:{noted['head']}", expect=1)
        self.tamper("DELETE FROM decisions WHERE sequence > 3", "UPDATE sqlite_sequence SET seq = 3 WHERE name = 'decisions'")
        self.assertTrue(self.verify()["ok"])  # nothing in the file tells
        self.assertIsNone(self.broken("--head", noted["head"]))
        said = self.run_cli("review", "verify", "--head", noted["head"], expect=1)[0]
        self.assertIn(f"the log once held entries up to {noted['head']}; they are not in it", said)
        said = self.run_cli("review", "verify", "--head", f"4:{noted['head']}", expect=1)[0]
        self.assertIn(f"the log once held 4 entries up to {noted['head']}; they are not in it", said)

    def test_a_chain_written_anew_holds_and_is_told_by_a_noted_head_alone(self):
        noted = self.verify()["head"]
        self.tamper("UPDATE decisions SET verdict = 'accept' WHERE sequence = 2")
        for number, link in enumerate(links(self.store)[0], 1):
            self.tamper(f"UPDATE decisions SET chain = '{link}' WHERE sequence = {number}")
        self.assertTrue(self.verify()["ok"])
        self.verify("--head", noted, expect=1)


class Told(Log):
    """What happened, to which file and what can be done, before SQLite's own words."""

    def setUp(self):
        super().setUp()
        self.decide(self.ids[0], "accept")

    def test_a_newer_log_is_told_with_what_to_start(self):
        self.tamper("PRAGMA user_version = 3")
        out = self.folder / "out"
        for words in (("review", "verify"), ("review", self.data, "list"), ("export", self.data, "-o", out),
                      ("review", self.data, "set", self.ids[0], "accept", "--reviewer", "Ann"),
                      ("report", self.data, "-o", self.folder / "out.html")):
            error = self.run_cli(*words, expect=5 if words[1] == "verify" else 4)[1]
            self.assertIn(f"{self.store}: was written by a newer ContourCheck; this one cannot read it\n", error)
            self.assertIn("start the newer ContourCheck", error)

    def test_what_may_not_be_written_or_read(self):
        words = ("review", self.data, "set", self.ids[0], "reject", "--reviewer", "Ann")
        self.forbid(self.store.parent, 0o500)
        error = self.run_cli(*words, expect=4, preexec_fn=without_privileges)[1]
        self.assertIn(f"{self.store}: cannot be written to: it is read-only, or its folder or drive is; nothing was changed "
                      "(SQLite: ", error)
        self.forbid(self.store)
        error = self.run_cli(*words, expect=4, preexec_fn=without_privileges)[1]
        self.assertIn(f"{self.store}: cannot be opened: it or its folder is gone, or you may not read and write there (SQLite: ",
                      error)


class InUse(Log):
    def test_it_is_told_who_holds_it(self):
        self.decide(self.ids[0], "accept")
        if f":{self.store.stat().st_ino} " not in self.held_locks():
            self.skipTest("this file system does not show who locks its files")
        with closing(sqlite3.connect(self.store, isolation_level=None)) as log:
            log.execute("BEGIN IMMEDIATE")
            error = self.run_cli("review", self.data, "set", self.ids[1], "accept", "--reviewer", "Ann", expect=4)[1]
        self.assertIn(f"is in use by {pwd.getpwuid(os.geteuid()).pw_name} (process {os.getpid()}, ", error)

    def held_locks(self):
        with closing(sqlite3.connect(self.store, isolation_level=None)) as log:
            log.execute("BEGIN IMMEDIATE")
            return Path("/proc/locks").read_text()


class Gone(Log):
    def test_a_journal_with_pages_beside_no_log_is_told_with_what_to_do(self):
        self.decide(self.ids[0], "accept")
        wal = Path(f"{self.store}-wal")
        with closing(sqlite3.connect(self.store, isolation_level=None)) as log:
            log.execute("PRAGMA journal_mode=WAL")
            log.execute("CREATE TABLE more (id)")
            pages = wal.read_bytes()
        self.store.unlink()
        wal.write_bytes(pages)
        for words, expect in ((("verify",), 5), ((self.data, "list"), 4),
                              ((self.data, "set", self.ids[1], "accept", "--reviewer", "Ann"), 4)):
            out, error = self.run_cli("review", *words, expect=expect)
            self.assertEqual(out, "")
            self.assertIn(f"{wal.name} beside it holds pages of it. Nothing was changed; move both away", error)
        self.assertEqual(wal.read_bytes(), pages)
        self.assertFalse(self.store.exists())
        wal.unlink()
        self.assertIn("nothing has been decided yet", self.run_cli("review", "verify")[0])


class Noted(Log):
    def head_in(self, folder, *options):
        return self.export(self.data, folder, *options)["provenance"]["decision_log"]

    def test_an_export_without_decisions_notes_none(self):
        self.assertEqual(self.head_in("out"), {"entries": 0, "head": None})

    def test_a_table_of_decisions_is_a_table_alone_and_its_head_is_told_beside_it(self):
        self.decide_on_some()
        table = self.folder / "table.csv"
        said, error = self.run_cli("review", self.data, "export", table)
        self.assertEqual(said, "4 decisions written\n")
        self.assertIn(f"review verify --head 4:{links(self.store)[1][-1]}", error)
        self.assertEqual(len(table.read_text().splitlines()), 5)

    def test_decisions_on_another_dataset_change_no_export(self):
        self.decide_on_some()
        before = self.head_in("one")
        other = self.copy(self.data)
        for file in other.rglob("*.txt"):
            file.write_text(file.read_text() + "1 1\n")
        self.decide(self.ids[0], "reject", data=other)
        self.assertEqual(self.head_in("two"), before)
        self.assertEqual((self.folder / "one/manifest.json").read_bytes(), (self.folder / "two/manifest.json").read_bytes())

    def test_shards_are_one_whole_though_the_log_went_on_between_them(self):
        self.decide_on_some()
        for shard in ("0/2", "1/2"):
            self.head_in(shard[0], "--shard", shard)
        self.run_cli("merge", self.folder / "0", self.folder / "1", "-o", self.folder / "same")
        whole = json.loads((self.folder / "same" / "manifest.json").read_text())
        self.assertEqual(whole["provenance"]["decision_log"], self.head_in("whole"))
        self.decide(self.ids[0], "accept")  # as before
        self.head_in("later", "--shard", "1/2")
        self.run_cli("merge", self.folder / "0", self.folder / "later", "-o", self.folder / "other")
        whole = json.loads((self.folder / "other" / "manifest.json").read_text())
        self.assertIsNone(whole["provenance"]["decision_log"])


class Salvage(Log):
    def setUp(self):
        super().setUp()
        self.decide_on_some()
        with closing(sqlite3.connect(self.store)) as log:
            self.page, = log.execute("PRAGMA page_size").fetchone()
        self.new = self.folder / "sound.sqlite"

    def test_what_is_refused_says_how_to_salvage_it_and_what_comes_out_is_in_use_again(self):
        for id in self.ids[4:12]:
            self.decide(id, "accept", "--comment", "c" * 900)  # some pages
        data = bytearray(self.store.read_bytes())
        at = data.index(b"c" * 900) // self.page * self.page
        data[at:at + self.page] = bytes(self.page)
        self.store.write_bytes(data)
        self.assertIn("review salvage FILE NEW", self.run_cli("review", self.data, "list", expect=4)[1])
        told = self.run_cli("review", "verify", expect=5)[1]
        self.assertEqual(told.count("review salvage"), 1)
        self.assertEqual(told.count("a copy from before"), 1)
        self.assertNotIn("\ufffd", told)
        said = self.run_cli("review", "salvage", self.store, self.new, expect=5)[0]
        self.assertRegex(said, r"^\d+ decisions written\nlost: \d+ to \d+\n")
        self.assertEqual(self.store.read_bytes(), bytes(data))
        made, kept = links(self.new)
        self.assertEqual(made, kept)
        self.assertIn(f"{len(made)} decisions written", said)
        self.assertEqual(stat.S_IMODE(self.new.stat().st_mode), 0o600)
        os.replace(self.new, self.store)
        self.assertTrue(self.verify()["ok"])
        self.decide(self.ids[0], "reject")

    def test_of_a_cut_log_without_a_decision_nothing_is_written(self):
        for number in range(20):
            self.decide(self.ids[number % 4], "accept", "--comment", f"{number} " + "c" * 500)
        whole = self.store.read_bytes()
        self.assertGreater(len(whole), 6 * self.page)
        for size in range(100, len(whole), self.page // 2):
            self.store.write_bytes(whole[:size])
            done = subprocess.run([CLI, "review", "salvage", self.store, self.new], env=environment(self.home),
                                  capture_output=True, timeout=300)
            self.assertIn(done.returncode, (4, 5), size)
            self.assertEqual(self.new.exists(), done.returncode == 5, size)
            self.new.unlink(missing_ok=True)

    def test_a_sound_log_comes_out_whole(self):
        self.assertEqual(self.run_cli("review", "salvage", self.store, self.new)[0], "4 decisions written\n")
        self.run_cli("review", "salvage", self.store, self.new, expect=2)  # it is there
        self.run_cli("review", "salvage", self.folder / "absent", self.folder / "other", expect=2)

    def test_what_no_longer_is_what_was_written_is_left_out_and_named(self):
        self.tamper("UPDATE decisions SET verdict = 'accept' WHERE sequence = 2")
        said = self.run_cli("review", "salvage", self.store, self.new, expect=5)[0]
        self.assertIn(f"left out, it or the entry before it is not what was written: 2  {self.ids[1]}  Ann", said)


if __name__ == "__main__":
    main()
