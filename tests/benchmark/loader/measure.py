#!/usr/bin/env python3
"""measure.py BUILD DATASET   The loader, export and pictures beside their peers and a bare bound, as a table.

BUILD is the build folder with the target benchmarks_loader built, DATASET one in the challenge layout with slices of
256 x 256 (the Sunnybrook data). Peers: packaging/packages/bench.txt; one that is not there is named and skipped. Ratios
hold within the run; single figures are this machine's, as busy as it was."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def figures(command, **environment):
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", OPENBLAS_NUM_THREADS="1", **environment)
    printed = subprocess.run(command, env=env, capture_output=True, text=True)
    found, skipped = {}, []
    for line in printed.stdout.splitlines():
        name, tab, value = line.partition("\t")
        if name == "skipped":
            skipped.append(value)
        elif tab:
            found[name] = float(value)
    if printed.returncode != 0:
        print(" ".join(map(str, command)), "failed:", printed.stderr[-400:], file=sys.stderr)
    return found, skipped


def start_ms(command, runs=25):
    """The shortest of some runs from the start to the first batch, which is told by a line; None where the peer is not
    there."""
    best = None
    for _ in range(runs):
        begin = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
            told = program.stdout.readline()
            taken = 1e3 * (time.perf_counter() - begin)
            program.stdout.read()
        if program.returncode != 0 or not told.startswith("first"):
            return None
        best = taken if best is None else min(best, taken)
    return best


def many_files(folder, root):
    """57,000 slices and 4,800 contours under 240 patients, by name alone."""
    rows = ["patient_id,original_id"]
    for patient in range(240):
        rows.append(f"P{patient:04},O{patient:04}")
        slices = folder / "dicoms" / f"P{patient:04}"
        slices.mkdir(parents=True)
        for number in range(1, 239):
            (slices / f"{number}.dcm").touch()
        for kind in "io":
            contours = folder / "contourfiles" / f"O{patient:04}" / f"{kind}-contours"
            contours.mkdir(parents=True)
            for number in range(1, 11):
                (contours / f"IM-0001-{number:04}-{kind}contour-manual.txt").touch()
    (folder / "link.csv").write_text("\n".join(rows) + "\n")


def collect(build, root, scratch):
    programs = build / "tests"
    peer = [sys.executable, "-B", HERE / "peers.py"]
    found, skipped = figures([programs / "benchmark_loader", root, scratch])
    in_python, missing = figures([sys.executable, "-B", HERE / "in_python.py", root], PYTHONPATH=str(build / "python"))
    found.update(in_python)
    skipped += missing
    for what in ("load", "pool", "torch", "decode", "masks", "npz", "pictures"):
        more, missing = figures([*peer, root, what], SCRATCH=str(scratch))
        found.update(more)
        skipped += missing
    found["start_bound"] = start_ms([programs / "bare_start", root])
    found["start_ours"] = start_ms([programs / "loader_start", root])
    for how in ("serial", "pool", "torch"):
        found["start_" + how] = start_ms([*peer, root, "start-" + how], 3)
    memory, _ = figures([programs / "loader_start", root, "4800"])
    found["memory_ours"] = memory.get("memory_mb")
    many = scratch / "many"
    many_files(many, root)
    for command in ([programs / "benchmark_loader", many, "--list"], [*peer, many, "list"]):
        more, _ = figures(command)
        found.update(more)
    return found, skipped


#        work, unit, ours, bound, peers, more is better, reach: of the bound, of the best peer, or a figure
ROWS = (
    ("load image + mask, 1 thread", "pairs/s", "load_ours_1", "load_bound_1", ("load_serial",), True, "0.7 of bound"),
    ("load image + mask, 2 threads", "pairs/s", "load_ours_2", "load_bound_2",
     ("load_serial", "load_pool", "load_torch"), True, "30 x peer"),
    ("the same, hashed, 2 threads", "pairs/s", "load_hashed_2", "load_bound_2", ("load_torch",), True, ""),
    ("NumPy arrays of them, the loader as bound, 1 thread", "pairs/s", "load_python_1", "load_ours_1", ("load_serial",), True, ""),
    ("NumPy arrays of them, the loader as bound, 2 threads", "pairs/s", "load_python_2", "load_ours_2",
     ("load_serial", "load_pool", "load_torch"), True, ""),
    ("decode slices, 1 thread", "/s", "decode_ours_1", "decode_bound_1", ("decode_pydicom", "decode_dcmtk_1"), True,
     "0.7 of bound"),
    ("decode slices, 2 threads", "/s", "decode_ours_2", "decode_bound_2", ("decode_pydicom", "decode_dcmtk_2"), True,
     "0.7 of bound"),
    ("start to first batch", "ms", "start_ours", "start_bound", ("start_serial", "start_pool", "start_torch"), False,
     "10 ms"),
    ("mask, centre", "µs", "mask_centre_us", "mask_bound_us", ("mask_cv2_us", "mask_skimage_us"), False, "2.5 µs"),
    ("mask, pil", "µs", "mask_pil_us", "mask_bound_us", ("mask_pil_peer_us",), False, "2.5 µs"),
    ("mask, coverage", "µs", "mask_coverage_us", "mask_bound_us", ("mask_skimage_us",), False, "6 µs"),
    ("NPZ, stored", "pairs/s", "npz_stored", "npz_bound", ("npz_savez",), True, "0.9 of bound"),
    ("NPZ, compressed", "pairs/s", "npz_compressed", "npz_bound", ("npz_savez_compressed",), True, "5 x peer"),
    ("overlay picture, 768 px", "/s", "picture_ours", "picture_bound", ("picture_matplotlib", "picture_pil"), True,
     "15 x matplotlib"),
    ("find 57,000 slices, 4,800 contours", "ms", "list_ours_ms", "list_bound_ms", ("list_listdir_ms", "list_walk_ms"),
     False, "2 x bound"),
    ("memory of the loader, 4,800 pairs", "MB", "memory_ours", None, ("load_serial_memory_mb", "load_torch_memory_mb"),
     False, "40 MB"),
)


def text(value):
    return "-" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(found):
    print("| work | unit | ours | bound | peers | ours to bound | to the best peer | reach |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for work, unit, ours, bound, peers, more, reach in ROWS:
        own, least = found.get(ours), found.get(bound)
        there = {name: found[name] for name in peers if found.get(name)}
        best = (max if more else min)(there.values(), default=None)
        to_bound = own / least if own and least else None
        to_peer = (own / best if more else best / own) if own and best else None
        told = ", ".join(f"{name.split('_', 1)[1]} {text(value)}" for name, value in there.items())
        times = "-" if to_peer is None else f"{to_peer:.3g} x"
        print(f"| {work} | {unit} | {text(own)} | {text(least)} | {told} | {text(to_bound)} | {times} | {reach} |")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    build, root = (Path(word).resolve() for word in sys.argv[1:])
    with tempfile.TemporaryDirectory() as scratch:
        found, skipped = collect(build, root, Path(scratch))
    table(found)
    if skipped:
        print("skipped, not installed:", ", ".join(sorted(set(skipped))))
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, {load:.1f} processes at work in the last minute")


if __name__ == "__main__":
    main()
