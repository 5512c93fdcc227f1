"""Imports that go on in the background."""

from datetime import timedelta

from django.utils import timezone

from crm.importing import phases
from crm.importing.models import Import
from crm.jobs import enqueue, job

REST = 0.02  # seconds between two chunks in which people at work get to write
WATCH = timedelta(seconds=30)


@job(attempts=100, wait=2, growth=1.3)
def go_on(paste_id, seen=None):
    """Do what is left of an import's phase, and of those that follow by themselves; one that is gone needs nothing.

    With `seen` ([phase, row]: how far it was) it is a net, and only there for an import that has not moved since. While
    others are at work on it, another net stays.
    """
    paste = Import.objects.select_related("workspace", "by", "undone_by").filter(pk=paste_id).first()
    if paste is None:
        return "gone"
    if seen in (None, [paste.phase, paste.at]):
        phases.run(paste, rest=REST)
    if paste.is_busy:
        continue_later(paste, delay=WATCH)
    return paste.status


def continue_later(paste, *, delay=None):
    """Have the present phase done by a worker; asked again while that waits or runs, it is still done once.

    With WATCH as the delay it is a net under whoever works on the phase now, in case that process dies.
    """
    key = f"import-{paste.pk}-{paste.phase}"
    if delay is None:
        enqueue(go_on, paste.pk, key=key)
        return
    turn = int(
        timezone.now().timestamp() // delay.total_seconds()
    )  # one net in each such span, however often it is asked for
    enqueue(go_on, paste.pk, [paste.phase, paste.at], delay=delay, key=f"{key}-net-{turn}")
