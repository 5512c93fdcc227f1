"""What archived customers once bought: kept when one is archived, and for a whole workspace in the background."""

from django.db import transaction

from customers.models import Opportunity, Purchases


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
    fresh = deals.worth()
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
