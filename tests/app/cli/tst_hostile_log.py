"""A log, or what lies beside it, that somebody made on purpose for those who read it; one's own disk that keeps others' logs
from being read."""
import json
import shutil
import struct
from pathlib import Path

from decision_log import link_anew
from program import files, main
from tst_log_folder import Folder


class Hostile(Folder):
    def setUp(self):
        super().setUp()
        self.decide("ws1", self.ids[0], "accept")
        self.thesis = self.folder / "thesis.txt"
        self.thesis.write_text("years")

    def name_in_journal(self, log):
        """As SQLite's pager.c reads the end of a journal: it deletes the file of that name."""
        magic, name = bytes.fromhex("d9d505f920a163d7"), str(self.thesis).encode()
        header = magic + struct.pack(">5I", 0, 1234, log.stat().st_size // 4096, 512, 4096)
        tail = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">2I", len(name), sum(name)) + magic
        journal = Path(f"{log}-journal")
        journal.write_bytes(header.ljust(512, b"\0") + tail)
        return journal

    def test_a_journal_that_names_another_file_deletes_nothing(self):
        journal = self.name_in_journal(self.log("ws1"))
        before = files(self.logs)
        for host in ("ws1", "ws2"):
            for words, expect in (((self.data, "list"), 4), (("verify",), 5),
                                  (("salvage", self.log("ws1"), self.folder / "sound.sqlite"), 4)):
                self.assertIn(f"{journal.name}: names another file", self.on(host, "review", *words, expect=expect)[1])
        self.assertIn(journal.name, self.decide("ws1", self.ids[1], "accept", expect=4))
        self.assertEqual(files(self.logs), before)
        self.assertIn(journal.name, self.decide("ws2", self.ids[1], "accept"))
        self.assertEqual(self.thesis.read_text(), "years")

    def test_what_a_log_would_run_is_not_run(self):
        self.run_behind("ws1", "DROP TABLE decisions")
        self.run_behind("ws1", "CREATE VIEW decisions AS WITH RECURSIVE n(sequence) AS (SELECT 1 UNION ALL SELECT sequence "
                               "+ 1 FROM n) SELECT sequence, '' AS dataset FROM n")
        self.assertIn('no version makes the view "decisions"', self.on("ws2", "review", self.data, "list", expect=4)[1])
        self.on("ws2", "review", "salvage", self.log("ws1"), self.folder / "sound.sqlite", expect=4)

    def test_what_another_says_in_no_characters_keeps_nothing_from_being_told(self):
        lists = ((self.data, "list"), (self.data, "history", self.ids[0]), (self.data, "agreement"), ("verify",))
        self.on("ws2", "review", self.data, "set", self.ids[0], "reject", "--reviewer", "Zoe")  # on what both have decided
        for column in ("reasons", "comment", "reviewer", "time_utc", "version", "slice_sha256", "contour_sha256"):
            for text in ("x'ff'", "char(27) || '[31mred'"):
                self.run_behind("ws1", f"UPDATE decisions SET {column} = {text}")
                link_anew(self.log("ws1"))
                for words in lists:
                    self.assertNotIn("\x1b", self.on("ws2", "review", *words)[0])
                    json.loads(self.on("ws2", "review", *words, "--json")[0])
        self.run_behind("ws1", "UPDATE decisions SET time_utc = x'ff1b'")
        link_anew(self.log("ws1"))
        self.on("ws2", "report", self.data, "-o", self.folder / "report.html")
        for file in self.folder.glob("report*"):
            self.assertNotIn("\x1b", file.read_bytes().decode(), file)
        self.run_behind("ws1", "UPDATE decisions SET chain = x'ff1b'")
        self.assertFalse(json.loads(self.on("ws2", "review", "verify", "--json", expect=1)[0])["ok"])
        self.assertNotIn("\x1b", self.on("ws2", "review", "verify", expect=1)[0])

    def test_a_table_with_what_another_says_in_no_word_or_time_is_taken_in_but_for_that_row(self):
        self.on("ws2", "review", self.data, "set", self.ids[1], "reject", "--reviewer", "Zoe")
        table = self.folder / "table.csv"
        for number, (reason, time, text) in enumerate((("no/word", "2024-01-31T12:00:00Z", "no/word"), ("", "0000", "0000"))):
            self.run_behind("ws1", f"UPDATE decisions SET reasons = '{reason}', time_utc = '{time}'")
            link_anew(self.log("ws1"))
            self.on("ws2", "review", self.data, "export", table)
            fresh = {"CONTOURCHECK_DECISIONS": str(self.folder / f"fresh{number}.sqlite")}
            out, error = self.run_cli("review", self.data, "import", table, expect=5, env=fresh)
            self.assertRegex(error, rf'table.csv:\d: column \w+: found "{text}"')
            self.assertEqual(out, "1 of 1 decision is new; 1 row refused\n")
            said, = json.loads(self.run_cli("review", self.data, "history", self.ids[1], "--json", env=fresh)[0])["decisions"]
            self.assertEqual(said["reviewer"], "Zoe")

    def test_a_link_in_the_place_of_the_lock_is_named(self):
        lock = Path(f"{self.log('ws1')}.lock")
        lock.symlink_to(self.folder / "nowhere")
        self.assertIn(f"{lock.name}: is a link", self.decide("ws1", self.ids[1], "accept", expect=4))
        self.assertIn(f"{lock.name}: is a link", self.on("ws1", "review", "unlock", expect=4)[1])


class OwnCache(Folder):
    def test_where_it_fails_it_is_named_and_nothing_is_decided(self):
        self.decide("ws1", self.ids[0], "accept")
        shutil.rmtree(self.home / "cache", ignore_errors=True)
        (self.home / "cache").write_text("no folder")
        for words in (("list",), ("set", self.ids[0], "reject", "--reviewer", "Bob")):
            told = self.on("ws2", "review", self.data, *words, expect=4)[1]
            self.assertIn(f"{self.home / 'cache' / 'contourcheck'}: cannot hold the copy in which {self.log('ws1').name}", told)
        self.assertIn("nothing was decided", told)
        (self.home / "cache").unlink()
        self.assertEqual(self.states("ws2"), {self.ids[0]: "accepted"})


if __name__ == "__main__":
    main()
