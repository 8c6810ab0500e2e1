"""Waits until all requests are done and joins the manifests into OUT/manifest.json: collect.py OUT REQUESTS

Where one failed, none are joined: what lies there may be of an earlier time.
"""
import os
import subprocess
import sys
import time
from pathlib import Path

from confluent_kafka import Consumer, TopicPartition

import topics
from shards import CLI


def last_of(topic):
    """-> when a shard of the export was last spoken of there"""
    tasks = ((time, told.get("task", told)) for time, told in topics.standing(topic))
    return {task["id"]: time for time, task in tasks if Path(task["out"]).parent == out}


out, count = Path(os.path.abspath(sys.argv[1])), sys.argv[2]
consumer = Consumer(topics.READER | {"group.id": topics.GROUP})
partitions = [TopicPartition(topics.REQUESTS, each) for each in range(topics.PARTITIONS[topics.REQUESTS])]
while any(max(each.offset, 0) < consumer.get_watermark_offsets(each)[1] for each in consumer.committed(partitions)):
    time.sleep(0.2)
sent = last_of(topics.REQUESTS)
for topic in (topics.FAILED, topics.DEAD):
    if failed := sorted(shard for shard, at in last_of(topic).items() if at > sent.get(shard, 0)):
        sys.exit(f"in the topic {topic}: {' '.join(failed)}")
sys.exit(subprocess.run([CLI, "merge", *out.glob(f"*-of-{count}"), "-o", out / "manifest.json"]).returncode)
