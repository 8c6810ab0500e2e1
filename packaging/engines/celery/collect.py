"""Waits until each task that was sent is done or dead, and joins what was written into OUT/manifest.json.

    collect.py OUT TASKS
"""
import subprocess
import sys
import time
from pathlib import Path

import tasks
from shards import CLI

out, count = Path(sys.argv[1]), int(sys.argv[2])
with tasks.app.connection_for_read() as connection:
    dead_letters = tasks.queue(tasks.DEAD)(connection.default_channel)
    while True:
        dead = dead_letters.queue_declare(passive=True).message_count
        folders = [manifest.parent for manifest in out.glob(f"*-of-{count}/manifest.json")
                   if manifest.stat().st_mtime_ns >= tasks.sent(out).stat().st_mtime_ns]
        if len(folders) + dead >= count:
            break
        time.sleep(0.2)
if dead:
    sys.exit(f"{len(folders)} of {count} done, {dead} in the queue {tasks.DEAD}")
sys.exit(subprocess.run([CLI, "merge", *sorted(folders), "-o", out / "manifest.json"]).returncode)
