"""What becomes of imports that nobody came back to."""

from datetime import time, timedelta

from django.utils import timezone

from crm.importing.jobs import continue_later
from crm.importing.models import Import
from crm.jobs import every, job

KEEP_WAITING = timedelta(days=14)
WAITING = (Import.Status.CHECKED, Import.Status.FAILED)


@every(days=1, at=time(3, 20))
@job(attempts=3)
def forget_waiting_imports():
    """Delete imports that were never confirmed; what was written stays for ever, as its receipt and its undo."""
    old = Import.objects.filter(status__in=WAITING, started_at=None, created_at__lt=timezone.now() - KEEP_WAITING)
    return [paste.delete() and paste.pk for paste in old.order_by("pk").only("pk")]


@every(hours=1)
@job(attempts=3)
def wake_stuck_imports():
    """Go on with every import that is in the middle of something, in case the job that did it was given up."""
    stuck = Import.objects.filter(status__in=Import.BUSY, phase_at__lt=timezone.now() - timedelta(hours=1))
    for paste in stuck.only("pk", "phase"):
        continue_later(paste)
