"""What archived customers once bought: kept when one is archived, and for a whole workspace in the background."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Max

from customers.models import Opportunity, Purchases
from customers.models.cents import AmountSum
from customers.rates import in_euros


@transaction.atomic
def refresh_purchases(workspace_id, customer_ids=None):
    """Work out anew what the archived customers of a workspace bought, or some of them. Returns how many bought anything.

    Few customers are archived and bought, and the sums of an archived one rest; so all are written anew when any differs.
    """
    kept = Purchases.objects.filter(workspace=workspace_id)
    deals = Opportunity.objects.won().filter(workspace=workspace_id)
    if customer_ids is None:
        deals = deals.filter(customer__archived_at__isnull=False, customer__merged_into=None)
    else:
        kept, deals = kept.filter(customer__in=customer_ids), deals.filter(customer__in=customer_ids)
    fresh = _bought(deals)
    known = {pk: tuple(rest) for pk, *rest in kept.values_list("pk", "value", "count", "last_at")}
    kept.filter(pk__in=known.keys() - fresh.keys()).delete()
    Purchases.objects.bulk_create(
        (
            Purchases(pk=pk, workspace_id=workspace_id, value=value, count=count, last_at=last)
            for pk, (value, count, last) in fresh.items()
            if known.get(pk) != (value, count, last)
        ),
        batch_size=1_000, update_conflicts=True, unique_fields=["customer"], update_fields=["value", "count", "last_at"],
    )  # fmt: skip
    return len(fresh)


def _bought(deals):
    """{customer: (what these deals were worth, how many they were, when the last was won)}."""
    sums = deals.order_by().values_list("customer", "currency")
    bought = {}
    for pk, currency, value, count, last in sums.annotate(value=AmountSum(), count=Count("pk"), last=Max("closed_at")):
        worth, n, before = bought.get(pk, (Decimal(0), 0, last))
        bought[pk] = (worth + in_euros(value, currency), n + count, max(filter(None, (before, last)), default=None))
    return bought
