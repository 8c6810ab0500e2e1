"""The Celery application: one task, a shard of an export, and the queues it comes by.

A queue's name stands for two: the one that is sent to, with priorities, and NAME.again for what lost its worker or failed,
whose deliveries RabbitMQ counts. A queue of RabbitMQ 3.10 cannot do both. What has had its attempts ends in `dead`.
"""
import os
import sys
from pathlib import Path

from celery import Celery
from celery.exceptions import Reject
from celery.signals import worker_init
from celery.utils.log import get_task_logger
from kombu import Exchange, Queue
from kombu.transport.pyamqp import Transport

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import shards  # noqa: E402

ATTEMPTS = 5
DEAD = "dead"
DEFAULT_PRIORITY, HIGHEST_PRIORITY = 4, 9

# This Celery asks every RabbitMQ since 3.3 for a prefetch of the whole channel; queues that count deliveries have none.
Transport.qos_semantics_matches_spec = lambda self, connection: True


def queue(name, dead_letters=None, **arguments):
    if dead_letters:
        arguments |= {"x-dead-letter-exchange": "", "x-dead-letter-routing-key": dead_letters}
    return Queue(name, Exchange("contourcheck"), routing_key=name, queue_arguments=arguments)


def queues(name):
    # x-delivery-limit is how often it may come back to its queue; the first attempt was in the other one.
    return [queue(name, f"{name}.again", **{"x-max-priority": HIGHEST_PRIORITY}),
            queue(f"{name}.again", DEAD, **{"x-queue-type": "quorum", "x-delivery-limit": ATTEMPTS - 2})]


app = Celery("contourcheck", broker=os.environ.get("CONTOURCHECK_BROKER", "amqp://guest:guest@localhost:5672//"))
app.conf.update(
    task_acks_late=True, task_reject_on_worker_lost=True, task_ignore_result=True, worker_prefetch_multiplier=1,
    worker_cancel_long_running_tasks_on_connection_loss=True, broker_transport_options={"confirm_publish": True},
    task_queues=[each for name in os.environ.get("CONTOURCHECK_QUEUES", "patients").split(",") for each in queues(name)])


@worker_init.connect
def declare_dead(**_):
    """Before anything can be sent there."""
    with app.connection_for_write() as connection:
        queue(DEAD)(connection.default_channel).declare()


def sent(out):
    """-> the file whose time is that of the last sending; a manifest that is done since is newer"""
    return Path(f"{Path(out)}.sent")


log = get_task_logger(__name__)
worker = shards.Worker()


@app.task(bind=True)
def export(self, task):
    delivery = self.request.delivery_info
    is_counted = delivery["routing_key"].endswith(".again")
    if delivery["redelivered"] and not is_counted:
        raise Reject("it lost its worker", requeue=False)  # to NAME.again
    try:
        worker.do(task)
    except (shards.Failed, shards.Lost) as failure:
        log.warning("%s", failure)
        raise Reject(str(failure), requeue=is_counted) from None
    Path(task["out"], "manifest.json").touch()
    log.info("%s: done", task["id"])
