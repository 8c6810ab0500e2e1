"""Has requests done by contourcheck-cli worker and tells of the finished batches: worker.py NAME, another for each worker.

In one transaction a request's batches are told of and its offset is committed, after its output is complete: who reads what is
committed sees each batch once. A worker that was lost is started anew by whatever keeps services, and the request is read again.
How often it was begun stands with the group's offset, which Kafka keeps; a request that had its attempts goes to the topic `dead`.
"""
import json
import sys
from pathlib import Path

from confluent_kafka import Consumer, Producer, TopicPartition

import topics
from shards import Failed, Worker

ATTEMPTS = 5

name = sys.argv[1]
topics.make_missing()
consumer = Consumer(topics.READER | {"group.id": topics.GROUP, "group.instance.id": name, "session.timeout.ms": 10_000,
                                     "max.poll.interval.ms": 3_600_000})  # an hour at most for a request
producer = Producer(topics.BROKER | {"transactional.id": f"{topics.GROUP}-{name}"})
producer.init_transactions()
consumer.subscribe([topics.REQUESTS], on_assign=lambda *_: print(f"{name} is ready", flush=True))
worker = Worker()


def attempts_before(request):
    """-> how often it was begun, and counts this once"""
    place = TopicPartition(request.topic(), request.partition())
    kept, = consumer.committed([place])
    before = int(kept.metadata or 0) if kept.offset == request.offset() else 0
    begun = TopicPartition(place.topic, place.partition, request.offset(), metadata=str(before + 1))
    consumer.commit(offsets=[begun], asynchronous=False)
    return before


def told(task, attempts):
    """-> topic and messages about the request"""
    if attempts >= ATTEMPTS:
        return topics.DEAD, [{"shard": task["id"], "attempts": attempts, "task": task}]
    try:
        worker.do(task)
    except Failed as failure:
        return topics.FAILED, [{"shard": task["id"], "error": str(failure), "task": task}]
    batches = json.loads(Path(task["out"], "manifest.json").read_text())["batches"]
    return topics.BATCHES, [{"shard": task["id"], "file": f"{task['out']}/{batch['file']}", "sha256": batch["sha256"],
                             "pairs": len(batch["items"])} for batch in batches]


while True:
    if (request := consumer.poll(1)) is None:
        continue
    task = json.loads(topics.value(request))
    topic, messages = told(task, attempts_before(request))
    producer.begin_transaction()
    for message in messages:
        producer.produce(topic, key=message["shard"], value=json.dumps(message))
    done = TopicPartition(request.topic(), request.partition(), request.offset() + 1)
    producer.send_offsets_to_transaction([done], consumer.consumer_group_metadata())
    producer.commit_transaction()
