"""Sends the shards of an export: send.py DATASET OUT --max-patients 1 [OPTION of contourcheck-cli plan]…"""
import json
import sys

from confluent_kafka import Producer

import topics
from shards import plan

topics.make_missing()
producer = Producer(topics.BROKER | {"enable.idempotence": True})
parts = plan(*sys.argv[1:])
for part in parts:
    producer.produce(topics.REQUESTS, key=part["task"]["id"], value=json.dumps(part["task"]))
if producer.flush(60):
    sys.exit("the broker does not take the requests")
print(f"{len(parts)} requests")
