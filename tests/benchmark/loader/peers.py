#!/usr/bin/env python3
"""peers.py DATASET WHAT: how others do the loader's work, as their own pages show it; a line a figure, "name<TAB>value".
WHAT: load, pool, torch, decode, masks, npz, pictures, list, start-serial, start-pool, start-torch."""
import csv
import io
import os
import random
import resource
import sys
import time
import warnings
from functools import partial
from pathlib import Path

warnings.filterwarnings("ignore")
ROUNDS = 3


def pairs_of(root):
    """Slice and contour of every inner and outer contour."""
    pairs = []
    with open(root / "link.csv", newline="") as table:
        for row in list(csv.reader(table))[1:]:
            for kind in ("i-contours", "o-contours"):
                folder = root / "contourfiles" / row[1] / kind
                for name in sorted(os.listdir(folder)) if folder.is_dir() else []:
                    number = int(name.split("-")[2])
                    pairs.append((str(root / "dicoms" / row[0] / f"{number}.dcm"), str(folder / name)))
    return pairs


def contour_of(path):
    with open(path) as lines:
        return [tuple(float(word) for word in line.split()) for line in lines]


def load(pair):
    import numpy
    import pydicom
    from PIL import Image, ImageDraw

    pixels = pydicom.dcmread(pair[0]).pixel_array
    mask = Image.new(mode="L", size=(pixels.shape[1], pixels.shape[0]), color=0)
    ImageDraw.Draw(mask).polygon(xy=contour_of(pair[1]), outline=0, fill=1)
    return pixels, numpy.array(mask).astype(bool)


def batches(pairs, size=8):
    shuffled = random.Random(1).sample(pairs, len(pairs))
    return [shuffled[at : at + size] for at in range(0, len(shuffled), size)]


def rate(count, work, rounds=ROUNDS):
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return count / best


def tell(name, value):
    print(f"{name}\t{value:.6g}", flush=True)


def torch_loader(pairs, size=8):
    import numpy
    import torch

    class Pairs(torch.utils.data.Dataset):
        def __len__(self):
            return len(pairs)

        def __getitem__(self, index):
            pixels, mask = load(pairs[index])
            return torch.from_numpy(pixels.astype(numpy.int16)), torch.from_numpy(mask)

    return torch.utils.data.DataLoader(Pairs(), batch_size=size, shuffle=True, num_workers=2)


def do_load(pairs):
    tell("load_serial", rate(len(pairs), lambda: [[load(pair) for pair in batch] for batch in batches(pairs)]))
    tell("load_serial_memory_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def do_pool(pairs):
    import multiprocessing

    with multiprocessing.Pool(2) as pool:
        tell("load_pool", rate(len(pairs), lambda: [pool.map(load, batch) for batch in batches(pairs)]))


def do_torch(pairs):
    many = pairs * 6  # an epoch starts processes
    tell("load_torch", rate(len(many), lambda: sum(1 for _ in torch_loader(many))))
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    tell("load_torch_memory_mb", (own + 2 * others) / 1024)


def do_decode(pairs):
    import pydicom

    tell("decode_pydicom", rate(len(pairs), lambda: [pydicom.dcmread(slice).pixel_array for slice, _ in pairs]))


def do_masks(pairs):
    import numpy
    from PIL import Image, ImageDraw

    contours = [contour_of(contour) for _, contour in pairs]

    def by_pil(points):
        mask = Image.new("L", (256, 256), 0)
        ImageDraw.Draw(mask).polygon(points, outline=0, fill=1)
        return mask

    def time_all(name, draw, given):
        tell(name, 1e6 / rate(len(given), lambda: [draw(points) for points in given], 10))

    time_all("mask_pil_peer_us", by_pil, contours)
    arrays = [numpy.array(points) for points in contours]
    try:
        import cv2

        whole = [numpy.rint(points * 16).astype(numpy.int32) for points in arrays]
        time_all("mask_cv2_us", lambda p: cv2.fillPoly(numpy.zeros((256, 256), numpy.uint8), [p], 1, shift=4), whole)
    except ImportError:
        print("skipped\tcv2", flush=True)
    try:
        from skimage.draw import polygon2mask

        time_all("mask_skimage_us", lambda p: polygon2mask((256, 256), p[:, ::-1]), arrays)
    except ImportError:
        print("skipped\tskimage", flush=True)


def do_npz(pairs):
    import numpy

    loaded = [load(pair) for pair in pairs[:8]]
    arrays = {"images": numpy.stack([p for p, _ in loaded]), "masks": numpy.stack([m for _, m in loaded])}
    path = Path(os.environ["SCRATCH"]) / "peer.npz"
    for name, save in (("npz_savez", numpy.savez), ("npz_savez_compressed", numpy.savez_compressed)):
        tell(name, rate(8, lambda: save(path, **arrays), 8))
    tell("npz_savez_bytes", path.stat().st_size)
    path.unlink()


def do_pictures(pairs):
    from PIL import Image, ImageDraw

    loaded = [(load(pair)[0], contour_of(pair[1])) for pair in pairs[:16]]

    def by_pil(pixels, points):
        grey = (255.0 / max(1, int(pixels.max()) - int(pixels.min())) * (pixels - pixels.min())).astype("uint8")
        picture = Image.fromarray(grey).resize((768, 768), Image.BILINEAR).convert("RGB")
        ImageDraw.Draw(picture).polygon([(3 * x, 3 * y) for x, y in points], outline=(240, 228, 66))
        picture.save(io.BytesIO(), "PNG")

    tell("picture_pil", rate(len(loaded), lambda: [by_pil(*each) for each in loaded], 2))
    try:
        import matplotlib
    except ImportError:
        print("skipped\tmatplotlib", flush=True)
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    def by_matplotlib(pixels, points):
        figure = pyplot.figure(figsize=(7.68, 7.68), dpi=100)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.imshow(pixels, cmap="gray")
        axes.fill(*zip(*points), facecolor=(0.94, 0.89, 0.26, 0.35), edgecolor=(0.94, 0.89, 0.26))
        axes.axis("off")
        figure.savefig(io.BytesIO(), format="png")
        pyplot.close(figure)

    tell("picture_matplotlib", rate(len(loaded), lambda: [by_matplotlib(*each) for each in loaded], 2))


def do_list(root):
    def by_listdir():
        for folder in ("dicoms", "contourfiles"):
            for name in os.listdir(root / folder):
                for inner in os.listdir(root / folder / name):
                    if folder == "contourfiles":
                        os.listdir(root / folder / name / inner)

    tell("list_listdir_ms", 1e3 / rate(1, by_listdir))
    tell("list_walk_ms", 1e3 / rate(1, lambda: sum(len(files) for _, _, files in os.walk(root))))


def start(root, how):
    """Says when the first batch is there."""
    pairs = pairs_of(root)
    tell_first = partial(print, "first", flush=True)
    if how == "serial":
        [load(pair) for pair in pairs[:8]]
        tell_first()
    elif how == "pool":
        import multiprocessing

        with multiprocessing.Pool(2) as pool:
            pool.map(load, pairs[:8])
            tell_first()
    else:
        batches_there = iter(torch_loader(pairs))
        next(batches_there)
        tell_first()


def main():
    root, what = Path(sys.argv[1]), sys.argv[2]
    if what.startswith("start-"):
        start(root, what.removeprefix("start-"))
    elif what == "list":
        do_list(root)
    else:
        globals()["do_" + what](pairs_of(root))


if __name__ == "__main__":
    try:
        main()
    except ImportError as error:
        print(f"skipped\t{error.name}")
