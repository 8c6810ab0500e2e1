"""Exports as pycocotools, webdataset, highdicom and SimpleITK read them, against the same export as NumPy arrays."""
import json
import unittest
import warnings
from collections import defaultdict

import highdicom
import numpy
import SimpleITK
import webdataset
from exports import Exports
from PIL import Image
from pycocotools.coco import COCO


class Interoperation(Exports):
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
                frames = segmentation.get_pixels_by_source_instance([self.slice(item["id"]).SOPInstanceUID])
                numpy.testing.assert_array_equal(frames[0, :, :, 0].astype(bool), self.pairs[item["id"]][1])

    def test_simpleitk_has_the_same_volumes_and_ejection_fractions(self):
        # A polygon's area is the sum of its shares, but for the affine's 32 bits; pixels that are in by their centre miss it by up to
        # 1 % on a slice, by less on a stack.
        for rule, tolerance in (("coverage", 1e-5), ("centre", 0.005)):
            volumes = defaultdict(list)
            for patient, read, told in self.volumes(rule):
                self.assertAlmostEqual(read / told, 1, delta=tolerance)
                volumes[patient].append((read, told))
            for end_systole, end_diastole in map(sorted, volumes.values()):
                read, told = (1 - small / large for small, large in zip(end_systole, end_diastole))
                self.assertAlmostEqual(read, told, delta=tolerance)
                self.assertTrue(0.3 < read < 0.8)

    def volumes(self, rule):
        """-> a patient's volume in mm3 at each phase: SimpleITK's, and that of the areas that check tells and the gaps of the headers"""
        areas = {each["id"]: each["area_mm2"] for each in json.loads(self.run_cli("check", self.dataset, "--json"))["contours"]}
        for batch in self.export("nifti", "--mask-rule", rule, name=rule)["batches"]:
            masks = SimpleITK.ReadImage(self.folder / rule / batch["beside"][0]["file"])
            ids = [item["id"] for item in batch["items"]]
            gap = numpy.median(numpy.diff(sorted(self.height(self.slice(id)) for id in ids)))
            read = numpy.prod(masks.GetSpacing()) * SimpleITK.GetArrayViewFromImage(masks).sum(dtype=float)
            yield ids[0].split("/")[0], read, gap * sum(areas[id] for id in ids)

    @staticmethod
    def height(header):
        """Along the slice normal, in mm."""
        row, column = numpy.reshape(header.ImageOrientationPatient, (2, 3)).astype(float)
        return numpy.dot(numpy.cross(row, column), numpy.array(header.ImagePositionPatient, float))


if __name__ == "__main__":
    unittest.main()
