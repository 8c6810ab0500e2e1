"""Reads a synthetic dataset as another program would: any warning of pydicom is a failure."""
import csv
import pathlib
import re
import sys
import warnings

import numpy as np
import pydicom
from PIL import Image, ImageDraw

warnings.simplefilter("error")
pydicom.config.settings.reading_validation_mode = pydicom.config.RAISE
root, locations, phases = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def read_slices(patient):
    slices = {}
    for file in (root / "dicoms" / patient).iterdir():
        d = pydicom.dcmread(file)
        n = int(file.stem)
        assert d.InstanceNumber == n and d.PatientID == patient, file
        assert d.Modality == "MR" and (d.Rows, d.Columns) == (256, 256), file
        assert (d.BitsAllocated, d.PixelRepresentation) == (16, 1), file
        assert d.CardiacNumberOfImages == phases, file
        assert d.WindowWidth == d.pixel_array.max(), file
        slices[n] = d
    assert sorted(slices) == list(range(1, locations * phases + 1)), patient
    return slices


def check_stack(slices):
    """Numbers run over the phases of a location, locations along the normal in equal steps."""
    first = slices[1]
    row, column = np.array(first.ImageOrientationPatient).reshape(2, 3).astype(float)
    normal = np.cross(row, column)
    starts = []
    for location in range(locations):
        part = [slices[location * phases + p + 1] for p in range(phases)]
        positions = {tuple(d.ImagePositionPatient) for d in part}
        assert len(positions) == 1
        starts.append(np.array(positions.pop(), float))
        times = [float(d.TriggerTime) for d in part]
        assert all(a < b for a, b in zip(times, times[1:]))
    steps = np.diff(np.array(starts), axis=0)
    along = steps @ normal
    assert np.allclose(along, along[0], atol=1e-3) and 8 <= -along[0] <= 10, along
    assert np.allclose(steps - np.outer(along, normal), 0, atol=1e-3), "not along the normal"
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID"):
        assert len({d[keyword].value for d in slices.values()}) == 1
    assert len({d.SOPInstanceUID for d in slices.values()}) == len(slices)
    assert len({d.WindowCenter for d in slices.values()}) > 1


def check_contour(file, slices):
    n = int(re.fullmatch(r"IM-0001-(\d{4})-[io]contour-manual\.txt", file.name)[1])
    points = np.loadtxt(file)
    if "icontour" in file.name:
        image = slices[n].pixel_array
        mask = Image.new("L", (256, 256))
        ImageDraw.Draw(mask).polygon([tuple(p) for p in points], fill=1)
        inside = np.array(mask) > 0
        grown = np.any([np.roll(inside, (dy, dx), (0, 1)) for dy in range(-3, 4) for dx in range(-3, 4)], axis=0)
        assert np.median(image[inside]) > 1.5 * np.median(image[grown & ~inside]), file


total = contours = 0
seen = set()
for link in csv.DictReader(open(root / "link.csv", newline="")):
    slices = read_slices(link["patient_id"])
    check_stack(slices)
    seen.add(slices[1].StudyInstanceUID)
    total += len(slices)
    for file in (root / "contourfiles" / link["original_id"]).rglob("*.txt"):
        check_contour(file, slices)
        contours += 1
assert len(seen) == len(list((root / "dicoms").iterdir()))
print(f"{total} slices, {contours} contours")
