"""The Python module as built, and what its tests share."""
import json
import os
import sys
import time
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from program import CLI, Case, environment, write_contour, write_slice

MODULE = CLI.parents[1] / "python"
sys.path.insert(0, str(MODULE))
try:
    import contourcheck
except ImportError as why:
    print("skipped, without the Python module:", why)
    sys.exit(77)

SQUARE = [(0, 0), (0, 7), (7, 7), (7, 0)]


def ids(batches):
    return [[item.id for item in items] for _, _, items in batches]


def flat(batches):
    return [id for batch in ids(batches) for id in batch]


def threads():
    return len(os.listdir("/proc/self/task"))


class PythonCase(Case):
    def setUp(self):
        super().setUp()
        self.started = time.monotonic()
        for name, value in environment(self.home).items():
            os.environ[name] = value
        os.environ.pop("CONTOURCHECK_DECISIONS", None)

    def one_patient(self, slices):
        """A dataset with an inner contour on each slice."""
        root = self.folder / "set"
        for number, image in enumerate(slices, 1):
            write_slice(root / "dicoms" / "P1" / f"{number}.dcm", image, number, location=float(number))
            write_contour(root, "O1", number, "inner", SQUARE)
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        return root

    def slow_dataset(self):
        """Three pairs that take a second or so each: lines across all rows, back and forth."""
        root = self.one_patient([numpy.zeros((4000, 400), numpy.int16)] * 3)
        zigzag = [(5 + i * 0.03, 1 if i % 2 else 3999) for i in range(10_000)]
        for number in (1, 2, 3):
            write_contour(root, "O1", number, "inner", zigzag)
        return root

    def await_threads(self, count):
        """The system lists a thread for a moment after it was joined."""
        while threads() > count:
            self.assertLess(time.monotonic(), self.started + 60)

    def in_child(self, work):
        """What the function gives in a forked process."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writing, json.dumps(work()).encode())
            finally:
                os._exit(0)
        os.close(writing)
        with open(reading) as pipe:
            answer = pipe.read()
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        return json.loads(answer)
