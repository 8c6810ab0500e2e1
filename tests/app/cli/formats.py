"""What the tests of the formats share: the reference's masks by rule, the slices' places, and what every export must be."""
import hashlib
from pathlib import Path

import numpy
import pydicom
from program import Case, demo, files, sha256

import reference  # beside app/, which program puts on the path


def cached(mask_of):
    """The reference is slow, and each mask is asked for many times."""
    known = {}

    def cached_mask(points, shape, origin=0.0):
        key = points.tobytes(), shape, origin
        if key not in known:
            known[key] = mask_of(points, shape, origin)
        return known[key]
    return cached_mask


RULES = {rule: cached(mask_of) for rule, mask_of in
         (("centre", reference.mask_centre), ("pil", reference.mask_pil), ("touch", reference.mask_touch))}


def small_demo():
    """Smaller than the others' one: three patients, each with volumes of three slices at end diastole and end systole."""
    return demo("--patients", "3", "--locations", "3", "--phases", "2")


def slices(root, patient):
    """-> {number: dataset} of a patient."""
    return {int(file.stem): pydicom.dcmread(file) for file in (Path(root) / "dicoms" / patient).glob("*.dcm")}


def place(slice_, column, row):
    """Where a pixel lies in the patient, in DICOM's millimetres."""
    along, down = (numpy.array(slice_.ImageOrientationPatient[i:i + 3], float) for i in (0, 3))
    spacing = [float(value) for value in slice_.PixelSpacing]
    return numpy.array(slice_.ImagePositionPatient, float) + along * column * spacing[1] + down * row * spacing[0]


class Formats(Case):
    def pairs(self, kinds=("inner",), root=None):
        return {id: (reference.pixels(slice_file), reference.points(contour_file))
                for id, slice_file, contour_file in reference.pairs(root or small_demo(), kinds)}

    def assert_whole(self, name, manifest):
        """Every file is listed with its hash, every contour stands once."""
        listed = {"manifest.json": sha256(self.folder / name / "manifest.json")}
        for entry in [*manifest["batches"], *manifest.get("files", [])]:
            for file in [entry, *entry.get("beside", [])]:
                listed[file["file"]] = file["sha256"]
        there = {file: hashlib.sha256(data).hexdigest() for file, data in files(self.folder / name).items()}
        self.assertEqual(listed, there)
        ids = [item["id"] for entry in manifest["batches"] for item in entry["items"]]
        ids += [excluded["id"] for excluded in manifest["excluded"]]
        contours = (small_demo() / "contourfiles").glob("*/*/*.txt")
        self.assertEqual((len(ids), len(set(ids))), (len(list(contours)),) * 2)

    def exported_by_rule(self, format, *options):
        """By each rule that makes whole pixels -> (name of the folder, mask function, manifest)"""
        for rule, mask_of in RULES.items():
            manifest = self.export(small_demo(), rule, "--format", format, "--mask-rule", rule, *options)
            self.assert_whole(rule, manifest)
            yield rule, mask_of, manifest

    def items(self, manifest):
        """-> (entry, item)"""
        return [(entry, item) for entry in manifest["batches"] for item in entry["items"]]
