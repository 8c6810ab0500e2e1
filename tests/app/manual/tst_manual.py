"""The manual as it was built: complete, loading nothing, and its tutorial as it stands."""
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(sys.argv.pop(1))
PROGRAMS = Path(os.environ["CONTOURCHECK_BIN"])


class Page(HTMLParser):
    """Ids, links, what it would load, and its words."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loads, self.words = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if tag == "a" else []
        self.loads += [attributes[name] for name in ("src", "data", "srcset") if name in attributes]
        self.loads += [attributes["href"]] if tag == "link" else []

    def handle_data(self, data):
        self.words.append(data)


class Manual(unittest.TestCase):
    page = Page((FOLDER / "manual.html").read_text())
    words = " ".join(page.words)

    def test_no_rule_and_no_format_is_missing(self):
        rules = re.findall(r'Rule\{"([a-z-]+)"', (ROOT / "core/check/rules.cpp").read_text())
        formats = re.findall(r'Format\{\.id = "([a-z0-9-]+)"',
                             (ROOT / "core/batch/formats/table.cpp").read_text())
        self.assertGreater(len(rules), 25)
        self.assertGreater(len(formats), 8)
        for word in rules + formats:
            self.assertIn(word, self.page.words)

    def test_every_exit_status_and_the_keys_of_review_are_in_it(self):
        for word in "0 1 2 3 4 5 A R U N Shift+N Ctrl+Z ?".split():
            self.assertIn(word, self.page.words)

    def test_every_chapter_of_the_source_is_in_it(self):
        for chapter in (ROOT / "resources/manual").glob("*.md"):
            for heading in re.findall(r"^#+ (.*)$", chapter.read_text(), re.M):
                self.assertIn(heading, self.page.words)

    def test_it_loads_nothing_and_its_own_links_lead_somewhere(self):
        self.assertEqual([each for each in self.page.loads if not each.startswith("data:image/png;base64,")], [])
        self.assertEqual(len(self.page.ids), len(set(self.page.ids)))
        inside = [link[1:] for link in self.page.links if link.startswith("#")]
        self.assertGreater(len(inside), 10)
        self.assertEqual(set(inside) - set(self.page.ids), set())

    def test_the_same_is_there_for_print(self):
        self.assertEqual((FOLDER / "manual.pdf").read_bytes()[:5], b"%PDF-")

    def test_commands_can_be_copied_from_the_print(self):
        text = subprocess.run(["pdftotext", "-layout", FOLDER / "manual.pdf", "-"], capture_output=True, text=True, check=True).stdout
        printed = {" ".join(line.split()) for line in text.splitlines()}
        commands = [" ".join(line.split()) for chapter in (ROOT / "resources/manual").glob("*.md")
                    for line in re.findall(r"^    (.*)$", chapter.read_text(), re.M)]
        self.assertGreater(len(commands), 20)
        self.assertEqual([line for line in commands if line not in printed], [])

    def test_f1_leads_somewhere(self):
        source = (ROOT / "app/desktop/manual/main_manual.cpp").read_text()
        sections = re.findall(r', "([a-z-]+)"}', source) + re.findall(r'QStringLiteral\("([a-z-]+)"\)', source)
        self.assertGreater(len(sections), 10)
        self.assertEqual(set(sections) - set(self.page.ids), set())

    def test_the_first_ten_minutes_go_as_they_are_written(self):
        text = (ROOT / "resources/manual/1-start.md").read_text().replace("\\\n", "")
        lines = re.findall(r"^    (contourcheck-cli .*)$", text, re.M)
        self.assertGreater(len(lines), 6)
        with tempfile.TemporaryDirectory() as folder:
            home = {"HOME": folder, "XDG_DATA_HOME": folder + "/data", "XDG_CACHE_HOME": folder + "/cache"}
            kept = {key: value for key, value in os.environ.items() if key not in ("CONTOURCHECK_DECISIONS", "DISPLAY")}
            for line in lines:
                command, _, remark = line.partition("#")
                promised = re.search(r"exit status (\d)", remark)
                done = subprocess.run([PROGRAMS / "contourcheck-cli", *shlex.split(command)[1:]], cwd=folder,
                                      env=kept | home, capture_output=True, text=True)
                self.assertEqual(done.returncode, int(promised[1]) if promised else 0, line + "\n" + done.stderr)
            self.assertIn("DEMO0002/60/inner", done_of("review demo list", folder, kept | home))


def done_of(command, folder, env):
    return subprocess.run([PROGRAMS / "contourcheck-cli", *command.split()], cwd=folder, env=env,
                          capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    unittest.main()
