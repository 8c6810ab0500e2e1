"""The Debian packages as built: what is in them, what they need, and what Debian's own checker says of them."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "app" / "cli"))
from made import field, packages
from program import CLI, environment, small_demo

ROOT = Path(__file__).resolve().parents[2]
ENGINES = "usr/share/doc/contourcheck-cli/examples/engines/"


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.packages = packages(cls.folder)

    def files(self, name):
        root = self.folder / name
        subprocess.run(["dpkg-deb", "--extract", self.packages[name], root], check=True)
        return {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}

    def test_each_program_comes_with_manual_page_completions_and_licence(self):
        for name in self.packages.keys() - {"python3-contourcheck"}:
            files = self.files(name)
            for wanted in (f"usr/bin/{name}", f"usr/share/man/man1/{name}.1.gz",
                           f"usr/share/bash-completion/completions/{name}", f"usr/share/zsh/vendor-completions/_{name}",
                           f"usr/share/fish/vendor_completions.d/{name}.fish"):
                self.assertIn(wanted, files)
        for name in self.packages:
            self.assertLessEqual({f"usr/share/doc/{name}/copyright", f"usr/share/doc/{name}/changelog.gz"}, self.files(name))

    def test_no_file_is_in_two_packages(self):
        files = [file for name in self.packages for file in self.files(name)]
        self.assertEqual(len(files), len(set(files)))

    def test_the_command_line_needs_no_widgets(self):
        needs = field(self.packages["contourcheck-cli"], "Depends")
        self.assertIn("libqt6core6", needs)
        self.assertIn("libqt6sql6-sqlite", needs)
        self.assertNotIn("widgets", needs)

    def test_the_command_line_brings_what_runs_on_engines_and_not_what_tries_it(self):
        brought = {file.removeprefix(ENGINES) for file in self.files("contourcheck-cli") if file.startswith(ENGINES)}
        source, engines = ROOT / "packaging" / "engines", self.folder / "contourcheck-cli" / ENGINES
        wanted = {file.relative_to(source).as_posix() for file in source.rglob("*")
                  if file.suffix in (".md", ".py") or file.name in ("send", "element")}
        self.assertEqual(brought, wanted - {"same.py"})
        for file in brought:
            self.assertEqual((engines / file).read_bytes(), (source / file).read_bytes(), file)
            self.assertEqual(os.access(engines / file, os.X_OK), os.access(source / file, os.X_OK), file)
            for link in re.findall(r"\]\((?!https?:)([^)#]+)", (engines / file).read_text()) * file.endswith(".md"):
                self.assertTrue((engines / file).parent.joinpath(link).is_file(), (file, link))

    def test_what_runs_on_engines_works_from_where_it_was_unpacked(self):
        self.files("contourcheck-cli")
        engines = self.folder / "contourcheck-cli" / ENGINES
        run = environment(self.folder, CONTOURCHECK_CLI=str(CLI), PYTHONDONTWRITEBYTECODE="1")
        lines = subprocess.run([engines / "shards.py", small_demo(), self.folder / "out", "--max-patients", "1"],
                               capture_output=True, text=True, check=True, env=run).stdout
        self.assertEqual([json.loads(line)["id"] for line in lines.splitlines()], ["0-of-3", "1-of-3", "2-of-3"])
        for folder, module, needed in (("celery", "tasks", "celery"), ("kafka", "topics", "confluent_kafka")):
            if subprocess.run([sys.executable, "-c", f"import {needed}"], capture_output=True).returncode == 0:
                told = subprocess.run([sys.executable, "-c", f"import {module}, shards; print(shards.__file__)"],
                                      capture_output=True, text=True, check=True, env=run, cwd=engines / folder).stdout
                self.assertEqual(told, f"{engines / 'shards.py'}\n")

    def test_the_changelog_tells_of_this_version(self):
        log = subprocess.run(["dpkg-parsechangelog", "-l", ROOT / "packaging" / "debian" / "changelog.in", "-S", "Version"],
                             capture_output=True, text=True, check=True).stdout
        for package in self.packages.values():
            self.assertEqual(field(package, "Version"), log.strip())

    @unittest.skipUnless(shutil.which("lintian"), "without lintian")
    def test_lintian_has_nothing_to_say(self):
        told = subprocess.run(["lintian", "--fail-on", "error,warning", *self.packages.values()], capture_output=True, text=True)
        self.assertEqual((told.returncode, told.stdout), (0, ""), told.stderr)


if __name__ == "__main__":
    unittest.main()
