#!/usr/bin/env python3
"""What the engines' glue has in common: an export cut into tasks, and the worker that does them."""
import ctypes
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

CLI = os.environ.get("CONTOURCHECK_CLI", "contourcheck-cli")
LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1


def plan(dataset, folder, *options):
    """-> the shards of an export into `folder`: each a dict with "task" (for Worker.do) and "patients", as exported

    The manifest that joined them an earlier time is removed: what it says is not yet so again.
    """
    line = [CLI, "plan", os.path.abspath(dataset), "-o", os.path.abspath(folder), "--json", "--quiet", *options]
    planned = subprocess.run(line, stdout=subprocess.PIPE)
    if planned.returncode != 0:
        sys.exit(planned.returncode)  # it has said why
    Path(folder, "manifest.json").unlink(missing_ok=True)
    return json.loads(planned.stdout)["shards"]


class Failed(Exception):
    """The task was answered with an error."""


class Lost(Exception):
    """The worker ended without an answer."""


class Worker:
    """`contourcheck-cli worker`, kept from task to task: it reads and checks the dataset once."""

    process = None

    def do(self, task):
        """-> the task's result"""
        if self.process is None or self.process.poll() is not None:
            # Whoever gets the task next is not to find this one's worker still at it.
            self.process = subprocess.Popen([CLI, "worker", "--jobs", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            preexec_fn=lambda: LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL))
        try:
            self.process.stdin.write(json.dumps(task).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # there is no answer then
        line = self.process.stdout.readline()
        if not line.endswith(b"\n"):
            raise Lost(f"{task['id']}: the worker ended without an answer, status {self.process.wait()}")
        answer = json.loads(line)
        if answer["status"] != "done":
            raise Failed(f"{task['id']}: {answer['error']['code']}: {answer['error']['message']}")
        return answer["result"]


if __name__ == "__main__":  # shards.py DATASET FOLDER OPTIONS…: the tasks, a line each
    for part in plan(*sys.argv[1:]):
        print(json.dumps(part["task"]))
