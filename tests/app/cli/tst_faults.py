"""A disk that is full, broken or read-only at every step: old bytes or new ones, never between, and a message that says which."""
import errno
import os
import re
import shutil
import subprocess

from decision_log import links, write_version_1
from program import CLI, Case, demo, environment, files, main

import reference  # beside app/, which program puts on the path

FAULTS = os.environ["CONTOURCHECK_FAULTS"]
KINDS = (("write", errno.ENOSPC), ("write", errno.EIO), ("sync", errno.EIO), ("rename", errno.EIO), ("create", errno.EROFS))
MOST_RUNS = 8  # of a kind of fault: its first steps, then some of the later ones


def tiny_demo():
    return demo("--patients", "1", "--locations", "3", "--phases", "3")


class Faults(Case):
    def setting(self, under, call, error, at, **more):
        return environment(self.home, LD_PRELOAD=FAULTS, FAULTS_UNDER=str(under), FAULTS_CALL=call, FAULTS_AT=str(at),
                           FAULTS_ERROR=str(error), FAULTS_TOLD=str(self.folder / "told"), OPENBLAS_NUM_THREADS="1",
                           ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0", **more)

    def faulty(self, under, call, error, at, *words, once=False, **more):
        """Runs with the fault -> (exit status, standard error, whether the fault was met)."""
        told = self.folder / "told"
        told.unlink(missing_ok=True)
        if once:
            more["FAULTS_LAST"] = str(at)
        done = subprocess.run([CLI, *map(str, words)], env=self.setting(under, call, error, at, **more), timeout=300,
                              capture_output=True, text=True)
        return done.returncode, done.stderr, told.exists()

    def every_fault(self, under, words, look):
        """look(exit status, standard error, fault) after a run with each fault at its first, second, … place."""
        for call, error in KINDS:
            for once in (False, True):
                at, step, met = 1, 1, True
                for run in range(MOST_RUNS):
                    status, said, met = self.faulty(under, call, error, at, *words(), once=once)
                    with self.subTest(call=call, error=errno.errorcode[error], at=at, once=once):
                        self.assertGreaterEqual(status, 0, said)
                        look(status, said, met)
                    if not met:
                        break
                    step += run // 4
                    at += step
                if at == 1 and not met:
                    self.skipped.add(call)

    def setUp(self):
        super().setUp()
        self.skipped = set()  # kinds of calls that this command never makes

    def test_a_file_is_the_old_one_or_the_new_one(self):
        self.run_cli("review", tiny_demo(), "set", reference.pairs(tiny_demo())[0][0], "accept", "--reviewer", "R")
        new = self.folder / "new" / "decisions.csv"
        new.parent.mkdir()
        self.run_cli("review", tiny_demo(), "export", new)
        target = self.folder / "kept" / "decisions.csv"
        target.parent.mkdir()

        def words():
            target.write_text("old\n")
            return "review", tiny_demo(), "export", target

        def look(status, said, met):
            self.assertEqual([path.name for path in target.parent.iterdir()], ["decisions.csv"])
            if status == 0:
                self.assertEqual(target.read_bytes(), new.read_bytes())
            else:
                self.assertTrue(met)
                self.assertEqual(status, 4)
                self.assertIn("decisions.csv: ", said)
                is_new = "is in its place" in said
                self.assertEqual(target.read_bytes(), new.read_bytes() if is_new else b"old\n")

        self.every_fault(target.parent, words, look)
        self.assertEqual(self.skipped, set())

    def test_a_first_decision_is_on_the_disk_with_the_folders_around_it(self):
        self.home.mkdir()
        contour = reference.pairs(tiny_demo())[0][0]
        words = ("review", tiny_demo(), "set", contour, "accept", "--reviewer", "R")
        for at, folder in enumerate(("a/b", "a", ""), start=1):
            with self.subTest(folder):
                status, said, _ = self.faulty(self.home, "sync", errno.EIO, at, *words, once=True,
                                              XDG_DATA_HOME=str(self.home / "a/b"), CONTOURCHECK_INDEX="off")
                self.assertEqual(status, 4, said)
                self.assertIn(f"{str(self.home / folder).rstrip('/')}: cannot write: ", said)
                shutil.rmtree(self.home / "a")

    def test_an_acknowledged_decision_is_there_and_the_store_is_whole(self):
        contour = reference.pairs(tiny_demo())[0][0]
        store = self.home / "data" / "contourcheck" / "decisions.sqlite"
        self.run_cli("review", tiny_demo(), "set", contour, "accept", "--reviewer", "R", "--comment", "number 0")
        count = [0]
        acknowledged = {"0"}

        def words():
            count[0] += 1
            return "review", tiny_demo(), "set", contour, "reject", "--reviewer", "R", "--comment", f"number {count[0]}"

        def look(status, said, met):
            if status == 0:
                acknowledged.add(str(count[0]))
            else:
                self.assertTrue(met)
                self.assertEqual(status, 4)
                self.assertIn("decisions.sqlite", said)
            history = re.findall(r"number (\d+)", self.run_cli("review", tiny_demo(), "history", contour)[0])
            self.assertEqual(len(history), len(set(history)))
            self.assertLessEqual(acknowledged, set(history))

        self.every_fault(store.parent, words, look)
        self.assertEqual(self.skipped, {"rename"})

    def test_a_share_without_links_takes_the_decisions_of_one_process_after_the_other(self):
        logs = self.folder / "share"
        logs.mkdir()
        share = self.setting(logs, "link", errno.EPERM, 1, CONTOURCHECK_DECISIONS=str(logs))
        contour = reference.pairs(tiny_demo())[0][0]
        words = [CLI, "review", str(tiny_demo()), "set", contour, "accept", "--reviewer", "R", "--comment"]
        started = [subprocess.Popen([*words, f"number {i}"], env=share, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                    text=True) for i in range(8)]
        for process in started:
            said = process.communicate(timeout=300)[1]
            self.assertEqual(process.returncode, 0, said)
        self.assertTrue((self.folder / "told").exists())
        history, _ = self.run_cli("review", tiny_demo(), "history", contour, env={"CONTOURCHECK_DECISIONS": str(logs)})
        self.assertEqual(sorted(re.findall(r"number (\d+)", history)), [str(i) for i in range(8)])
        self.assertEqual(len(files(logs)), 1)

    def test_an_older_log_is_as_it_was_or_brought_up_after_a_backup(self):
        contour = reference.pairs(tiny_demo())[0][0]
        store = self.home / "data" / "contourcheck" / "decisions.sqlite"
        decide = "review", tiny_demo(), "set", contour, "reject", "--reviewer", "R"

        def words():
            shutil.rmtree(store.parent, ignore_errors=True)
            store.parent.mkdir(parents=True)
            write_version_1(store, 50)
            return decide

        def look(status, said, met):
            self.assertEqual(status, 4 if met and status != 0 else 0, said)
            if status != 0:
                self.assertIn("decisions.sqlite", said)
            self.run_cli(*decide)
            made, kept = links(store)
            self.assertEqual(made, kept)
            self.assertIn(len(made), (51, 52))
            self.assertTrue(any(store.parent.glob("*.v1-backup*")))
            self.assertFalse(any(store.parent.glob("*.part")))

        self.every_fault(store.parent, words, look)
        self.assertEqual(self.skipped, set())

    def test_what_is_salvaged_is_there_whole_or_not_at_all(self):
        self.run_cli("review", tiny_demo(), "set", reference.pairs(tiny_demo())[0][0], "accept", "--reviewer", "R")
        store = self.home / "data" / "contourcheck" / "decisions.sqlite"
        target = self.folder / "place" / "sound.sqlite"

        def words():
            shutil.rmtree(target.parent, ignore_errors=True)
            target.parent.mkdir()
            return "review", "salvage", store, target

        def look(status, said, met):
            self.assertEqual(status, 0 if target.exists() and "is in its place" not in said else 4, said)
            if target.exists():
                self.assertEqual(len(links(target)[0]), 1)
            self.assertLessEqual({path.name for path in target.parent.iterdir()}, {"sound.sqlite"})

        self.every_fault(target.parent, words, look)
        self.assertEqual(self.skipped, set())

    def test_an_export_is_resumed_to_the_same_bytes(self):
        options = ("--batch-size", "2", "--kinds", "inner,outer", "--jobs", "1")
        self.export(tiny_demo(), "whole", *options)
        whole = files(self.folder / "whole")
        place = self.folder / "place"
        target = place / "out"

        def words():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            return "export", tiny_demo(), "-o", target, *options

        def look(status, said, met):
            there = files(target)
            torn = [name for name, held in there.items() if not name.startswith(".") and held != whole[name]]
            self.assertEqual(torn, [])
            self.assertEqual(status, 4 if met else 0, said)
            if met:
                self.assertIn(str(place), said)
                self.assertNotIn("manifest.json", there)
                self.run_cli("export", tiny_demo(), "-o", target, *options, "--resume")
            self.assertEqual(files(target), whole)

        self.every_fault(place, words, look)
        self.assertEqual(self.skipped, set())

    def test_a_clock_that_jumps_turns_no_order_and_no_byte(self):
        contour = reference.pairs(tiny_demo())[0][0]
        self.export(tiny_demo(), "whole")
        years = 40 * 365 * 86400
        jumps = [(at, off) for off in (-years, years) for at in (1, 2, 5)]
        for number, (at, off) in enumerate(jumps):
            jump = {"FAULTS_OFF_S": str(off)}
            status, said, met = self.faulty(self.folder, "clock", 0, at, "review", tiny_demo(), "set", contour, "accept",
                                            "--reviewer", "R", "--comment", f"number {number}", **jump)
            self.assertEqual((status, met or at > 1), (0, True), said)
            status, said, _ = self.faulty(self.folder, "clock", 0, at, "export", tiny_demo(), "-o",
                                          self.folder / f"out{number}", **jump)
            self.assertEqual(status, 0, said)
        history = re.findall(r"number (\d+)", self.run_cli("review", tiny_demo(), "history", contour)[0])
        self.assertEqual(history, [str(number) for number in range(len(jumps))])
        self.assertIn("OK", self.run_cli("review", "verify")[0])
        whole = {path.name: path.read_bytes() for path in (self.folder / "whole").glob("*.npz")}
        for number in range(len(jumps)):
            for name, held in whole.items():
                self.assertEqual((self.folder / f"out{number}" / name).read_bytes(), held)

    def test_an_export_needs_no_thread_but_its_own(self):
        options = ("--batch-size", "2", "--kinds", "inner,outer", "--format", "webdataset")
        self.export(tiny_demo(), "whole", *options)
        for given in (1, 2):  # calls; those that are tried before a pool asks for one are among them
            place = self.folder / f"place{given}"
            status, said, met = self.faulty(self.folder, "thread", errno.EAGAIN, given, "export", tiny_demo(), "-o", place,
                                            *options)
            self.assertEqual((status, met), (0, True), said)
            self.assertEqual(files(place), files(self.folder / "whole"))

    def test_a_worker_without_threads_says_so(self):
        status, said, met = self.faulty(self.folder, "thread", errno.EAGAIN, 1, "worker")
        self.assertEqual((status, met), (4, True))
        self.assertIn("no thread", said)


if __name__ == "__main__":
    main()
