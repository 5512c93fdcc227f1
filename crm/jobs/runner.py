"""Running one job, and saying how it went."""

import logging
import time

from django.db import InterfaceError, OperationalError, connection, transaction

from crm.jobs import queue
from crm.jobs.backend import Status
from crm.jobs.queue import LeaseLost


class OutcomeLost(Exception):
    """How a job ended could not be recorded."""


logger = logging.getLogger("crm.jobs")
PAUSES = (0.2, 1, 3, 10)  # seconds between tries to record an outcome
OUTCOMES = {Status.SUCCESSFUL: "done", Status.READY: "will-retry", Status.FAILED: "failed"}


def run_one(worker_id):
    """Take the next due job and run it. False when there was none."""
    claimed = queue.claim(worker_id)
    if claimed is None:
        return False
    job, lease = claimed
    started = time.monotonic()
    outcome = _run(job, lease)
    milliseconds = round((time.monotonic() - started) * 1000)
    facts = {"job": job.task_path, "id": str(job.pk), "attempt": job.attempt, "ms": milliseconds, "outcome": outcome}
    level = logging.INFO if outcome == "done" else logging.WARNING
    logger.log(level, " ".join(f"{name}={value}" for name, value in facts.items()), extra={"job_facts": facts})
    return True


def _run(job, lease):
    try:
        return _succeed(job, lease)
    except LeaseLost:
        return "lease-lost"
    except BaseException as error:  # a job that calls sys.exit must not end the worker
        return _fail(job, lease, error)


def _succeed(job, lease):
    if job.policy.atomic:
        with transaction.atomic():
            queue.succeed(job, lease, job.call())
    else:
        value = job.call()
        _insist(lambda: queue.succeed(job, lease, value))
    return OUTCOMES[Status.SUCCESSFUL]


def _fail(job, lease, error):
    try:
        return OUTCOMES[_insist(lambda: queue.fail(job, lease, error))]
    except LeaseLost:
        return "lease-lost"


def _insist(record):
    """Record how it ended although the database is away for a moment.

    Raises OutcomeLost when it stays away: the worker then ends, falls silent, and its job is freed.
    """
    for pause in PAUSES:
        try:
            return record()
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(pause)
    raise OutcomeLost
