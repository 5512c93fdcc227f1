"""Moving a lead along by hand."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import read_locked, record
from crm.models import Activity
from leads.models import Status


@transaction.atomic
def change_status(lead, status, *, by, reason="", actor=None):
    """Put a lead into any status but *promoted*; *disqualified* only with a reason.

    Choosing the status it has already does nothing. Raises DomainError when the rules forbid it.
    """
    locked = read_locked(lead)
    reason = reason.strip()
    if status not in Status.values:
        raise DomainError(_("There is no such status."))
    if status == Status.PROMOTED:
        raise DomainError(_("Only a promotion makes a lead promoted. Use “Promote to customer”."))
    if locked.is_promoted:
        raise DomainError(_("%(name)s is a customer. Undo the promotion first.") % {"name": locked.name})
    if status == Status.DISQUALIFIED and not reason:
        raise DomainError(_("Say it in a few words. It stays in the history."))
    if status == locked.status:
        return locked
    old, locked.status, locked.status_at = locked.status, status, timezone.now()
    locked.save(update_fields=["status", "status_at"])
    record(locked, Activity.Kind.STATUS, by=by, actor=actor, text=reason, data={"from": old, "to": status})
    return locked
