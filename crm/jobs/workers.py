"""Which workers are alive, and what becomes of the jobs of those that are not."""

import logging
import os
import socket
from uuid import uuid4

from django.utils import timezone

from crm.jobs import queue
from crm.jobs.models import Worker

logger = logging.getLogger("crm.jobs")


def new_id():
    """A name for a worker that says where it runs and is never used again."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{uuid4().hex[:8]}"


def beat(worker_id):
    """Say that the worker is alive. One that was thought dead is written down again, without the jobs it lost."""
    now = timezone.now()
    if not Worker.objects.filter(pk=worker_id).update(beat_at=now):
        Worker.objects.create(pk=worker_id, beat_at=now)


def leave(worker_id):
    """A worker ends in good order; what it could not finish goes back to the queue."""
    for worker in Worker.objects.filter(pk=worker_id):
        _bury(worker)


def reap():
    """Free the jobs of all workers that have been silent for too long. Returns how many jobs that were."""
    return sum(_bury(worker) for worker in Worker.objects.silent())


def _bury(worker):
    freed = 0
    for lease in worker.leases.all():
        if job := queue.free(lease):
            freed += 1
            logger.warning("job=%s id=%s attempt=%s outcome=worker-died", job.task_path, job.pk, job.attempt)
    # Only as it was seen: a worker that spoke up meanwhile, or took another job, stays.
    Worker.objects.filter(pk=worker.pk, beat_at=worker.beat_at, leases=None).delete()
    return freed
