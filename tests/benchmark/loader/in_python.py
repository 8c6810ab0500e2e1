#!/usr/bin/env python3
"""in_python.py DATASET: the loader's batches as Python gets them; a line a figure, "name<TAB>value"."""
import sys
import time

try:
    import contourcheck
except ImportError as error:
    print(f"skipped\t{error.name}")
    sys.exit()

ROUNDS, PASSES = 7, 6  # as benchmark_loader goes through them

for threads in (1, 2):
    best = 0.0
    for _ in range(ROUNDS):
        batches = contourcheck.batches(sys.argv[1], seed=1, kinds=("inner", "outer"), epochs=PASSES, threads=threads)
        start = time.perf_counter()
        count = sum(len(items) for _, _, items in batches)
        best = max(best, count / (time.perf_counter() - start))
    print(f"load_python_{threads}\t{best:.6g}", flush=True)
