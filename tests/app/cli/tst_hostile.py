"""Hostile files through the whole program: `check` with 4 threads and little memory. Each is named or read, none does harm."""
import json
import os
import resource
from contextlib import contextmanager

import hostile_files
from program import CLI, WATCHED, Case, environment, main, measured, write_contour

MEMORY = 64 << 20  # what a file may take beyond four times its decoded size, half a kilobyte
PROCESSOR_S = 2  # the time that a file may take; on a slow machine
LONGEST = 300  # of what is said of a file
USUAL_TIMES = 40  # as many times that of a small one
ADDRESSES = 2 << 30  # reserved by 4 threads and their heaps rather than used


class Hostile(Case):
    def dataset(self, contents, name="set"):
        root = self.folder / name
        rows = ["patient_id,original_id"]
        for number, content in enumerate(contents):
            file = root / "dicoms" / f"P{number}" / "1.dcm"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            write_contour(root, f"O{number}", 1, "inner", [(2, 2), (2, 9), (9, 9), (9, 2)])
            rows.append(f"P{number},O{number}")
        (root / "link.csv").write_text("\n".join(rows) + "\n")
        return root

    def check_within_limits(self, root):
        """-> (what is said of unreadable slices by their file, seconds of processor time, most memory in bytes)"""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
        done, time, memory = measured(
            self.folder / "used", [CLI, "check", root, "--json", "--jobs", "4", "--fail-on", "never"],
            env=environment(self.home, CONTOURCHECK_INDEX="off"), preexec_fn=None if WATCHED else limit)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        said = {finding["file"]: finding["message"] for finding in json.loads(done.stdout)["findings"]
                if finding["rule"] == "slice-unreadable"}
        return said, time, memory

    def setUp(self):
        super().setUp()
        _, self.usual_time, self.usual_memory = self.check_within_limits(
            self.dataset([hostile_files.READ["a sound file"]], "sound"))
        self.most_time = max(PROCESSOR_S, USUAL_TIMES * self.usual_time)

    @contextmanager
    def one(self, name, content):
        with self.subTest(name):
            root = self.dataset([content])
            yield root / "dicoms" / "P0" / "1.dcm"

    def assert_harmless(self, word, decoded=0):
        """`word` is what is said of the one file; none where it is read. `decoded` is its size in bytes."""
        said, time, memory = self.check_within_limits(self.folder / "set")
        self.assertEqual(len(said), 0 if word is None else 1, said)
        self.assertIn(word or "", "".join(said.values()))
        self.assertLess(len("".join(said.values())), LONGEST)
        self.assert_within(time, memory, MEMORY + 4 * decoded)

    def assert_within(self, time, memory, most_memory):
        if not WATCHED:
            self.assertLess(time - self.usual_time, self.most_time)
            self.assertLess(memory - self.usual_memory, most_memory)

    def test_each_that_cannot_be_right_is_named(self):
        for name, (content, word) in hostile_files.REFUSED.items():
            with self.one(name, content):
                self.assert_harmless(word)

    def test_each_that_is_odd_and_no_more_is_read(self):
        for name, content in hostile_files.READ.items():
            with self.one(name, content):
                self.assert_harmless(None)

    def test_each_that_is_large_and_right_is_read(self):
        for name, content, decoded in hostile_files.large():
            with self.one(name, content):
                self.assert_harmless(None, decoded)

    def test_what_a_header_claims_makes_no_room(self):
        for name, (content, word) in hostile_files.pretended().items():
            with self.one(name, content):
                self.assert_harmless(word)

    def test_what_is_huge_is_named_and_never_read(self):
        for name, (before, behind, word) in hostile_files.huge().items():
            with self.one(name, before) as file:
                with open(file, "ab") as stream:
                    stream.truncate(len(before) + hostile_files.GAP)
                    stream.seek(0, os.SEEK_END)
                    stream.write(behind)
                self.assert_harmless(word)

    def test_whatever_a_file_is_cut_at_is_named(self):
        whole = hostile_files.READ["a sound file"]
        cuts = range(0, len(whole), 64)
        said, time, memory = self.check_within_limits(self.dataset([whole[:end] for end in cuts]))
        self.assertEqual(sorted(said), sorted(f"dicoms/P{i}/1.dcm" for i in range(len(cuts))))
        self.assert_within(time, memory, MEMORY)

    def test_all_at_once_harm_nobody_else(self):
        refused = [content for content, _ in hostile_files.REFUSED.values()]
        said, time, memory = self.check_within_limits(self.dataset([*hostile_files.READ.values(), *refused]))
        self.assertEqual(len(said), len(refused))
        self.assert_within(time / len(refused), memory, 4 * MEMORY)


if __name__ == "__main__":
    main()
