"""Customers as something that tables can be read into, and that tables are made of."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.importing.kinds import Kind, fields_of, register
from customers.models import Customer
from customers.services import update_customer

FIELDS = tuple(name for name in Customer.FIELDS if name != "owner")


def register_customers():
    """Make customers importable; called when the app starts."""
    register(
        Kind(
            key="customers",
            model=Customer,
            fields=fields_of(Customer, *FIELDS),
            one=gettext_lazy("customer"),
            many=gettext_lazy("customers"),
            title=gettext_lazy("Import customers"),
            lacks_name=gettext_lazy("A customer needs a name."),
            update=update_customer,
            telling=("domain",),
            closed=_closed,
            closing=("archived_at",),
        )
    )


def _closed(values):
    return _("archived") if values["archived_at"] else ""
