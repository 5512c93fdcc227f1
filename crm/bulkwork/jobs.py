"""Bulk changes that go on in the background."""

from datetime import timedelta

from django.utils import timezone

from crm.bulkwork.models import BulkChange
from crm.jobs import every, job
from crm.phases import queueing


@job(attempts=100, wait=2, growth=1.3)
def go_on(change_id, seen=None):
    """Do what is left of a bulk change's phase, see `queueing.go_on`."""
    change = BulkChange.objects.select_related("workspace", "by", "undone_by").filter(pk=change_id).first()
    return queueing.go_on(change, seen, go_on)


@every(hours=1)
@job(attempts=3)
def wake_stuck_bulk_changes():
    """Go on with every bulk change that is in the middle of something, in case the job that did it was given up."""
    stuck = BulkChange.objects.filter(status__in=BulkChange.BUSY, phase_at__lt=timezone.now() - timedelta(hours=1))
    for change in stuck.only("pk", "phase"):
        queueing.continue_later(change, go_on)
