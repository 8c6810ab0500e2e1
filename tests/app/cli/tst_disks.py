"""Disks that are full at any size, read-only or gone, and clocks that jump: old bytes or new ones, and a message that says
which."""
import ctypes
import errno
import os
import shutil
import subprocess
import time

from program import CLI, FORMATS, LIBC, LONG, Case, demo, environment, files, main, without_privileges

import reference  # beside app/, which program puts on the path

PAGE = 4096  # what a tmpfs grows by
STEPS = 3  # sizes of a disk that are tried while an export does not fit; by --long every page
CLONE_NEWNS, CLONE_NEWUSER, MS_REMOUNT, MS_REC, MS_PRIVATE = 0x20000, 0x10000000, 32, 16384, 1 << 18


def mount(source, target, kind, flags, options=None):
    done = LIBC.mount(source, os.fsencode(target), kind, flags, options and options.encode())
    if done != 0:
        raise OSError(ctypes.get_errno(), "cannot mount", str(target))


def may_mount():
    """Gives this process, and those it starts, mounts of their own."""
    user, group = os.geteuid(), os.getegid()
    if LIBC.unshare(CLONE_NEWNS | (CLONE_NEWUSER if user != 0 else 0)) != 0:
        return False
    try:
        for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")) if user else ():
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(text)
        mount(None, "/", None, MS_REC | MS_PRIVATE)
    except OSError:
        return False
    return True


MOUNTS = may_mount()


class Exports(Case):
    variables = {}

    def words(self, target, *options):
        return ("export", self.data, "-o", target, "--kinds", "inner,outer", "--jobs", "1", *options)

    def setUp(self):
        super().setUp()
        self.data = demo("--patients", "1", "--locations", "3", "--phases", "3")

    def run_any(self, *words, **more):
        done = subprocess.run([CLI, *map(str, words)], env=environment(self.home, **self.variables), capture_output=True, text=True,
                              check=False, **more)
        return done.returncode, done.stderr


class Full(Exports):
    def setUp(self):
        super().setUp()
        if not MOUNTS:
            self.skipTest("no file system of its own here")
        self.disk = self.folder / "disk"
        self.disk.mkdir()

    def on_a_disk_of(self, pages, name, whole):
        """Whether the export fits; it is resumed where it does not."""
        mount(b"none", self.disk, b"tmpfs", 0, f"size={pages * PAGE}")
        try:
            words = self.words(self.disk / "out", "--batch-size", "2", "--format", name)
            status, said = self.run_any(*words)
            there = files(self.disk / "out")
            if status != 0:
                self.assertEqual(status, 4, said)
                self.assertIn(str(self.disk), said)
                self.assertIn(os.strerror(errno.ENOSPC), said)
                final = {file: held for file, held in there.items() if not file.startswith(".")}
                self.assertLessEqual(final.items(), whole.items())
                self.assertNotIn("manifest.json", final)
                mount(b"none", self.disk, b"tmpfs", MS_REMOUNT, "size=64m")
                self.run_cli(*words, "--resume")
            self.assertEqual(files(self.disk / "out"), whole)
            return status == 0
        finally:
            LIBC.umount(os.fsencode(self.disk))

    def test_at_any_size_an_export_fits_or_is_resumed_to_the_same_bytes(self):
        for name in FORMATS:
            target = self.folder / name
            self.run_cli(*self.words(target, "--batch-size", "2", "--format", name))
            whole = files(target)
            most = sum(len(held) // PAGE + 2 for held in whole.values())
            fitted = False
            for pages in range(2, 4 * most, 1 if LONG else most // STEPS + 1):
                with self.subTest(format=name, pages=pages):
                    fitted = self.on_a_disk_of(pages, name, whole)
                if fitted:
                    break
            self.assertTrue(fitted, name)


    def decide(self):
        return self.run_any("review", self.data, "set", reference.pairs(self.data)[0][0], "accept", "--reviewer", "R")

    def test_a_log_that_never_fitted_is_begun_once_there_is_room(self):
        store = self.disk / "decisions.sqlite"
        self.variables = {"CONTOURCHECK_DECISIONS": store, "CONTOURCHECK_INDEX": "off"}
        for backup in (False, True):
            mount(b"none", self.disk, b"tmpfs", 0, f"size={5 * PAGE}")
            try:
                if backup:
                    store.with_name("decisions.sqlite.v1-backup").write_bytes(b"older")
                there = files(self.disk)
                for _ in range(2):
                    status, said = self.decide()
                    self.assertEqual(status, 4, said)
                    self.assertIn(f"{store}: ", said)
                    self.assertIn("full", said)
                    self.assertEqual(files(self.disk), there)
                mount(b"none", self.disk, b"tmpfs", MS_REMOUNT, "size=1m")
                self.assertEqual(self.decide()[0], 0)
                self.assertEqual(sorted(files(self.disk)), sorted([*there, "decisions.sqlite"]))
            finally:
                LIBC.umount(os.fsencode(self.disk))


class Gone(Exports):
    def test_a_read_only_folder_is_named_and_left_alone(self):
        place = self.folder / "place"
        place.mkdir()
        self.forbid(place, 0o555)
        for target in (place, place / "out"):
            status, said = self.run_any(*self.words(target), preexec_fn=without_privileges)
            self.assertEqual(status, 4)
            self.assertIn(str(place), said)
            self.assertIn(os.strerror(errno.EACCES), said)
            self.assertEqual(list(place.iterdir()), [])

    def test_a_folder_that_vanishes_is_named_and_what_was_in_it_is_whole(self):
        target, away = self.folder / "out", self.folder / "away"
        words = self.words(target, "--batch-size", "1")
        self.run_cli(*words)
        whole = files(target)
        for _ in range(20):  # it may be done before the folder is gone
            shutil.rmtree(target)
            shutil.rmtree(away, ignore_errors=True)
            process = subprocess.Popen([CLI, *map(str, words)], env=environment(self.home), stdout=subprocess.DEVNULL,
                                       stderr=subprocess.PIPE, text=True)
            while process.poll() is None and not (target / "batch-00000.npz").exists():
                time.sleep(0.0005)
            os.rename(target, away)
            said = process.communicate()[1]
            if process.returncode != 0:
                break
            os.rename(away, target)
        self.assertEqual(process.returncode, 4, said)
        self.assertIn(str(target), said)
        self.assertFalse(target.exists())
        final = {file: held for file, held in files(away).items() if not file.startswith(".")}
        self.assertLessEqual(final.items(), whole.items())
        os.rename(away, target)
        self.run_cli(*words, "--resume")
        self.assertEqual(files(target), whole)


if __name__ == "__main__":
    main()
