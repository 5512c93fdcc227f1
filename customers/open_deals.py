"""What is still open with customers that are to be archived."""

from dataclasses import dataclass

from customers.models import Opportunity
from customers.summaries import Sums

NAMED = 5


@dataclass(frozen=True)
class OpenDeals:
    """The sums of the open deals, and the first of them by name when there are few."""

    sums: Sums
    deals: list

    @property
    def is_all_named(self):
        return len(self.deals) == self.sums.count


def open_deals(customers):
    """The OpenDeals with `customers`, a queryset of them."""
    deals = Opportunity.objects.filter(customer__in=customers.order_by().values("pk"), closed_at=None)
    sums = Sums()
    for row in deals.totals():
        sums.add(row)
    named = deals.select_related("customer").order_by("-amount", "pk")[:NAMED] if 0 < sums.count <= NAMED else []
    return OpenDeals(sums, list(named))
