"""Customers as something that tables can be read into, and that tables are made of."""

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.importing.kinds import Kind, register
from crm.importing.models import ImportRow
from crm.importing.rules import Records
from customers.models import Customer
from customers.resources import CustomerResource
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
            ),
        )
    )


def _prepare(values):
    """A dormant account arrives archived."""
    if values.get("status") != ARCHIVED:
        return {}
    return {"archived_at": str(connection.ops.adapt_datetimefield_value(timezone.now()))}


def _closed(customers):
    return {
        customer["id"]: (ImportRow.Fate.DUPLICATE, _("archived")) for customer in customers if customer["archived_at"]
    }
