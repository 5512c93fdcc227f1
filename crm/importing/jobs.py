"""Imports that go on in the background."""

from datetime import timedelta

from crm.importing import phases
from crm.importing.models import Import
from crm.jobs import enqueue, job

REST = 0.02  # seconds between two chunks in which people at work get to write
WATCH = timedelta(seconds=30)


@job(attempts=100, wait=2, growth=1.3)
def go_on(paste_id):
    """Do what is left of an import's phase, and of those that follow by themselves; one that is gone needs nothing."""
    paste = Import.objects.select_related("workspace", "by").filter(pk=paste_id).first()
    if paste:
        phases.run(paste, rest=REST)
        return paste.status
    return "gone"


def continue_later(paste, *, delay=None):
    """Have the present phase done by a worker; asked again while that waits or runs, it is still done once.

    With WATCH as the delay it is a net under whoever works on the phase now, in case that process dies.
    """
    net = "-net" if delay else ""
    enqueue(go_on, paste.pk, delay=delay, key=f"import-{paste.pk}-{paste.phase}{net}")
