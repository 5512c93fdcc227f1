"""Phases that go on in the background, done by a worker, with a net under each in case that process dies."""

from datetime import timedelta

from django.utils import timezone

from crm import phases
from crm.jobs import enqueue

REST = 0.02  # seconds between two chunks in which people at work get to write
WATCH = timedelta(seconds=30)


def go_on(work, seen, job):
    """What such a job does: what is left of the phase, and of those that follow by themselves. Work that is gone needs nothing.

    With `seen` ([phase, row]: how far it was) the job is a net, and only there for work that has not moved since. While
    others are at work on it, another net stays. Returns the status.
    """
    if work is None:
        return "gone"
    if seen in (None, [work.phase, work.at]):
        phases.run(work, rest=REST)
    if work.is_busy:
        continue_later(work, job, delay=WATCH)
    return work.status


def continue_later(work, job, *, delay=None):
    """Have the present phase done by `job(id, seen=None)`; asked again while that waits or runs, it is still done once.

    With WATCH as the delay it is a net under whoever works on the phase now, in case that process dies.
    """
    key = f"{work._meta.model_name}-{work.pk}-{work.phase}"
    if delay is None:
        enqueue(job, work.pk, key=key)
        return
    # One net in each such span, however often it is asked for.
    turn = int(timezone.now().timestamp() // delay.total_seconds())
    enqueue(job, work.pk, [work.phase, work.at], delay=delay, key=f"{key}-net-{turn}")


def work_on(work, rows, job, *, at_once):
    """Do the phase that was begun: up to `at_once` rows now, with a net if this process dies, more in the background."""
    if rows > at_once:
        continue_later(work, job)
        return
    continue_later(work, job, delay=WATCH)
    phases.run(work)
