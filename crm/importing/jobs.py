"""Imports that go on in the background."""

from crm.importing.models import Import
from crm.jobs import job
from crm.phases import queueing
from crm.phases.queueing import REST, WATCH  # noqa: F401 - for those who go on with imports


@job(attempts=100, wait=2, growth=1.3)
def go_on(paste_id, seen=None):
    """Do what is left of an import's phase, see `queueing.go_on`."""
    paste = Import.objects.select_related("workspace", "by", "undone_by").filter(pk=paste_id).first()
    return queueing.go_on(paste, seen, go_on)


def continue_later(paste, *, delay=None):
    """Have the present phase done by a worker, see `queueing.continue_later`."""
    queueing.continue_later(paste, go_on, delay=delay)
