"""Desktop entry, metainfo, icons and file type, each by its own standard's checker."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ["CONTOURCHECK_BIN"]).parent
DESKTOP = ROOT / "packaging" / "desktop"
ID = "org.contourcheck.ContourCheck"


def needs(tool):
    return unittest.skipUnless(shutil.which(tool), f"without {tool}")


class DesktopIntegration(unittest.TestCase):
    def run_tool(self, *words, **more):
        done = subprocess.run([*map(str, words)], capture_output=True, text=True, **more)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    @needs("desktop-file-validate")
    def test_the_desktop_entry_is_valid(self):
        self.assertEqual(self.run_tool("desktop-file-validate", "--warn-kde", DESKTOP / f"{ID}.desktop"), "")

    def test_the_window_names_its_desktop_entry(self):
        self.assertIn(f'setDesktopFileName(QStringLiteral("{ID}"))', (ROOT / "app" / "desktop" / "main.cpp").read_text())
        entry = (DESKTOP / f"{ID}.desktop").read_text()
        self.assertIn(f"\nIcon={ID}\n", entry)
        kind, = re.findall(r"^MimeType=(.*);$", entry, re.M)
        self.assertIn(f'type="{kind}"', (DESKTOP / f"{ID}.xml").read_text())

    @needs("appstreamcli")
    def test_the_metainfo_is_valid_and_its_pictures_are_there(self):
        file = BUILD / "packaging" / f"{ID}.metainfo.xml"
        self.run_tool("appstreamcli", "validate", "--no-net", file)
        pictures = re.findall(r"/resources/(\S+?)</image>", file.read_text())
        self.assertEqual(len(pictures), 2)
        for picture in pictures:
            self.assertTrue((ROOT / "resources" / picture).is_file(), picture)

    def test_icons_have_their_size_and_are_not_empty(self):
        for size in (16, 24, 32, 48, 64, 128, 256, 512):
            with Image.open(BUILD / "icons" / f"{size}.png") as icon:
                self.assertEqual((icon.size, icon.mode), ((size, size), "RGBA"))
                self.assertGreater(len(set(icon.getdata())), 20)
                self.assertEqual(icon.getpixel((0, 0))[3], 0, "the corners are clear")

    @needs("update-mime-database")
    @needs("xmllint")
    @needs("gio")
    def test_a_link_table_is_known_by_name_and_content_and_no_other_table(self):
        self.run_tool("xmllint", "--noout", DESKTOP / f"{ID}.xml")
        with tempfile.TemporaryDirectory() as folder:
            mime = Path(folder, "data", "mime")
            (mime / "packages").mkdir(parents=True)
            shutil.copy("/usr/share/mime/packages/freedesktop.org.xml", mime / "packages")
            shutil.copy(DESKTOP / f"{ID}.xml", mime / "packages")
            self.run_tool("update-mime-database", mime)
            globs = (mime / "globs2").read_text()
            for name in ("link.csv", "scd_patientdata.csv"):
                self.assertRegex(globs, rf"(?m)^\d+:text/x-contourcheck-link-table:{name}$")
            self.assertIn("text/x-contourcheck-link-table text/csv", (mime / "subclasses").read_text())
            for name, content, kind in (("link.csv", "patient_id,original_id\n", "text/x-contourcheck-link-table"),
                                        ("table", "\ufeffPatientID,OriginalID\n", "text/x-contourcheck-link-table"),
                                        ("other.csv", "a,b\n", "text/csv")):
                file = Path(folder, name)
                file.write_text(content, encoding="utf-8")
                told = self.run_tool("gio", "info", "-a", "standard::content-type", file,
                                     env=os.environ | {"XDG_DATA_HOME": str(mime.parent)})
                self.assertIn(f"standard::content-type: {kind}\n", told, name)


if __name__ == "__main__":
    unittest.main()
