"""Putting a dormant account away without losing the record, and taking it out again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import record
from crm.models import Activity
from customers.models import Customer
from customers.radar.purchases import refresh_purchases


class AlreadyArchived(DomainError):
    """The customer is archived; nothing was done."""


class NotArchived(DomainError):
    """The customer is active; nothing was done."""


@transaction.atomic
def archive(customer, *, by, reason=""):
    """Hide a customer from daily lists, keeping everything; `restore` is its opposite.

    Raises AlreadyArchived when it is archived already, so a double click is harmless.
    """
    now = timezone.now()
    hidden = Customer.objects.active().filter(pk=customer.pk).update(archived_at=now, archived_by=by, updated_at=now)
    if not hidden:
        refuse_merged(Customer.every.filter(pk=customer.pk).first())
        raise AlreadyArchived(_("%(name)s is archived already.") % {"name": customer.name})
    customer.archived_at, customer.archived_by = now, by
    record(customer, Activity.Kind.ARCHIVED, by=by, text=reason.strip())
    refresh_purchases(customer.workspace_id, customer.pk)


@transaction.atomic
def restore(customer, *, by):
    """Bring an archived customer back to daily lists. Raises NotArchived when it is active already."""
    shown = (
        Customer.objects.archived()
        .filter(pk=customer.pk)
        .update(archived_at=None, archived_by=None, updated_at=timezone.now())
    )
    if not shown:
        refuse_merged(Customer.every.filter(pk=customer.pk).first())
        raise NotArchived(_("%(name)s is active already.") % {"name": customer.name})
    customer.archived_at = customer.archived_by = None
    record(customer, Activity.Kind.RESTORED, by=by)


def lock_active(customer_id):
    """The customer, locked until the transaction ends; DomainError when it is archived, since then it rests, or merged.

    Whoever writes about a customer takes this lock first, so that its sums are right however many write at once.
    """
    locked = Customer.every.select_for_update().get(pk=customer_id)
    refuse_merged(locked)
    if locked.is_archived:
        raise DomainError(_("%(name)s is archived. Restore it first, then change it.") % {"name": locked.name})
    return locked


def refuse_merged(customer):
    """Raise DomainError when `customer` was merged into another, saying into which."""
    if customer is not None and customer.is_merged:
        words = {"name": customer.name, "kept": Customer.every.get(pk=customer.merged_into_id).name}
        raise DomainError(_("%(name)s was merged into %(kept)s. Look for it there.") % words)
