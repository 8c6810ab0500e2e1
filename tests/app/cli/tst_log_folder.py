"""A folder of decision logs, as on a network drive: a log a user and host, read as one; who holds a lock."""
import ctypes
import hashlib
import json
import os
import pwd
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

from decision_log import link_anew, links, write_version_1
from program import LIBC, Case, damage, files, main, small_demo

import reference  # beside app/, which program puts on the path

CLONE_NEWUTS = 0x04000000  # uts_namespaces(7): the process has a host name of its own
CLONE_NEWNS, MS_BIND, MS_REC, MS_PRIVATE = 0x00020000, 0x1000, 0x4000, 0x40000  # mount(2)
USER = pwd.getpwuid(os.geteuid()).pw_name


def on_host(name):
    def become():
        if LIBC.unshare(CLONE_NEWUTS) != 0 or LIBC.sethostname(name.encode(), len(name)) != 0:
            raise OSError(ctypes.get_errno(), "no host name of its own")
    return become


def may_be_another_host():
    return subprocess.run(["true"], preexec_fn=on_host("other"), check=False).returncode == 0


try:
    OTHER_HOSTS = may_be_another_host()
except subprocess.SubprocessError:
    OTHER_HOSTS = False


class Folder(Case):
    def setUp(self):
        super().setUp()
        if not OTHER_HOSTS:
            self.skipTest("only root can have another host name")
        self.data = small_demo()
        self.ids = [pair[0] for pair in reference.pairs(self.data)]
        self.logs = self.folder / "shared"
        self.logs.mkdir()

    def on(self, host, *words, expect=0):
        return self.run_cli(*words, expect=expect, env={"CONTOURCHECK_DECISIONS": str(self.logs)},
                            preexec_fn=on_host(host))

    def decide(self, host, id, verdict, reviewer="Ann", expect=0):
        return self.on(host, "review", self.data, "set", id, verdict, "--reviewer", reviewer, expect=expect)[1]

    def states(self, host):
        listed = json.loads(self.on(host, "review", self.data, "list", "--json")[0])["contours"]
        return {each["id"]: each["state"] for each in listed if each["state"] != "none"}

    def log(self, host):
        return self.logs / f"{USER}@{host}.sqlite"

    def run_behind(self, host, statement):
        with closing(sqlite3.connect(self.log(host))) as log, log:
            log.execute("DROP TRIGGER IF EXISTS decisions_stay")
            log.execute(statement)


class Merged(Folder):
    def test_each_host_writes_its_own_log_and_reads_all(self):
        self.decide("ws1", self.ids[0], "accept")
        before = self.log("ws1").read_bytes()
        self.decide("ws2", self.ids[1], "reject", "Bob")
        self.assertEqual(self.log("ws1").read_bytes(), before)
        self.assertEqual(sorted(files(self.logs)), [self.log("ws1").name, self.log("ws2").name])
        for host in ("ws1", "ws2", "ws3"):
            self.assertEqual(self.states(host), {self.ids[0]: "accepted", self.ids[1]: "rejected"})
        self.assertFalse(self.log("ws3").exists())
        for host in ("ws1", "ws2"):
            self.assertEqual(*links(self.log(host)))
            self.assertEqual(stat.S_IMODE(self.log(host).stat().st_mode) & 0o022, 0)
        self.assertEqual(self.on("ws1", "review", "verify")[0].count("OK\n"), 2)

    def test_the_order_is_that_of_deciding_and_the_same_on_both_sides(self):
        said = [("ws1", "Ann", "accept"), ("ws2", "Bob", "reject"), ("ws2", "Ann", "unsure"), ("ws1", "Bob", "accept"),
                ("ws2", "Ann", "reject"), ("ws1", "Ann", "unsure")]
        for host, reviewer, verdict in said:  # most of them within one second
            self.decide(host, self.ids[0], verdict, reviewer)
        told = [self.on(host, "review", self.data, "history", self.ids[0])[0] for host in ("ws1", "ws2")]
        self.assertEqual(told[0], told[1])
        self.assertEqual([line.split()[1:3] for line in told[0].splitlines()], [list(each[1:]) for each in said])
        tables = [self.folder / host for host in ("ws1", "ws2")]
        for table in tables:
            self.on(table.name, "review", self.data, "export", table)
        self.assertEqual(tables[0].read_bytes(), tables[1].read_bytes())

    def test_a_host_whose_clock_is_ahead_does_not_have_the_last_word(self):
        self.decide("ws1", self.ids[0], "accept")
        self.run_behind("ws1", "UPDATE decisions SET time_utc = '2999-12-31T23:59:59Z'")
        link_anew(self.log("ws1"))
        self.decide("ws2", self.ids[0], "reject", "Bob")
        self.assertEqual(self.states("ws1"), {self.ids[0]: "rejected"})

    def test_an_entry_at_the_end_of_the_calendar_makes_no_decision_count_for_nothing(self):
        self.decide("ws1", self.ids[0], "accept")
        self.run_behind("ws1", "UPDATE decisions SET time_utc = '9999-12-31T23:59:59Z'")
        link_anew(self.log("ws1"))
        told = self.decide("ws2", self.ids[0], "reject", "Bob", expect=4)
        self.assertIn(f"{self.log('ws1').name}: entry 1 is of 9999-12-31T23:59:59Z", told)
        self.assertEqual(self.states("ws2"), {self.ids[0]: "accepted"})

    def test_entries_that_are_here_come_in_once_and_an_older_log_counts(self):
        self.decide("ws1", self.ids[0], "accept")
        table = self.folder / "table.csv"
        self.on("ws1", "review", self.data, "export", table)
        self.assertIn("0 of 1", self.on("ws2", "review", self.data, "import", table)[0])
        (self.logs / "a copy.sqlite").write_bytes(self.log("ws1").read_bytes())
        write_version_1(self.logs / "older.sqlite", 3)
        before = files(self.logs)
        self.assertEqual(len(self.on("ws2", "review", self.data, "history", self.ids[0])[0].splitlines()), 1)
        self.assertEqual(files(self.logs), before)

    def test_an_export_notes_a_head_of_each_log(self):
        self.decide("ws1", self.ids[0], "accept")
        alone = self.heads("alone")
        self.assertEqual(alone, {"entries": 1, "head": links(self.log("ws1"))[0][-1]})
        self.decide("ws2", self.ids[1], "accept", "Bob")
        self.assertEqual(self.heads("both"), [alone, {"entries": 1, "head": links(self.log("ws2"))[0][-1]}])
        head = f"1:{alone['head']}"
        self.assertTrue(json.loads(self.on("ws2", "review", "verify", "--json", "--head", head)[0])["ok"])
        self.log("ws1").unlink()
        self.assertIn("its end was cut off", self.on("ws2", "review", "verify", "--head", head, expect=1)[0])

    def heads(self, name):
        self.on("ws2", "export", self.data, "-o", self.folder / name, "--include", "accepted")
        return json.loads((self.folder / name / "manifest.json").read_text())["provenance"]["decision_log"]


class Unreadable(Folder):
    def setUp(self):
        super().setUp()
        self.decide("ws1", self.ids[0], "accept")
        self.decide("ws2", self.ids[1], "reject", "Bob")

    def stopped(self):
        for words in (("review", self.data, "list"),
                      ("export", self.data, "-o", self.folder / "out", "--include", "accepted")):
            self.assertIn(self.log("ws1").name, self.on("ws2", *words, expect=4)[1])
        self.assertFalse((self.folder / "out").exists())

    def test_what_counts_is_not_told_without_a_damaged_log(self):
        damage(self.log("ws1"))
        self.stopped()

    def test_nor_without_an_empty_one(self):
        self.log("ws1").write_bytes(b"")
        self.stopped()

    def test_ones_own_log_goes_on_and_the_others_are_verified(self):
        damage(self.log("ws1"))
        told = self.decide("ws2", self.ids[2], "accept", "Bob")
        self.assertIn(self.log("ws1").name, told)
        self.assertIn("decided without that log", told)
        said, error = self.on("ws2", "review", "verify", expect=5)
        self.assertIn(f"{self.log('ws2').name}: 2 entries", said)
        self.assertIn(self.log("ws1").name, error)

    def test_a_noted_head_that_may_be_in_a_log_that_cannot_be_read_is_not_said_to_be_gone(self):
        head = links(self.log("ws1"))[1][-1]
        asked = ("review", "verify", "--head", f"1:{head}")
        self.assertIn("the noted head is that of entry 1", self.on("ws2", *asked)[0])
        damage(self.log("ws1"))
        self.assertIn(f"{head} is in none of the logs that can be read; it may be in one that cannot",
                      self.on("ws2", *asked, expect=5)[0])
        self.log("ws1").unlink()
        self.assertIn("they are not in it", self.on("ws2", *asked, expect=1)[0])

    def test_an_edit_is_told_of_its_log(self):
        self.run_behind("ws1", "UPDATE decisions SET verdict = 'reject'")
        said = json.loads(self.on("ws2", "review", "verify", "--json", expect=1)[0])
        self.assertEqual([each["ok"] for each in said["logs"]], [False, True])
        _, error = self.on("ws2", "review", self.data, "list", expect=4)
        changed = f"{self.log('ws1').name}: was changed after it was written: entry 1"
        self.assertIn(changed, error)
        told = self.decide("ws2", self.ids[2], "accept", "Bob")
        self.assertIn(changed, told)
        self.assertIn(f"decided all the same, in {self.log('ws2')}", told)

    def test_what_was_changed_in_anothers_log_keeps_nothing_from_coming_in(self):
        table = self.folder / "table.csv"
        table.write_text("contour,decision,reasons,comment,reviewer,time,slice_sha256,contour_sha256,version\n"
                         f"{self.ids[2]},reject,,,Cy,2001-01-31T12:00:00Z,,,1.0.0\n")
        self.run_behind("ws1", f"UPDATE decisions SET contour = '{self.ids[2]}', verdict = 'reject', reviewer = 'Cy', "
                        "time_utc = '2001-01-31T12:00:00Z', slice_sha256 = '', contour_sha256 = '', version = '1.0.0'")
        before = files(self.logs)
        said, error = self.on("ws2", "review", self.data, "import", table, expect=4)  # as if it were here already
        self.assertEqual(said, "")
        self.assertIn(f"{self.log('ws1').name}: was changed after it was written: entry 1", error)
        self.assertEqual(files(self.logs), before)
        self.log("ws1").unlink()
        self.assertIn("1 of 1 decision is new", self.on("ws2", "review", self.data, "import", table)[0])

    def test_a_folder_that_is_away_is_no_empty_one(self):
        os.rename(self.logs, self.folder / "away")
        for words in (("list",), ("set", self.ids[0], "accept", "--reviewer", "Ann")):
            told = self.run_cli("review", self.data, *words, expect=4, env={"CONTOURCHECK_DECISIONS": f"{self.logs}/"})[1]
            self.assertIn("is not there: connect its drive, make it, or name another in CONTOURCHECK_DECISIONS", told)
        self.assertFalse(self.logs.exists())

    def test_what_a_killed_owner_had_begun_is_not_read_and_not_touched(self):
        # A journal that a program leaves when it is killed within a transaction: the log has pages of it already.
        program = ("import os, sqlite3, sys; log = sqlite3.connect(sys.argv[1], isolation_level=None); "
                   "log.execute('PRAGMA cache_size=1'); log.execute('BEGIN IMMEDIATE'); "
                   "log.execute('INSERT INTO chain_origin SELECT hex(randomblob(90000)), 1, 1, 1, 1 FROM decisions'); "
                   "log.execute('CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                   "WHERE i < 999) SELECT randomblob(900) FROM n'); os.kill(os.getpid(), 9)")
        sound = self.log("ws1").read_bytes()
        subprocess.run(["/usr/bin/python3", "-c", program, self.log("ws1")], check=False)
        self.assertNotEqual(self.log("ws1").read_bytes(), sound)
        before = files(self.logs)
        self.assertIn(f"{self.log('ws1').name}-journal", before)
        self.assertEqual(self.states("ws2"), {self.ids[0]: "accepted", self.ids[1]: "rejected"})
        self.assertEqual(files(self.logs), before)
        self.decide("ws1", self.ids[2], "accept")  # its owner puts it in order
        self.assertEqual(len(links(self.log("ws1"))[0]), 2)


BOOT = Path("/proc/sys/kernel/random/boot_id")


def machine_id():
    """Empty where there is none, as in the images of containers."""
    file = Path("/etc/machine-id")
    text = file.read_text() if file.exists() else ""
    return "" if text.strip() in ("", "uninitialized") else text


def machine_of(id):
    return hashlib.sha256(("contourcheck lock " + id).encode()).hexdigest()


def without_machine_id():
    """In the child, which is on ws1 then."""
    on_host("ws1")()
    if machine_id() and (LIBC.unshare(CLONE_NEWNS) != 0 or LIBC.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None) != 0
                         or LIBC.mount(b"/dev/null", b"/etc/machine-id", None, MS_BIND, None) != 0):
        raise OSError(ctypes.get_errno(), "no machine without an id")


def running(process):
    """As a lock says it."""
    return {"process": process, "started": BOOT.read_text().strip() + " " +
            Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[19]}


class Locked(Folder):
    def setUp(self):
        super().setUp()
        self.lock = self.logs / f"{USER}@ws1.sqlite.lock"

    def leave_lock(self, **other):
        """One as it stands there while something is written, with some of it put otherwise."""
        said = {"user": USER, "host": "ws1", "process": 2 ** 22 + 1, "started": "boot 1", "version": "0.1.0",
                "since": "2020-01-31T12:00:00Z", "machine": ""}
        said["machine"] = machine_of(machine_id() or BOOT.read_text())
        self.lock.write_text(json.dumps(said | other))

    def test_that_of_a_process_that_is_gone_is_taken_over(self):
        own = str(os.stat("/proc/self/ns/pid").st_ino)
        for of in ({}, {"process": os.getpid()}, {"pid_space": own}):  # its number is another process's now
            self.leave_lock(**of)
            self.decide("ws1", self.ids[0], "accept")
            self.assertFalse(self.lock.exists())

    def test_that_of_another_machine_or_container_is_taken_with_consent_alone(self):
        for of in ({"host": "ws9"}, {"machine": "another of this name"}, {"pid_space": "1"}):
            self.leave_lock(**of)
            before = self.lock.read_bytes()
            error = self.decide("ws1", self.ids[0], "accept", expect=4)
            self.assertIn(f"{USER} on {of.get('host', 'ws1')} since 2020-01-31T12:00:00Z (process 4194305, version 0.1.0)",
                          error)
            self.assertIn("review unlock", error)
            self.assertEqual(self.lock.read_bytes(), before)
            self.assertIn("it was held by " + USER, self.on("ws1", "review", "unlock")[0])
            self.assertEqual(self.on("ws1", "review", "unlock")[0], "nobody holds it\n")
            self.decide("ws1", self.ids[0], "accept")

    def test_without_a_machine_id_that_of_another_boot_may_be_of_another_machine_of_this_name(self):
        words = ("review", self.data, "set", self.ids[0], "accept", "--reviewer", "Ann")
        there = {"env": {"CONTOURCHECK_DECISIONS": str(self.logs)}, "preexec_fn": without_machine_id}
        for other in ("", "of another boot"):
            self.leave_lock(machine=machine_of(other))
            self.assertIn("is held by", self.run_cli(*words, expect=4, **there)[1])
        self.leave_lock(machine=machine_of(BOOT.read_text()))
        self.run_cli(*words, **there)

    def test_nobody_else_waits_for_it(self):
        self.leave_lock(host="ws9")
        self.decide("ws2", self.ids[0], "accept")
        self.assertEqual(self.states("ws2"), {self.ids[0]: "accepted"})

    def test_a_torn_one_is_taken_with_consent_alone(self):
        self.leave_lock()
        self.lock.write_bytes(self.lock.read_bytes()[:40])
        self.assertIn("does not name", self.decide("ws1", self.ids[0], "accept", expect=4))
        self.on("ws1", "review", "unlock")
        self.decide("ws1", self.ids[0], "accept")

    def test_nor_is_one_that_does_not_say_all_that_every_version_writes(self):
        for lacking in ({"process": 0}, {"process": 1e300}, {"version": ""}, {"since": None}, {"started": ""}, {"user": 7}):
            self.leave_lock(**lacking)
            self.assertIn("is held by somebody whom the lock does not name.",
                          self.decide("ws1", self.ids[0], "accept", expect=4), lacking)
            self.assertEqual(self.on("ws1", "review", "unlock")[0],
                             "taken away; it was held by somebody whom the lock does not name\n")

    def test_that_of_a_process_that_has_ended_and_waits_for_its_parent_is_taken_over(self):
        with subprocess.Popen(["sleep", "60"]) as ended:  # what nobody waits for stays in /proc
            said = running(ended.pid)
            ended.kill()
            while Path(f"/proc/{ended.pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
                pass
            self.leave_lock(**said)
            self.decide("ws1", self.ids[0], "accept")
            self.leave_lock(**said)
            self.assertIn("it was held by", self.on("ws1", "review", "unlock")[0])

    def test_that_of_a_process_that_runs_is_not_taken_away(self):
        self.leave_lock(**running(os.getpid()))
        self.assertIn(f"process {os.getpid()}", self.on("ws1", "review", "unlock", expect=4)[1])
        self.assertIn("is in use", self.decide("ws1", self.ids[0], "accept", expect=4))
        self.assertTrue(self.lock.exists())

    def test_one_file_has_no_lock(self):
        self.assertIn("no lock", self.run_cli("review", "unlock")[0])


if __name__ == "__main__":
    main()
