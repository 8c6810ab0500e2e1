"""Exports as pycocotools, webdataset, highdicom and SimpleITK read them, against the same export as NumPy arrays."""
import json
import os
import subprocess
import tempfile
import unittest
import warnings
from pathlib import Path

import highdicom
import numpy
import pydicom
import SimpleITK
import webdataset
from PIL import Image
from pycocotools.coco import COCO

CLI = Path(os.environ["CONTOURCHECK_BIN"]) / "contourcheck-cli"


def read(file):
    return json.loads(Path(file).read_text())


class Interoperation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.dataset = cls.folder / "demo"
        cls.run_cli("demo", cls.dataset)
        cls.pairs = {}
        for batch in cls.export("npz")["batches"]:
            arrays = numpy.load(cls.folder / "npz" / batch["file"])
            for item, *pair in zip(batch["items"], arrays["images"], arrays["masks"], arrays["spacing"]):
                cls.pairs[item["id"]] = pair

    @classmethod
    def run_cli(cls, *words):
        home = {name: str(cls.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
        subprocess.run([CLI, *words, "--quiet"], check=True, env=os.environ | home, stdout=subprocess.DEVNULL)

    @classmethod
    def export(cls, format):
        cls.run_cli("export", cls.dataset, "-o", cls.folder / format, "--format", format)
        return read(cls.folder / format / "manifest.json")

    def header(self, id):
        patient, number, _ = id.split("/")
        return pydicom.dcmread(self.dataset / "dicoms" / patient / f"{number}.dcm", stop_before_pixels=True)

    def test_pycocotools(self):
        self.export("coco")
        coco = COCO(self.folder / "coco" / "annotations.json")
        annotations = coco.loadAnns(coco.getAnnIds())
        self.assertEqual({each["contour"] for each in annotations}, self.pairs.keys())
        for each in annotations:
            image, mask, _ = self.pairs[each["contour"]]
            numpy.testing.assert_array_equal(coco.annToMask(each).astype(bool), mask)
            picture = self.folder / "coco" / "images" / coco.loadImgs(each["image_id"])[0]["file_name"]
            numpy.testing.assert_array_equal(numpy.array(Image.open(picture)), image)

    def test_webdataset(self):
        warnings.simplefilter("ignore", ResourceWarning)  # of its own open files
        manifest = self.export("webdataset")
        files = [str(self.folder / "webdataset" / batch["file"]) for batch in manifest["batches"]]
        seen = set()
        for sample in webdataset.WebDataset(files, shardshuffle=False).decode():
            image, mask, _ = self.pairs[sample["json"]["id"]]
            numpy.testing.assert_array_equal(sample["image.npy"], image)
            numpy.testing.assert_array_equal(sample["mask.npy"], mask)
            seen.add(sample["json"]["id"])
        self.assertEqual(seen, self.pairs.keys())

    def test_highdicom(self):
        for batch in self.export("seg")["batches"]:
            segmentation = highdicom.seg.segread(self.folder / "seg" / batch["file"])
            for item in batch["items"]:
                frames = segmentation.get_pixels_by_source_instance([self.header(item["id"]).SOPInstanceUID])
                numpy.testing.assert_array_equal(frames[0, :, :, 0].astype(bool), self.pairs[item["id"]][1])

    def test_simpleitk_has_the_same_volumes(self):
        for batch in self.export("nifti")["batches"]:
            labels = SimpleITK.ReadImage(self.folder / "nifti" / batch["beside"][0]["file"])
            ids = [item["id"] for item in batch["items"]]
            heights = sorted(self.height(self.header(id)) for id in ids)
            gap = numpy.median(numpy.diff(heights))
            area = sum(self.pairs[id][1].sum() * self.pairs[id][2].prod() for id in ids)
            volume = numpy.prod(labels.GetSpacing()) * SimpleITK.GetArrayViewFromImage(labels).sum()
            self.assertAlmostEqual(volume / (area * gap), 1, places=4)

    @staticmethod
    def height(header):
        """Along the slice normal, in mm."""
        row, column = numpy.reshape(header.ImageOrientationPatient, (2, 3)).astype(float)
        return numpy.dot(numpy.cross(row, column), numpy.array(header.ImagePositionPatient, float))


if __name__ == "__main__":
    unittest.main()
