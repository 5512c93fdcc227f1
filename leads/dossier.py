"""The dossier: what a promotion keeps of its lead, as it was on the day."""

from datetime import datetime

from django.utils.translation import gettext as _

from crm.custom.models import CustomField
from crm.custom.types import shown
from crm.history import plain
from crm.models import Activity
from crm.tags.services import tags_of_one
from leads.models import Lead


def make_dossier(lead, *, promise=""):
    """The immutable snapshot of a lead: fields, status history with reasons, timeline, promise. Plain JSON."""
    lines = list(lead.activities.select_related("by").order_by("happened_at", "id"))
    return {
        "lead": {
            name: plain(getattr(lead, name)) for name in (*Lead.FIELDS, "custom", "status", "status_at", "created_at")
        },
        "own": [[one.label, shown(one, getattr(lead, one.name))] for one in _own(lead)],
        "tags": [tag.name for tag in tags_of_one(lead)],
        "statuses": [_line(line) for line in lines if line.kind == Activity.Kind.STATUS],
        "timeline": [_line(line) for line in lines],
        "promise": promise.strip(),
    }


def _own(lead):
    """The workspace's own fields that the lead has a value in; what they are called then is kept."""
    fields = CustomField.objects.filter(workspace=lead.workspace_id) if lead.custom else []
    return [one for one in fields if getattr(lead, one.name)]


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
    facts = [(Lead._meta.get_field(name).verbose_name.capitalize(), kept.get(name)) for name in Lead.FIELDS]
    facts += dossier.get("own", [])
    return [*facts, (_("Tags"), ", ".join(dossier["tags"]))] if dossier.get("tags") else facts


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
