"""Waits until all requests are done and joins the manifests into OUT/manifest.json: collect.py OUT REQUESTS"""
import subprocess
import sys
import time
from pathlib import Path

from confluent_kafka import Consumer, TopicPartition

import topics
from shards import CLI

out, count = sys.argv[1:]
consumer = Consumer(topics.READER | {"group.id": topics.GROUP})
partitions = [TopicPartition(topics.REQUESTS, each) for each in range(topics.PARTITIONS[topics.REQUESTS])]
while any(max(each.offset, 0) < consumer.get_watermark_offsets(each)[1] for each in consumer.committed(partitions)):
    time.sleep(0.2)
sys.exit(subprocess.run([CLI, "merge", *Path(out).glob(f"*-of-{count}"), "-o", f"{out}/manifest.json"]).returncode)
