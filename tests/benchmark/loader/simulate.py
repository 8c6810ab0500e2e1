#!/usr/bin/env python3
"""simulate.py [SLICES]   The time of an export of SLICES (10 million) on 1 to 64 workers of one core, as a table.

Nothing is read: what a worker does costs what was measured on 57,400 slices (../../../core/loader/README.md), drawn anew for
each patient. One way cuts a single dataset by `plan`: a shard is judged among all patients, so that each worker reads and
checks all of them and writes its own. With `--checked` the plan, on one core too, has done that; each shard looks
whether a file has changed, and reads and writes its own. The third keeps the patients as datasets of 246, a task each: the
next free worker takes the next one."""
import heapq
import random
import sys
from dataclasses import dataclass

WORKERS = (1, 2, 4, 8, 16, 32, 64)
SEEDS = range(5)
PATIENTS_A_DATASET = 246
START_S = 0.04  # of a process
LIST_S = 2e-6  # a file
HEADER_S = 10e-6  # a slice
CHECK_S = 7.3e-3  # a contour, the slices around it included
STAMP_S = 4e-6  # a file, looked at whether it has changed
WRITE_S = 0.77e-3  # a pair, loaded, hashed, written, read back
# Of the logarithm: between patients, and between runs on one patient.
PATIENT_SPREAD, RUN_SPREAD = 0.15, 0.15
# Supposed, not measured: one worker in 20 is this much slower for as long as it lives.
STRAGGLERS, SLOWER = 0.05, 2.0


@dataclass
class Patient:
    stamps_s: float
    opening_s: float
    checking_s: float
    writing_s: float


def made_patients(slices, chance):
    """Until there are as many slices: 8 to 14 locations of 20 phases, and contours on most locations at two phases."""
    patients = []
    while slices > 0:
        locations = min(max(round(chance.gauss(11.7, 1.5)), 8), 14)
        count = min(20 * locations, slices)
        contours = round(count * chance.gauss(0.12, 0.02))
        pace = chance.lognormvariate(0, PATIENT_SPREAD) * chance.lognormvariate(0, RUN_SPREAD)
        patients.append(Patient((count + contours) * STAMP_S, count * (LIST_S + HEADER_S), contours * CHECK_S * pace,
                                contours * WRITE_S * chance.lognormvariate(0, RUN_SPREAD)))
        slices -= count
    return patients


def made_workers(count, chance):
    """-> how much longer each takes than the measured machine."""
    return [SLOWER if chance.random() < STRAGGLERS else 1.0 for _ in range(count)]


def checking_s(patients):
    return START_S + sum(patient.opening_s + patient.checking_s for patient in patients)


def longest(for_all_s, own_s, patients, workers):
    """`plan --shards` as many as there are workers: patients in the seed's order are dealt out in turn."""
    return max(slower * (for_all_s + sum(map(own_s, patients[i::len(workers)]))) for i, slower in enumerate(workers))


def one_dataset(patients, workers):
    return longest(checking_s(patients), lambda patient: patient.writing_s, patients, workers)


def checked(patients, workers):
    return longest(START_S + sum(patient.stamps_s for patient in patients),
                   lambda patient: patient.opening_s + patient.writing_s, patients, workers)


def many_datasets(patients, workers):
    free = [(0.0, i) for i in range(len(workers))]  # when, which
    for first in range(0, len(patients), PATIENTS_A_DATASET):
        took = START_S + sum(patient.opening_s + patient.checking_s + patient.writing_s
                             for patient in patients[first:first + PATIENTS_A_DATASET])
        at, i = heapq.heappop(free)
        heapq.heappush(free, (at + took * workers[i], i))
    return max(at for at, _ in free)


WAYS = {one_dataset: "one dataset, a shard each", checked: "the same after `plan --checked`",
        many_datasets: f"datasets of {PATIENTS_A_DATASET} patients"}


def told(times):
    """Least to greatest, in minutes."""
    low, high = (f"{at(times) / 60:,.0f}" if at(times) >= 600 else f"{at(times) / 60:.1f}" for at in (min, max))
    return low if low == high else f"{low} to {high}"


def main():
    slices = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    taken, plans = {way: {count: [] for count in WORKERS} for way in WAYS}, []
    for seed in SEEDS:
        chance = random.Random(seed)
        patients = made_patients(slices, chance)
        plans.append(checking_s(patients))
        for count in WORKERS:
            workers, order = made_workers(count, chance), list(patients)
            chance.shuffle(order)
            for way in taken:
                taken[way][count].append(way(order, workers))
    print(f"{slices:,} slices, minutes, least to greatest of {len(SEEDS)} seeds; the plan with `--checked`: {told(plans)}\n")
    print(f"| workers | {' | '.join(WAYS.values())} |")
    print("| --- " * (1 + len(WAYS)) + "|")
    for count in WORKERS:
        print(f"| {count} | {' | '.join(told(times[count]) for times in taken.values())} |")


if __name__ == "__main__":
    main()
