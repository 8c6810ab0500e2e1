"""compare_npz.py DATASET EXPORT: an NPZ export of a challenge-layout dataset against pydicom and reference masks."""
import csv
import hashlib
import json
import os
import sys
import warnings

import numpy as np
import pydicom
from PIL import Image, ImageDraw

warnings.filterwarnings("ignore")


def mask_centre(points, shape, origin):
    """Even-odd by the sign of the cross product; a centre on a left or top edge is in."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]] + origin
    inside = np.zeros(shape, bool)
    for (x0, y0), (x1, y1) in zip(points, np.roll(points, -1, 0)):
        cross = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        inside ^= ((y0 > y) != (y1 > y)) & ((cross > 0) if y1 > y0 else (cross < 0))
    return inside


def mask_pil(points, shape, origin):
    image = Image.new("L", (shape[1], shape[0]), 0)
    ImageDraw.Draw(image).polygon([tuple(p) for p in points - origin], outline=0, fill=1)
    return np.array(image, bool)


def area(points):
    x, y = points.T
    return abs((x * np.roll(y, -1) - y * np.roll(x, -1)).sum()) / 2


def check_mask(mask, points, convention):
    origin, rule = convention["pixel_origin"], convention["mask_rule"]
    if rule == "coverage":
        assert mask.dtype == np.float32 and abs(mask.sum(dtype=float) - area(points)) < 1e-2, "coverage is not the area"
        return
    assert mask.dtype == bool, mask.dtype
    if rule == "touch":
        assert not (mask_centre(points, mask.shape, origin) & ~mask).any(), "touch lacks a pixel of centre"
    else:
        reference = {"centre": mask_centre, "pil": mask_pil}[rule](points, mask.shape, origin)
        assert (mask == reference).all(), "mask"


def check_item(root, originals, item, image, mask, spacing, convention):
    patient, number, kind = item["id"].split("/")
    dicom_file = f"{root}/dicoms/{patient}/{number}.dcm"
    name = f"IM-0001-{int(number):04}-{kind[0]}contour-manual.txt"
    contour_file = f"{root}/contourfiles/{originals[patient]}/{kind[0]}-contours/{name}"
    for file, key in ((dicom_file, "image_sha256"), (contour_file, "contour_sha256")):
        assert hashlib.sha256(open(file, "rb").read()).hexdigest() == item[key], key
    slice_ = pydicom.dcmread(dicom_file)
    pixels = slice_.pixel_array
    slope, intercept = float(slice_.get("RescaleSlope", 1)), float(slice_.get("RescaleIntercept", 0))
    if (slope, intercept) != (1, 0):
        pixels = (pixels * slope + intercept).astype(np.float32)
    assert image.dtype == pixels.dtype and (image == pixels).all(), ("pixels", image.dtype, pixels.dtype)
    expected = slice_.get("PixelSpacing", [np.nan, np.nan])
    assert np.array_equal(spacing, np.array(expected, float), equal_nan=True), ("spacing", spacing, expected)
    check_mask(mask, np.loadtxt(contour_file, ndmin=2), convention)


def main(root, folder):
    originals = {row["patient_id"]: row["original_id"] for row in csv.DictReader(open(f"{root}/link.csv"))}
    manifest = json.load(open(f"{folder}/manifest.json"))
    count = 0
    for batch in manifest["batches"]:
        path = f"{folder}/{batch['file']}"
        assert hashlib.sha256(open(path, "rb").read()).hexdigest() == batch["sha256"], "batch hash"
        arrays = np.load(path)
        assert sorted(arrays) == ["images", "masks", "spacing"], sorted(arrays)
        assert arrays["spacing"].dtype == np.float64
        assert len(arrays["images"]) == len(arrays["masks"]) == len(arrays["spacing"]) == len(batch["items"])
        for item, image, mask, spacing in zip(batch["items"], arrays["images"], arrays["masks"], arrays["spacing"]):
            check_item(root, originals, item, image, mask, spacing, manifest["convention"])
            count += 1
    assert sorted(os.listdir(folder)) == sorted([b["file"] for b in manifest["batches"]] + ["manifest.json"])
    print(f"{count} items are as pydicom and the reference have them")
    assert count > 0


main(*sys.argv[1:])
