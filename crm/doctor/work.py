"""The background work: whether somebody does it."""

from datetime import timedelta

from django.db.models import Case, Min, When
from django.utils import timezone

from crm.doctor.findings import fail, ok, warn
from crm.jobs.backend import Job
from crm.jobs.models import Worker

LATE = timedelta(minutes=5)


def findings():
    """Whether a worker is alive, jobs are done in time, and how many failed."""
    alive = Worker.objects.alive().count()
    if alive:
        yield ok(f"{alive} worker{'s' if alive > 1 else ''} at work")
    else:
        yield warn("No worker is running: no mail goes out.", "Start `manage.py worker`, or `make run` for all of it.")
    yield _queue(is_anyone_there=bool(alive))
    yield _failures()


def _queue(*, is_anyone_there):
    now, ready = timezone.now(), Job.objects.ready()
    # A job without a time to wait for has one in the far future.
    due = Case(When(run_after__lte=now, then="run_after"), default="enqueued_at")
    oldest = ready.order_by().aggregate(since=Min(due))["since"]
    if oldest is None or now - oldest < LATE:
        return ok("The queue is up to date")
    said = f"{ready.count()} jobs wait, the oldest for {(now - oldest) // timedelta(minutes=1)} minutes."
    if is_anyone_there:
        return warn(said, "Start another worker.")
    return fail(said, "Start `manage.py worker`.")


def _failures():
    since = timezone.now() - timedelta(days=1)
    failed = Job.objects.failed().filter(finished_at__gte=since).count()
    if failed:
        return warn(
            f"{failed} jobs failed since yesterday.", "See why, and try them again, in the admin under Background jobs."
        )
    return ok("No job failed since yesterday")
