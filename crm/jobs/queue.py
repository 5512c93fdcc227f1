"""The life of a job: queued, taken by a worker, done or tried again. Every step is one short transaction."""

from traceback import format_exception

from django.db import IntegrityError, transaction
from django.utils import timezone

from crm.jobs import backend
from crm.jobs.backend import AT_ONCE, Job, Status
from crm.jobs.models import JobKey, Lease
from crm.jobs.policy import GiveUp


class LeaseLost(Exception):
    """The worker was thought dead, and its job given to another."""


def enqueue(job, *args, delay=None, key=None, **kwargs):
    """Queue `job` with arguments that JSON can hold, and return its id.

    In a transaction it is queued when that commits, and not at all when it is rolled back. `delay` is a timedelta.
    With a `key`, nothing is queued while a job with the same key waits or runs: the id is then that job's.
    """
    after = timezone.now() + delay if delay else None
    if key is None:
        return backend.put(job, args, kwargs, after=after)
    while not (known := _keeper_of(key)):
        try:
            with transaction.atomic():
                made = backend.put(job, args, kwargs, after=after)
                JobKey.objects.create(key=key, job_id=made)
        except IntegrityError:  # somebody was quicker
            continue
        return made
    return known


def claim(worker_id):
    """Take the next due job for a worker: a pair of job and lease, or None. Nobody else gets the same one."""
    if not Job.objects.ready().exists():  # an idle worker takes no write lock
        return None
    with transaction.atomic():
        job = Job.objects.ready().select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.claim(worker_id)
        return job, Lease.objects.create(job_id=job.pk, worker_id=worker_id)


@transaction.atomic
def succeed(job, lease, value):
    """Record that the attempt worked. Raises LeaseLost when it was not this worker's to end any more."""
    _give_back(lease)
    changes = {"args_kwargs": {"args": [], "kwargs": {}}} if job.policy.private else {}
    _set(job, Status.SUCCESSFUL, finished_at=timezone.now(), return_value=value, **changes)
    JobKey.objects.filter(job_id=job.pk).delete()


@transaction.atomic
def fail(job, lease, error):
    """Record that the attempt failed, and have it tried again after a pause while attempts are left.

    Returns the status it left the job in. Raises LeaseLost like `succeed`.
    """
    _give_back(lease)
    story = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    if job.has_attempts_left and not isinstance(error, GiveUp):
        return _set(job, Status.READY, run_after=timezone.now() + job.policy.pause_after(job.attempt), **story)
    return _end_badly(job, **story)


@transaction.atomic
def free(lease):
    """Give the job of a dead worker back to the queue, or fail it when its attempts are used up.

    Returns the job, or None when somebody else was quicker.
    """
    try:
        _give_back(lease)
    except LeaseLost:
        return None
    job = Job.objects.get(pk=lease.job_id)
    if job.has_attempts_left:
        _set(job, Status.READY, run_after=AT_ONCE)
    else:
        _end_badly(job, exception_class_path="", traceback=f"The worker {lease.worker_id} died while running this job.")
    return job


def retry(job):
    """Queue a failed job again, with all its attempts. True if it was failed; a second click changes nothing."""
    failed = Job.objects.filter(pk=job.pk, status=Status.FAILED)
    return bool(failed.update(status=Status.READY, run_after=AT_ONCE, worker_ids=[], started_at=None, finished_at=None))


def _keeper_of(key):
    known = JobKey.objects.filter(key=key).values_list("job_id", flat=True).first()
    return known and str(known)


def _give_back(lease):
    gone, _models = Lease.objects.filter(pk=lease.pk).delete()
    if not gone:
        raise LeaseLost


def _end_badly(job, **story):
    JobKey.objects.filter(job_id=job.pk).delete()
    return _set(job, Status.FAILED, finished_at=timezone.now(), return_value=None, **story)


def _set(job, status, **changes):
    Job.objects.filter(pk=job.pk).update(status=status, **changes)
    return status
