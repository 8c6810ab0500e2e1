"""Manual pages and completions: whatever --help names stands in each of them, and its own program understands it."""
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from program import CLI, HAS_PICTURES

ROOT = Path(__file__).resolve().parents[3]
DESCRIBED = Path(sys.argv.pop(1))
PROGRAMS = ["contourcheck-cli"] + ["contourcheck"] * HAS_PICTURES


def run(*words, **more):
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=True, timeout=120, **more)
    if done.stderr:
        raise AssertionError(f"{words}: {done.stderr}")
    return done.stdout


def commands(program, path=()):
    """Each command's words with the options and the verbs below it, as --help tells them."""
    words = (*path, "DATASET") if path == ("review",) else path
    text = run(CLI.parent / program, *words, "--help")
    below = re.findall(r"^  (\w+) ", text.partition("Subcommands:\n")[2].partition("\n\n")[0], re.M)
    listed = re.findall(r"^  (-[^\s,]+(?:, ?--\S+)?)", text, re.M)
    yield path, [name for each in listed for name in re.split(r", ?", each)], below
    for verb in below:
        yield from commands(program, (*path, verb))


def needs(tool):
    return unittest.skipUnless(shutil.which(tool), f"without {tool}")


def manual_page(program):
    text = run("man", "--warnings", "--encoding=UTF-8", "--local-file", DESCRIBED / f"{program}.1")
    return re.sub(r".\x08", "", text)


def section_of(page, heading):
    """Its text with single spaces."""
    return " ".join(re.search(rf"^{heading}\n(.*?)(?=^\S)", page, re.M | re.S)[1].split())


def variables_read(*folders):
    sources = [file.read_text() for folder in folders for file in (ROOT / folder).rglob("*.cpp")]
    return set(re.findall(r'(?:getenv|qEnvironmentVariable|user_folder)\("((?:CONTOURCHECK|XDG)_\w+)"', "".join(sources)))


def in_bash(program, *words):
    script = ('source "$1"; declared=($(complete -p "$2")); shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1));'
              ' "${declared[-2]}"; printf "%s\\n" "${COMPREPLY[@]}"')
    return run("bash", "--norc", "-c", script, "bash", DESCRIBED / f"{program}.bash", program, *words).split()


def in_fish(program, line):
    script = f'source "{DESCRIBED / program}.fish"; complete -C "{program} {line}"'
    return [each.split("\t")[0] for each in run("fish", "--no-config", "-c", script).splitlines()]


def in_zsh(program, *words):
    """What the completion hands to zsh's own _arguments."""
    script = ('_arguments() { print -rl -- "$@" }; words=("${@[2,-1]}"); CURRENT=$#words; source "$1"')
    return run("zsh", "-f", "-c", script, "zsh", DESCRIBED / f"_{program}", program, *words)


class Described(unittest.TestCase):
    @needs("man")
    def test_the_manual_pages_name_every_option_and_are_sound(self):
        for program in PROGRAMS:
            text = manual_page(program)
            for path, options, _ in commands(program):
                section = text
                if path:
                    section = re.search(rf"^   {' '.join(path)}\n(.*?)(?=^ {{0,3}}\S|\Z)", text, re.M | re.S)[1]
                for option in options:
                    self.assertRegex(section, rf"(?m)^ +(\S+, )?{option}\b", (path, option))

    @needs("man")
    def test_the_manual_page_tells_each_exit_status_as_help_does(self):
        told = section_of(manual_page("contourcheck-cli"), "EXIT STATUS")
        listed = re.findall(r"^  (\d)  (.+)$", run(CLI, "--help").partition("Exit status:\n")[2], re.M)
        self.assertEqual([status for status, _ in listed], list("012345"))
        self.assertEqual(re.sub(r"\W", "", told), re.sub(r"\W", "", "".join(map("".join, listed))))

    @needs("man")
    def test_the_manual_pages_name_each_variable_that_the_program_reads(self):
        for program in PROGRAMS:
            own, other = ("app/desktop", "app/cli") if program == "contourcheck" else ("app/cli", "app/desktop")
            told = set(re.findall(r"^ {7}([A-Z_]+)$", manual_page(program).partition("\nENVIRONMENT\n")[2], re.M))
            self.assertLessEqual(variables_read("core", own), told)
            self.assertEqual(told & (variables_read(other) - variables_read("core", own)), set())
        self.assertLessEqual({"CONTOURCHECK_DECISIONS", "CONTOURCHECK_INDEX", "XDG_DATA_HOME"}, variables_read("core"))

    @needs("man")
    def test_the_manual_pages_lead_to_each_other_and_to_the_manual(self):
        self.assertRegex(section_of(manual_page("contourcheck-cli"), "SEE ALSO"), r"^contourcheck\(1\) ")
        if HAS_PICTURES:
            self.assertRegex(section_of(manual_page("contourcheck"), "SEE ALSO"),
                             r"^contourcheck-cli\(1\) /usr/share/doc/contourcheck/manual\.html ")

    def test_no_folder_of_whoever_built_it_is_told(self):
        for file in DESCRIBED.iterdir():
            self.assertNotIn(str(Path.home()) + "/.", file.read_text())
            self.assertNotIn(str(DESCRIBED.parent), file.read_text())
        self.assertIn("default: one of your own, made when missing: ~/.local/share/contourcheck/pseudonym.key",
                      (DESCRIBED / "contourcheck-cli.fish").read_text())

    def test_bash_completes_every_option_and_verb(self):
        for program in PROGRAMS:
            for path, options, verbs in commands(program):
                self.assertEqual(set(options) - set(in_bash(program, *path, "-")), set(), path)
                self.assertEqual(set(verbs) - set(in_bash(program, *path, "")), set(), path)

    def test_bash_completes_values_folders_and_actions_after_a_dataset(self):
        cli = "contourcheck-cli"
        self.assertEqual(in_bash(cli, "check", "/data", "--mask-rule", "co"), ["coverage"])
        self.assertEqual(in_bash(cli, "check", "--mask-rule", "=", "pi"), ["pil"])
        self.assertEqual(in_bash(cli, "check", "--pixel-origin", "="), ["0", "0.5", "1"])
        self.assertEqual(in_bash(cli, "review", "/data", "set", "P1/1/inner", "rej"), ["reject"])
        self.assertEqual(in_bash(cli, "export", str(DESCRIBED)[:-1]), [str(DESCRIBED)])
        self.assertEqual(in_bash(cli, "check", str(DESCRIBED) + "/contourcheck-cli.ba"), [])
        self.assertEqual(in_bash(cli, "review", "x", "import", str(DESCRIBED) + "/contourcheck-cli.ba"),
                         [str(DESCRIBED / "contourcheck-cli.bash")])
        self.assertEqual(in_bash(cli, "export", "--seed", ""), [])

    @needs("fish")
    def test_fish_completes_every_option_and_verb(self):
        for program in PROGRAMS:
            for path, options, verbs in commands(program):
                before = " ".join(path) + " " * bool(path)
                told = in_fish(program, before + "-") + in_fish(program, before + "--")
                self.assertEqual(set(options) - set(told), set(), path)
                self.assertEqual(set(verbs) - set(in_fish(program, before)), set(), path)
        self.assertEqual(in_fish("contourcheck-cli", "check /data --mask-rule co"), ["coverage"])

    @needs("zsh")
    def test_zsh_is_told_every_option_and_verb(self):
        for program in PROGRAMS:
            for path, options, verbs in commands(program):
                told = in_zsh(program, *path, "")
                for option in options:
                    self.assertRegex(told, rf"(?m)^[*(][^)]*\)?{option}\[", path)
                for verb in verbs:
                    self.assertRegex(told, rf"(?m)^\*:.*[( ]{verb}[ )]", path)


if __name__ == "__main__":
    unittest.main()
