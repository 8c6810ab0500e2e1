"""The Debian packages as built: what is in them, what they need, and what Debian's own checker says of them."""
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from made import field, packages

ROOT = Path(__file__).resolve().parents[2]


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
