"""Creating and changing leads; *information filled* sets itself."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.custom.records import gathered
from crm.exceptions import DomainError
from crm.history import apply_changes, read_locked, record
from crm.mentions import mention_in_texts
from crm.models import Activity
from leads.models import Lead, Status


@transaction.atomic
def create_lead(workspace, *, by=None, actor=None, link=None, **fields):
    """A new lead with `fields` of `Lead.FIELDS` (already cleaned), and the first line of its story.

    With `link`, who is called by name in its notes is told, see `crm.history.log`.
    """
    lead = Lead(workspace=workspace, **gathered(fields))
    lead.status = Status.INFORMATION_FILLED if lead.is_filled else Status.NEW
    lead.save()
    record(lead, Activity.Kind.CREATED, by=by, actor=actor, data={"status": lead.status})
    mention_in_texts(lead, by=by, link=link)
    return lead


@transaction.atomic
def update_lead(lead, changes, *, by=None, actor=None, seen=None, link=None):
    """Change the fields in `changes` ({name: cleaned value}). Returns {field: [old, new]}.

    The moment name, website and e-mail are all present the lead becomes *information filled*, and falls back to
    *new* when one is removed; a lead that is further along stays where it is. A promoted lead is history: DomainError.
    `seen` is the lead as the person saw it, see `apply_changes`; `link` as in `create_lead`.
    """
    locked = read_locked(lead)
    if locked.is_promoted:
        raise DomainError(
            _("%(name)s is a customer now. Change it there: the lead stays as it was.") % {"name": locked}
        )
    was_filled = locked.is_filled
    changed = apply_changes(locked, changes, by=by, actor=actor, seen=seen)
    if locked.is_filled != was_filled:
        _settle(locked)
    mention_in_texts(locked, changed, by=by, link=link)
    return changed


def _settle(lead):
    old, new = (Status.NEW, Status.INFORMATION_FILLED) if lead.is_filled else (Status.INFORMATION_FILLED, Status.NEW)
    if lead.status != old:
        return
    lead.status, lead.status_at = new, timezone.now()
    Lead.objects.filter(pk=lead.pk).update(status=lead.status, status_at=lead.status_at)
    record(lead, Activity.Kind.STATUS, data={"from": old, "to": new, "itself": True})
