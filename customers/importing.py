"""Customers as something that tables can be read into, and that tables are made of."""

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.importing.kinds import Kind, register
from crm.importing.models import ImportRow
from crm.importing.rules import Records
from customers.models import Customer
from customers.reasons import archive_reasons
from customers.resources import CustomerResource
from customers.services import restore
from customers.states import ARCHIVED


def register_customers():
    """Make customers importable; called when the app starts."""
    register(
        Kind(
            key="customers",
            resource=CustomerResource,
            one=gettext_lazy("customer"),
            many=gettext_lazy("customers"),
            title=gettext_lazy("Import customers"),
            lacks_name=gettext_lazy("A customer needs a name."),
            records=Records(
                model=Customer,
                fixed=("status", "created_at"),
                closing=("archived_at",),
                closed=_closed,
                prepared=("archived_at",),
                prepare=_prepare,
                resting=resting,
                restore=restore_one,
            ),
        )
    )


def _prepare(values):
    """A dormant account arrives archived."""
    if values.get("status") != ARCHIVED:
        return {}
    return {"archived_at": str(connection.ops.adapt_datetimefield_value(timezone.now()))}


def _closed(customers):
    archived = [customer["id"] for customer in customers if customer["archived_at"]]
    reasons = archive_reasons(archived) if archived else {}
    return {pk: (ImportRow.Fate.DUPLICATE, in_words(reasons.get(pk))) for pk in archived}


def resting(ids):
    """{id: in words} of the archived customers among `ids`."""
    archived = list(Customer.objects.archived().filter(pk__in=ids).values_list("pk", flat=True))
    reasons = archive_reasons(archived) if archived else {}
    return {pk: in_words(reasons.get(pk)) for pk in archived}


def in_words(reason):
    """That a customer is archived, and why."""
    return _("archived, %(why)s") % {"why": reason} if reason else _("archived")


def restore_one(customer_id, *, by):
    """Restore the customer with this id. Raises DomainError when it is there already."""
    restore(Customer.every.get(pk=customer_id), by=by)
