"""Programs killed at random moments: what was acknowledged is there, nothing is torn under its final name, and what was
begun is finished to the same bytes."""
import os
import random
import re
import shutil
import subprocess

from program import CLI, FORMATS, LONG, Case, demo, environment, files, main

import reference  # beside app/, which program puts on the path

KILLS = 1000 if LONG else 20  # of each kind
RESUMED = 4  # times, at most, before an export is let run to its end


def tiny_demo():
    return demo("--patients", "2", "--locations", "3", "--phases", "3")


class Kills(Case):
    def setUp(self):
        super().setUp()
        self.kills = 0
        self.longest_s = 0.5  # until a kill; half of the runs are to come to their end, however fast the machine is

    def ends_before_a_kill(self, *words, **more):
        process = subprocess.Popen([CLI, *map(str, words)], env=environment(self.home, **more), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        try:
            error = process.communicate(timeout=random.uniform(0, self.longest_s))[1]
        except subprocess.TimeoutExpired:
            process.kill()
            error = process.communicate()[1]
        was_killed = process.returncode == -9
        self.kills += was_killed
        self.longest_s *= 1.1 if was_killed else 0.9
        self.assertIn(process.returncode, (0, -9), error)
        return not was_killed


class Review(Kills):
    def decide_until_killed_often(self, decisions):
        env = {"CONTOURCHECK_DECISIONS": str(decisions)}
        contour = reference.pairs(tiny_demo())[0][0]
        words = "review", tiny_demo(), "set", contour, "reject", "--reviewer", "R", "--comment"
        acknowledged, number = set(), 0
        while self.kills < KILLS:
            number += 1
            if self.ends_before_a_kill(*words, f"number {number}", **env):
                acknowledged.add(number)
        self.run_cli(*words, f"number {number + 1}", env=env)  # takes over what the last one left
        told = self.run_cli("review", tiny_demo(), "history", contour, env=env)[0]
        history = [int(each) for each in re.findall(r"number (\d+)", told)]
        self.assertEqual(sorted(history), sorted(set(history)))
        self.assertLessEqual(acknowledged | {number + 1}, set(history))
        self.assertIn("OK", self.run_cli("review", "verify", env=env)[0])
        print(f"{self.kills} kills, {len(acknowledged)} decisions acknowledged, {len(history)} there")

    def test_an_acknowledged_decision_is_in_the_file(self):
        self.decide_until_killed_often(self.folder / "decisions.sqlite")

    def test_an_acknowledged_decision_is_in_the_log_of_a_folder(self):
        (self.folder / "logs").mkdir()
        self.decide_until_killed_often(f"{self.folder / 'logs'}/")
        self.assertFalse(list((self.folder / "logs").glob("*.lock")))


class Exports(Kills):
    def test_an_export_is_resumed_to_the_bytes_of_an_undisturbed_one(self):
        whole = {}
        for name in FORMATS:
            self.run_cli(*self.export_words(name, self.folder / name))
            whole[name] = files(self.folder / name)
        finished = self.at_work = 0
        while self.kills < KILLS:
            name = FORMATS[finished % len(FORMATS)]
            self.export_through_kills(name, whole[name])
            finished += 1
        print(f"{self.kills} kills of {finished} exports, {self.at_work} of them when something was written")

    def export_words(self, name, target):
        return ("export", tiny_demo(), "-o", target, "--batch-size", "2", "--kinds", "inner,outer", "--format", name)

    def export_through_kills(self, name, whole):
        target = self.folder / "out"
        words = self.export_words(name, target)
        for _ in range(random.randint(1, RESUMED)):
            if self.ends_before_a_kill(*words, "--resume"):
                break
            self.at_work += target.exists()
            there = {file: held for file, held in files(target).items() if not file.startswith(".")}
            self.assertLessEqual(there.items(), whole.items(), name)
            if "manifest.json" in there:
                self.assertEqual(there, whole, name)
        self.run_cli(*words, "--resume")
        self.assertEqual(files(target), whole, name)
        self.assertFalse([path for path in target.iterdir() if path.name.startswith(".")])
        shutil.rmtree(target)

    def killed_demo(self, target, place):
        """-> what it leaves in `place`: it has begun, and is far from its end"""
        while True:  # it may have been faster, as everything else waited
            process = subprocess.Popen([CLI, "demo", target, "--patients", "40"], env=environment(self.home),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while process.poll() is None and not any(place.iterdir()):
                pass
            process.kill()
            if process.wait() != 0:
                return list(place.iterdir())
            shutil.rmtree(place)
            place.mkdir()

    def test_what_a_demo_left_that_was_killed_goes_with_the_next(self):
        place = self.folder / "place"
        for target in (place / "demo", place):  # beside its place, and in it where it is there and empty
            place.mkdir()
            left, = self.killed_demo(target, place)
            self.assertIn(".contourcheck-demo-", left.name)
            os.utime(left, (0, 0))
            self.run_cli("demo", target)
            self.assertTrue((target / "link.csv").exists())
            self.assertEqual([path for path in place.iterdir() if path.name.startswith(".")], [])
            shutil.rmtree(place)


if __name__ == "__main__":
    main()
