"""Holding many people or deals while they are changed."""

from django.utils.translation import gettext as _

from customers.models import Customer


def lock_with_customers(model, ids, *related):
    """{id: record} of people or deals, with `related`, locked after their customers: the order of all who lock both."""
    rows = model._base_manager.filter(pk__in=ids)
    customers = Customer.every.select_for_update().filter(pk__in=rows.values("customer"))
    list(customers.order_by("pk").values_list("pk"))
    rows = rows.select_for_update(of=("self",)).select_related("customer", *related)
    return rows.defer("notes", "search", "customer__notes", "customer__search").order_by("pk").in_bulk(ids)


def rests_with_customer(record):
    """Why somebody or something at a customer takes no changes, "" when it does."""
    return _("with an archived customer: restore it first") if record.customer.is_archived else ""
