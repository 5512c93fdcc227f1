"""Saying that a silence is fine until a day, and taking that back."""

from django.db import transaction
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import record
from crm.models import Activity
from crm.moments import utc_today
from customers.models import Rhythm
from customers.services.locking import lock_active


@transaction.atomic
def snooze(customer, *, by, reason, until):
    """Take a customer off the Quiet list until the day `until`, saying why; `wake` is its opposite.

    Raises DomainError without a reason, for a day that is not in the future, or when the customer is archived, merged
    or was never talked with.
    """
    lock_active(customer.pk)
    if not reason.strip():
        raise DomainError(_("Say in a few words why the silence is fine."))
    if until <= utc_today():
        raise DomainError(_("Choose a day in the future."))
    kept = {"snoozed_until": until, "snooze_reason": reason.strip(), "snoozed_by": by}
    if not Rhythm.objects.filter(pk=customer.pk).update(**kept):
        raise DomainError(_("Nobody has talked with %(name)s yet.") % {"name": customer.name})
    record(customer, Activity.Kind.SNOOZED, by=by, text=reason.strip(), data={"until": until.isoformat()})


@transaction.atomic
def wake(customer, *, by):
    """Let the silence of a customer count again. Returns whether it was snoozed until now."""
    lock_active(customer.pk)
    woken = {"snoozed_until": None, "snooze_reason": "", "snoozed_by": None}
    was = bool(Rhythm.objects.snoozed().filter(pk=customer.pk).update(**woken))
    if was:
        record(customer, Activity.Kind.WOKEN, by=by)
    return was
