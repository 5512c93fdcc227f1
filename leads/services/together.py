"""Disqualifying many leads at once; a chunk of them is one transaction, as a bulk change does it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from crm.bulkwork.models import BulkRow
from crm.bulkwork.story import tell
from crm.models import Activity
from leads.models import Lead, Status

Outcome, Undone = BulkRow.Outcome, BulkRow.Undone


def disqualify_rows(change, rows, records):
    """Disqualify the leads of one chunk for `given["reason"]`; promoted ones stay what they are."""
    now, moved = timezone.now(), {}
    for row in rows:
        lead = records.get(row.record_id)
        if lead is None:
            row.leave(_("not there any more"))
        elif lead.is_promoted:
            row.leave(_("a customer already"))
        elif lead.status == Status.DISQUALIFIED:
            row.outcome = Outcome.SAME
        else:
            row.outcome, moved[lead.pk] = Outcome.CHANGED, lead.status
            row.before = {"status": lead.status, "since": lead.status_at.isoformat(), "at": now.isoformat()}
    Lead.objects.filter(pk__in=moved).update(status=Status.DISQUALIFIED, status_at=now, updated_at=now)
    reason = change.given["reason"]
    lines = ((pk, reason, {"from": was, "to": Status.DISQUALIFIED}) for pk, was in moved.items())
    tell(change, Activity.Kind.STATUS, lines, by=change.by)


def requalify_rows(change, rows, records):
    """Take back `disqualify_rows`: every lead that has not moved since has its status back, with the day it came by it."""
    back = []
    for row in rows:
        lead = records.get(row.record_id)
        if lead is None:
            row.keep(_("not there any more"))
        elif lead.status != Status.DISQUALIFIED or lead.status_at != datetime.fromisoformat(row.before["at"]):
            row.keep(_("moved on since"))
        else:
            row.undone, lead.status = Undone.BACK, row.before["status"]
            lead.status_at, lead.updated_at = datetime.fromisoformat(row.before["since"]), timezone.now()
            back.append(lead)
    Lead.objects.bulk_update(back, ["status", "status_at", "updated_at"], batch_size=200)
    lines = ((lead.pk, "", {"from": Status.DISQUALIFIED, "to": lead.status}) for lead in back)
    tell(change, Activity.Kind.STATUS, lines, by=change.undone_by)
