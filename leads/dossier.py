"""The dossier: what a promotion keeps of its lead, as it was on the day."""

from crm.history import plain
from crm.models import Activity
from leads.models import Lead


def make_dossier(lead, *, promise=""):
    """The immutable snapshot of a lead: fields, status history with reasons, timeline, promise. Plain JSON."""
    lines = list(lead.activities.select_related("by").order_by("happened_at", "id"))
    return {
        "lead": {name: plain(getattr(lead, name)) for name in (*Lead.FIELDS, "status", "status_at", "created_at")},
        "statuses": [_line(line) for line in lines if line.kind == Activity.Kind.STATUS],
        "timeline": [_line(line) for line in lines],
        "promise": promise.strip(),
    }


def _line(line):
    return {
        "kind": line.kind,
        "at": line.happened_at.isoformat(),
        "actor": line.actor,
        "by": plain(line.by) if line.by else None,
        "text": line.text,
        "data": line.data,
    }
