"""Putting a dormant account away without losing the record, and taking it out again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import record
from crm.models import Activity
from customers.models import Customer
from customers.radar.purchases import refresh_purchases
from customers.services.locking import refuse_merged
from customers.services.losing import lose_open_deals, reopen_deals


class AlreadyArchived(DomainError):
    """The customer is archived; nothing was done."""


class NotArchived(DomainError):
    """The customer is active; nothing was done."""


@transaction.atomic
def archive(customer, *, by, reason="", lost=""):
    """Hide a customer from daily lists, keeping everything; `restore` is its opposite.

    `lost` is why its open deals are lost, which closes them in the same step; without it they stay as they are. Raises
    AlreadyArchived when it is archived already, so a double click is harmless.
    """
    now = timezone.now()
    hidden = Customer.objects.active().filter(pk=customer.pk).update(archived_at=now, archived_by=by, updated_at=now)
    if not hidden:
        refuse_merged(Customer.every.filter(pk=customer.pk).first())
        raise AlreadyArchived(_("%(name)s is archived already.") % {"name": customer.name})
    customer.archived_at, customer.archived_by = now, by
    deals = lose_open_deals(customer.workspace_id, [customer.pk], by=by, reason=lost) if lost.strip() else {}
    data = {"lost": deals[customer.pk]} if deals else {}
    record(customer, Activity.Kind.ARCHIVED, by=by, text=reason.strip(), data=data)
    refresh_purchases(customer.workspace_id, [customer.pk])


@transaction.atomic
def restore(customer, *, by, undo=False):
    """Bring an archived customer back to daily lists. Raises NotArchived when it is active already.

    To `undo` the archiving is to open the deals again that it closed as lost, too.
    """
    shown = (
        Customer.objects.archived()
        .filter(pk=customer.pk)
        .update(archived_at=None, archived_by=None, updated_at=timezone.now())
    )
    if not shown:
        refuse_merged(Customer.every.filter(pk=customer.pk).first())
        raise NotArchived(_("%(name)s is active already.") % {"name": customer.name})
    customer.archived_at = customer.archived_by = None
    line = customer.activities.filter(kind=Activity.Kind.ARCHIVED).first() if undo else None
    record(customer, Activity.Kind.RESTORED, by=by)
    if line and line.data.get("lost"):
        reopen_deals({customer.pk: line.data["lost"]}, by=by)
