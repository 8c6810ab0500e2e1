"""A synthetic dataset, and what it is as NumPy arrays: what other programs read is compared with that."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy
import pydicom
import SimpleITK

CLI = Path(os.environ["CONTOURCHECK_BIN"]) / "contourcheck-cli"


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.dataset = cls.folder / "demo"
        cls.run_cli("demo", cls.dataset)
        cls.pairs = {}  # of image, mask and spacing, by the contour's id
        for batch in cls.export("npz")["batches"]:
            arrays = numpy.load(cls.folder / "npz" / batch["file"])
            for item, *pair in zip(batch["items"], arrays["images"], arrays["masks"], arrays["spacing"]):
                cls.pairs[item["id"]] = pair

    @classmethod
    def run_cli(cls, *words):
        home = {name: str(cls.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
        command = [CLI, *words, "--quiet"]
        return subprocess.run(command, check=True, env=os.environ | home, stdout=subprocess.PIPE, text=True).stdout

    @classmethod
    def export(cls, format, *options, name=None):
        """-> the manifest of what is then below FOLDER/NAME, by default FORMAT"""
        target = cls.folder / (name or format)
        cls.run_cli("export", cls.dataset, "-o", target, "--format", format, *options)
        return json.loads((target / "manifest.json").read_text())

    def slice(self, id):
        patient, number = id.split("/")[:2]
        return pydicom.dcmread(self.dataset / "dicoms" / patient / f"{number}.dcm")

    def volume(self, batch, file):
        """-> images and masks (slice, row, column) of a batch of one kind, each slice where FILE has its place"""
        geometry = SimpleITK.ReadImage(file)
        masks = {item["id"].rsplit("/", 1)[0]: self.pairs[item["id"]][1] for item in batch["items"]}
        planes = {}
        for id in [*masks, *(each["slice"] for each in batch.get("empty", []))]:
            slice = self.slice(id)
            place = geometry.TransformPhysicalPointToIndex(slice.ImagePositionPatient)[2]
            planes[place] = slice.pixel_array, masks.get(id, numpy.zeros(slice.pixel_array.shape, bool))
        self.assertEqual(sorted(planes), list(range(geometry.GetDepth())))
        return [numpy.stack(each) for each in zip(*(planes[place] for place in sorted(planes)))]
