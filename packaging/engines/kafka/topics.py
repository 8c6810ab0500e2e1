"""The topics, and what every client of them has in common."""
import json
import os
import sys
from pathlib import Path

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for shards.py

REQUESTS, BATCHES, FAILED, DEAD = "shards", "batches", "failed", "dead"
PARTITIONS = {REQUESTS: 16, BATCHES: 1, FAILED: 1, DEAD: 1}  # 16 workers can share the requests
GROUP = "contourcheck"
BROKER = {"bootstrap.servers": os.environ.get("CONTOURCHECK_BROKER", "localhost:9092")}
READER = BROKER | {"enable.auto.commit": False, "auto.offset.reset": "earliest", "isolation.level": "read_committed"}


def make_missing():
    client = AdminClient(BROKER)
    # The broker's time, for clocks differ; for good, or what nobody has read in a week would be gone.
    times = {"message.timestamp.type": "LogAppendTime", "retention.ms": "-1"}
    for made in client.create_topics([NewTopic(*each, config=times) for each in PARTITIONS.items()]).values():
        error = made.exception()
        if error and error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
            raise error


def value(message):
    if message.error():
        raise KafkaException(message.error())
    return message.value()


def standing(topic):
    """-> times and messages on the topic, to where it ends now"""
    consumer = Consumer(READER | {"group.id": "none"})
    starts = [TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in range(PARTITIONS[topic])]
    consumer.assign(starts)
    ends = [consumer.get_watermark_offsets(start)[1] for start in starts]
    while any(max(at.offset, 0) < end for at, end in zip(consumer.position(starts), ends)):
        if (message := consumer.poll(1)) is not None:
            yield message.timestamp()[1], json.loads(value(message))
