"""The dossier: what a promotion keeps of its lead, as it was on the day."""

from datetime import datetime

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


def facts_of(dossier):
    """The lead's fields as (label, value), in the order of its page."""
    kept = dossier["lead"]
    return [(Lead._meta.get_field(name).verbose_name.capitalize(), kept.get(name)) for name in Lead.FIELDS]


def story_of(dossier):
    """The kept timeline, newest first, as unsaved `Activity` rows, so that pages draw it like any other story."""
    return [
        Activity(
            kind=line["kind"],
            actor=line["actor"],
            text=line["text"],
            data=line["data"] | {"who": line["by"][1] if line["by"] else ""},
            happened_at=datetime.fromisoformat(line["at"]),
        )
        for line in reversed(dossier["timeline"])
    ]
