"""Verbs, help, exit statuses, standard output and error."""
import json
import os
import pty
import re
import select
import subprocess

from program import CLI, HAS_PICTURES, Case, environment, main, small_demo

VERBS = ["scan", "check", "selftest", "export", "plan", "merge", "review", "worker", "demo"] + ["render", "sheet", "report"] * HAS_PICTURES


class CommandLine(Case):
    def test_version_prints_name_and_version(self):
        self.assertRegex(self.run_cli("--version")[0], r"^contourcheck-cli \d+\.\d+\.\d+\n$")

    def test_each_verb_has_help_with_an_example(self):
        for verb in VERBS:
            text, error = self.run_cli(verb, "--help")
            self.assertIn(f"contourcheck-cli {verb}", text.split("Example:")[1], verb)
            self.assertEqual(error, "")
        for action in ("list", "set", "history", "export", "import", "agreement"):
            text = self.run_cli("review", "DATASET", action, "--help")[0]
            self.assertIn(f"Usage: contourcheck-cli review [DATASET] {action} [OPTIONS]", text)
            self.assertIn("Example:", text)
            for flag in ("--help", "-h"):
                self.assertEqual(self.run_cli("review", action, flag)[0], text)
        self.assertIn("Subcommands:", self.run_cli("review", "--help")[0])

    def test_a_verb_that_is_not_there_is_named_with_those_that_are(self):
        out, error = self.run_cli("frobnicate", expect=2)
        self.assertEqual(out, "")
        self.assertIn("'frobnicate'", error)
        self.assertTrue(all(verb in error for verb in VERBS))

    def test_a_wrong_command_line_is_2(self):
        data = small_demo()
        for words in ([], ["check"], ["check", data, "--colour"], ["check", data, "more"], ["check", data, "--jobs", "0"],
                      ["check", data, "--jobs", "x"], ["check", data, "--fail-on", "sometimes"],
                      ["check", data, "--json", "--csv"], ["check", data, "--pixel-origin", "0.7"],
                      ["check", data, "--mask-rule", "middle"], ["export", data],
                      ["export", data, "-o", "x", "--format", "zip"], ["export", data, "-o", "x", "--kinds", "inner,lung"],
                      ["export", data, "-o", "x", "--split", "80/10"], ["export", data, "-o", "x", "--shard", "3/3"],
                      ["export", data, "-o", "x", "--batch-size", "0"], ["export", data, "-o", "x", "--seed", "a"],
                      ["export", data, "-o", "x", "--pseudonym-key", "k"], ["demo"], ["demo", "x", "--patients", "0"],
                      ["selftest"], ["selftest", data, "--contours", "0"], ["selftest", data, "--seed", "x"],
                      ["review", data], ["review", data, "forget"]):
            out, error = self.run_cli(*words, expect=2)
            self.assertEqual(out, "")
            self.assertTrue(error.startswith("contourcheck-cli: "), error)
        self.assertFalse(os.path.exists("x"))

    def test_whole_numbers_are_decimal_and_in_range_or_refused(self):
        data, out = small_demo(), self.folder / "x"
        export = ["export", data, "-o", out]
        seed = ["--seed", "-1"], ["--seed", "18446744073709551616"], ["--seed", "0x10"], ["--seed", "1.5"], ["--seed", ""]
        wrong = [export + words for words in seed]
        wrong += [["demo", out, *words] for words in seed]
        wrong += [export + ["--batch-size", number] for number in ("0x8", "65537", "-1", "4294967297", "8.0", "1e2")]
        wrong += [["scan", data, "--jobs", number] for number in ("0x2", "1025", "-1", "99999999999999999999")]
        wrong += [["demo", out, "--patients", number] for number in ("0x3", "501")]
        if HAS_PICTURES:
            render = ["render", data, "--patient", "DEMO0001", "-o", self.folder / "x.png"]
            wrong += [render + ["--slice", number] for number in ("-1", "0x8", "2147483648", "8 ", "eight", "99999")]
            wrong += [render + ["--slice", "1", "--zoom", number] for number in ("0x2", "0", "17", "00")]
        for words in wrong:
            text, error = self.run_cli(*words, expect=2)
            self.assertEqual(text, "", words)
            self.assertTrue(error.startswith("contourcheck-cli: "), error)
        self.assertEqual([path for path in self.folder.iterdir() if path != self.home], [])

    def test_leading_zeros_change_no_number(self):
        seed = "18446744073709551615"
        manifest = self.export(small_demo(), "out", "--seed", "00" + seed, "--batch-size", "010", "--jobs", "08")
        self.assertEqual(str(manifest["seed"]), seed)
        self.assertEqual(len(manifest["batches"][0]["items"]), 10)

    def test_what_is_wrong_with_a_split_or_shard_is_said(self):
        for option, value, said in (("--split", "80/30/10", "adds up to 120"), ("--split", "80/20", "three whole numbers"),
                                    ("--split", "2147483647/1/1", "adds up to"), ("--shard", "x", "two whole numbers"),
                                    ("--shard", "3/3", "0/3 to 2/3"), ("--shard", "0/0", "no parts")):
            error = self.run_cli("export", small_demo(), "-o", "x", option, value, expect=2)[1]
            self.assertIn(f"{option}: '{value}'", error)
            self.assertIn(said, error)

    def test_a_demo_with_mistakes_says_where_they_are_told(self):
        small = ("--locations", "6", "--phases", "2")
        text = self.run_cli("demo", self.folder / "a", "--with-errors", "--patients", "2", *small)[0]
        self.assertIn(f"{self.folder / 'a' / 'truth.json'}\n", text)
        self.assertIn("8 patients instead of 2", text)
        self.assertEqual(len(list((self.folder / "a" / "dicoms").iterdir())), 8)
        self.assertNotIn("instead", self.run_cli("demo", self.folder / "b", "--with-errors", "--patients", "8", *small)[0])
        self.assertNotIn("truth", self.run_cli("demo", self.folder / "c", "--patients", "1", *small)[0])

    def test_formats_that_are_there_are_named_when_one_is_not(self):
        self.assertIn("npz", self.run_cli("export", small_demo(), "-o", "x", "--format", "tar", expect=2)[1])

    def test_a_dataset_that_cannot_be_used_is_3(self):
        empty = self.folder / "empty"
        empty.mkdir()
        a_file = self.folder / "file"
        a_file.write_text("no dataset")
        for dataset in (self.folder / "absent", empty, a_file):
            for words in (["check", dataset], ["scan", dataset], ["selftest", dataset], ["export", dataset, "-o", self.folder / "out"],
                          ["review", dataset, "list"]):
                out, error = self.run_cli(*words, expect=3)
                self.assertEqual(out, "")
                self.assertIn(dataset.name, error)
        self.assertFalse((self.folder / "out").exists())

    def test_an_output_that_cannot_be_written_is_4(self):
        blocked = self.folder / "file"
        blocked.write_text("in the way")
        self.run_cli("export", small_demo(), "-o", blocked / "out", expect=4)
        self.run_cli("export", small_demo(), "-o", blocked, expect=4)
        self.run_cli("demo", blocked, expect=4)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "check", small_demo(), "--json"], stdout=full, stderr=subprocess.PIPE,
                                  env=environment(self.home))
        self.assertEqual(done.returncode, 4)
        self.assertEqual(blocked.read_text(), "in the way")

    def test_a_demo_is_not_written_over_something_else(self):
        (self.folder / "full").mkdir()
        (self.folder / "full" / "mine.txt").write_text("mine")
        self.run_cli("demo", self.folder / "full", expect=4)
        self.assertEqual([path.name for path in (self.folder / "full").iterdir()], ["mine.txt"])

    def test_a_reader_that_goes_away_is_no_failure(self):
        process = subprocess.Popen([CLI, "check", small_demo(), "--json"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=environment(self.home))
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertIn(process.wait(), (0, 1))

    def test_common_options_may_stand_before_the_verb(self):
        self.run_cli("--quiet", "--jobs", "1", "scan", small_demo())

    def test_common_options_may_stand_behind_every_verb_and_action(self):
        told = json.loads(self.run_cli("review", "verify", "--json", "--quiet", "--jobs", "1")[0])
        self.assertTrue(told["ok"])
        for verb in VERBS:
            actions = re.findall(r"^  ([a-z]+) ", self.run_cli(verb, "--help")[0].partition("Subcommands:")[2], re.M)
            for words in [[verb]] + [[verb, action] for action in actions]:
                out = self.run_cli(*words, "--help")[0]
                self.assertIn("--quiet", out, words)
                self.assertIn("--jobs", out, words)

    def test_the_help_says_what_each_exit_status_means(self):
        out = self.run_cli("--help")[0]
        for exit in range(6):
            self.assertRegex(out, rf"(?m)^  {exit}  \w+")

    def test_it_loads_no_widgets(self):
        libraries = subprocess.run(["ldd", CLI], capture_output=True, text=True, check=True).stdout
        self.assertIn("libQt6Core", libraries)
        self.assertNotIn("Widgets", libraries)
        self.assertEqual("libQt6Gui" in libraries, HAS_PICTURES)


class Terminal(Case):
    def on_terminal(self, *words, **env):
        """What a terminal shows for both streams."""
        try:
            ours, theirs = pty.openpty()
        except OSError as error:  # a bare root folder without /dev/pts
            self.skipTest(f"no pseudo-terminal here: {error}")
        process = subprocess.Popen([CLI, *map(str, words)], stdout=theirs, stderr=theirs,
                                   env=environment(self.home, TERM="xterm", **env))
        os.close(theirs)
        shown = b""
        while True:
            select.select([ours], [], [])
            try:
                shown += os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
        os.close(ours)
        process.wait()
        return shown.decode()

    def test_the_bar_shows_on_a_terminal_only(self):
        bar = re.compile(r"\[#*\.*\] \d+/\d+")
        self.assertRegex(self.on_terminal("scan", small_demo()), bar)
        self.assertNotRegex(self.on_terminal("scan", small_demo(), "--quiet"), bar)
        out, error = self.run_cli("scan", small_demo())
        self.assertEqual(error, "")
        self.assertNotIn("\x1b", out)

    def test_colours_show_on_a_terminal_unless_unwanted(self):
        self.assertIn("\x1b[1m", self.on_terminal("check", small_demo(), "--quiet"))
        self.assertNotIn("\x1b", self.on_terminal("check", small_demo(), "--quiet", NO_COLOR="1"))


if __name__ == "__main__":
    main()
