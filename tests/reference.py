"""Masks and pairs from first principles, to compare the program with: exact arithmetic where it matters, speed nowhere.
Shares no code with the program."""
import csv
import re
import warnings
from fractions import Fraction
from pathlib import Path

import numpy
import pydicom
from PIL import Image, ImageDraw

warnings.filterwarnings("ignore")  # pydicom on invalid UIDs and dates, which are the data's own
LETTERS = {"inner": "i", "outer": "o"}


def pairs(root, kinds=("inner",)):
    """-> [(id, slice file, contour file)] of a dataset in the challenge layout, by id."""
    found = []
    with open(Path(root) / "link.csv", newline="", encoding="utf-8-sig") as table:
        for row in csv.DictReader(table):
            for kind in kinds:
                letter = LETTERS[kind]
                folder = Path(root) / "contourfiles" / row["original_id"] / f"{letter}-contours"
                for file in folder.glob(f"IM-0001-*-{letter}contour-manual.txt"):
                    number = int(re.search(r"IM-0001-(\d+)-", file.name)[1])
                    slice_file = Path(root) / "dicoms" / row["patient_id"] / f"{number}.dcm"
                    if slice_file.exists():
                        found.append((f"{row['patient_id']}/{number}/{kind}", slice_file, file))
    return sorted(found)


def points(file):
    return numpy.loadtxt(file, ndmin=2)


def pixels(file):
    return pydicom.dcmread(file).pixel_array


def spacing(file):
    return [float(value) for value in pydicom.dcmread(file).PixelSpacing]


def area(polygon):
    x, y = polygon.T
    return abs((x * numpy.roll(y, -1) - y * numpy.roll(x, -1)).sum()) / 2


def mask_pil(polygon, shape, origin=0.0):
    image = Image.new("L", (shape[1], shape[0]), 0)
    ImageDraw.Draw(image).polygon([tuple(point) for point in polygon - origin], outline=0, fill=1)
    return numpy.array(image, bool)


def exact_cross(a, b, x, y):
    (x0, y0), (x1, y1) = [[Fraction(float(value)) for value in point] for point in (a, b)]
    return (x1 - x0) * (Fraction(y) - y0) - (y1 - y0) * (Fraction(x) - x0)


def mask_centre(polygon, shape, origin=0.0):
    """Even-odd by the side of each edge a pixel's centre is on; on an edge: in on the left or top, else out."""
    y, x = numpy.mgrid[0:shape[0], 0:shape[1]] + float(origin)
    inside = numpy.zeros(shape, bool)
    for a, b in zip(polygon, numpy.roll(polygon, -1, 0)):
        cross = (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])
        spanned = (a[1] > y) != (b[1] > y)
        for row, column in zip(*numpy.nonzero(spanned & (abs(cross) < 1e-6))):
            cross[row, column] = numpy.sign(float(exact_cross(a, b, float(x[row, column]), float(y[row, column]))))
        inside ^= spanned & ((cross > 0) if b[1] > a[1] else (cross < 0))
    return inside


def mask_touch(polygon, shape, origin=0.0):
    """mask_centre, and each pixel whose closed square meets an edge: their boxes overlap, and the square's corners are not all
    on one side of the edge. For two decimals at most, as contour files have: in hundredths, whole numbers."""
    y, x = numpy.rint(100 * (numpy.mgrid[0:shape[0], 0:shape[1]] + float(origin))).astype(int)
    mask = mask_centre(polygon, shape, origin)
    whole = numpy.rint(100 * polygon).astype(int)
    for a, b in zip(whole, numpy.roll(whole, -1, 0)):
        low, high = numpy.minimum(a, b) - 50, numpy.maximum(a, b) + 50
        overlaps = (low[0] <= x) & (x <= high[0]) & (low[1] <= y) & (y <= high[1])
        sides = [(b[0] - a[0]) * (y + down - a[1]) - (b[1] - a[1]) * (x + along - a[0])
                 for along in (-50, 50) for down in (-50, 50)]
        mask |= overlaps & (numpy.min(sides, 0) <= 0) & (numpy.max(sides, 0) >= 0)
    return mask


def clipped(polygon, axis, limit, sign):
    """Sutherland and Hodgman: the part of the polygon with sign * coordinate <= sign * limit."""
    result = []
    for a, b in zip(polygon, polygon[1:] + polygon[:1]):
        within = sign * a[axis] <= sign * limit, sign * b[axis] <= sign * limit
        if within[0]:
            result.append(a)
        if within[0] != within[1]:
            share = (limit - a[axis]) / (b[axis] - a[axis])
            result.append(tuple(a[i] + share * (b[i] - a[i]) if i != axis else limit for i in (0, 1)))
    return result


def pixel_coverage(polygon, row, column, origin=0.0):
    """The share of one pixel, for simple polygons."""
    part = [tuple(point) for point in polygon]
    for axis, centre in ((0, column + origin), (1, row + origin)):
        for limit, sign in ((centre + 0.5, 1), (centre - 0.5, -1)):
            part = clipped(part, axis, limit, sign) if part else part
    return area(numpy.array(part)) if len(part) > 2 else 0.0
