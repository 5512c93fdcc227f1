"""Why customers were archived."""

from crm.models import Activity


def archive_reasons(ids):
    """{customer id: the reason given when it was last archived}, "" where nobody gave one."""
    lines = Activity.objects.filter(customer__in=ids, kind=Activity.Kind.ARCHIVED)
    return dict(lines.order_by("happened_at", "id").values_list("customer_id", "text"))


def give_reasons(customers):
    """Give each of `customers` that is archived its `archive_reason`, by one query for all."""
    archived = [customer for customer in customers if customer.is_archived]
    reasons = archive_reasons([customer.pk for customer in archived]) if archived else {}
    for customer in archived:
        customer.archive_reason = reasons.get(customer.pk, "")
    return customers
