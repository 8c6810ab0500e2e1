"""Sends the shards of an export to the workers, a task each.

    send.py [--patients 1] [--random SEED] [--first PATIENT]… [--route PATIENT=QUEUE]… DATASET OUT [-- OPTIONS of plan]
"""
import argparse
import random

import tasks
from shards import plan

parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("--patients", default="1", help="as many a task, at most")
parser.add_argument("--random", type=int, metavar="SEED", help="in an order made from SEED, not the plan's")
parser.add_argument("--first", action="append", default=[], metavar="PATIENT", help="before all that wait")
parser.add_argument("--route", action="append", default=[], metavar="PATIENT=QUEUE", help="to the workers of this queue alone")
parser.add_argument("dataset")
parser.add_argument("out")
parser.add_argument("options", nargs="*")
given = parser.parse_args()

routes = dict(route.rsplit("=", 1) for route in given.route)
parts = plan(given.dataset, given.out, "--max-patients", given.patients, *given.options)
unknown = {*given.first, *routes} - {patient for part in parts for patient in part["patients"]}
if unknown:
    parser.error(f"no such patients: {' '.join(sorted(unknown))}")
if given.random is not None:
    random.Random(given.random).shuffle(parts)
tasks.sent(given.out).parent.mkdir(parents=True, exist_ok=True)
tasks.sent(given.out).touch()
with tasks.app.connection_for_write() as connection:
    for part in parts:
        names = part["patients"]
        goes_first = any(name in given.first for name in names)
        queue = next((routes[name] for name in names if name in routes), "patients")
        for each in (tasks.queue(tasks.DEAD), *tasks.queues(queue)):
            each(connection.default_channel).declare()
        tasks.export.apply_async([part["task"]], connection=connection, exchange="contourcheck", routing_key=queue,
                                 priority=tasks.HIGHEST_PRIORITY if goes_first else tasks.DEFAULT_PRIORITY)
print(f"{len(parts)} tasks")
