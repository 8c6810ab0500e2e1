"""Compares masks with what numpy and Pillow make of the same polygons.

Reads lines "rule origin rows columns x y x y … | pixels" (pixels row by row, 0 or 1); prints each line that differs
and, last, how many were compared. Rules: pil (ImageDraw.polygon), centre (the sign of the cross product in numpy, for
coordinates on a binary grid, where doubles are exact), exact (the same in whole numbers, for any coordinates)."""
import sys
from fractions import Fraction

import numpy as np
from PIL import Image, ImageDraw


def mask_pil(points, shape, origin):
    image = Image.new("L", (shape[1], shape[0]), 0)
    ImageDraw.Draw(image).polygon([(x - origin, y - origin) for x, y in points], outline=0, fill=1)
    return np.array(image, bool)


def mask_centre(points, shape, origin):
    whole = np.zeros(shape, bool)
    box = []  # the polygon's rows and columns: the rest cannot be inside
    for size, values in ((shape[0], [y for _, y in points]), (shape[1], [x for x, _ in points])):
        low, high = int(min(values)) - 2, int(max(values)) + 3
        box.append(slice(min(max(low, 0), size), min(max(high, 0), size)))
    y, x = np.mgrid[tuple(box)] + origin
    inside = whole[tuple(box)]
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
        cross = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        inside ^= ((y0 > y) != (y1 > y)) & ((cross > 0) if y1 > y0 else (cross < 0))
    return whole


def mask_exact(points, shape, origin):
    whole = 1 << 1100  # every finite double is a whole multiple of 2^-1074
    points = [(int(Fraction(x) * whole), int(Fraction(y) * whole)) for x, y in points]
    inside = np.zeros(shape, bool)
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
        for row in range(shape[0]):
            y = int((row + Fraction(origin)) * whole)
            if (y0 > y) == (y1 > y):
                continue
            for column in range(shape[1]):
                x = int((column + Fraction(origin)) * whole)
                cross = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
                inside[row, column] ^= cross > 0 if y1 > y0 else cross < 0
    return inside


rules = {"pil": mask_pil, "centre": mask_centre, "exact": mask_exact}
compared = 0
for line in sys.stdin:
    task, pixels = line.split("|")
    rule, origin, rows, columns, *numbers = task.split()
    numbers = [float(number) for number in numbers]
    points = list(zip(numbers[::2], numbers[1::2]))
    shape = (int(rows), int(columns))
    expected = rules[rule](points, shape, float(origin))
    ours = (np.frombuffer(pixels.strip().encode(), np.uint8) == ord("1")).reshape(shape)
    compared += 1
    if (expected != ours).any():
        print(f"differs in {(expected != ours).sum()} pixels: {task}")
print(f"compared {compared}")
