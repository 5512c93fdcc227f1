"""What customers are worth and what comes next, for a whole page of them in two queries."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Min

from crm.models import Task
from customers.models import Opportunity


@dataclass
class Sums:
    """Open deals: how many, and (value, currency) pairs, one-time and annual apart, never added over currencies."""

    count: int = 0
    once: list = field(default_factory=list)
    annual: list = field(default_factory=list)
    soonest: date | None = None  # expected close

    def add(self, row):
        """Count in one group of `OpportunityQuerySet.totals`. Deals without an amount count, but are worth nothing yet."""
        self.count += row["count"]
        self.soonest = min((day for day in (self.soonest, row.get("soonest")) if day), default=None)
        if row["value"] is None:
            return
        pairs = self.once if row["billing"] == Opportunity.Billing.ONCE else self.annual
        for at, (value, currency) in enumerate(pairs):
            if currency == row["currency"]:
                pairs[at] = (value + row["value"], currency)
                return
        pairs.append((row["value"], row["currency"]))


def sums_of(deals):
    """The sums of the open ones among `deals`, which are read already."""
    sums = Sums()
    for deal in sorted((deal for deal in deals if deal.is_open), key=lambda deal: deal.currency):
        sums.add({"count": 1, "value": deal.amount, "billing": deal.billing, "currency": deal.currency})
    return sums


def summarise(customers, workspace):
    """Give each of `customers` (a page of them) its `sums` and `next_task`; returns the sums of the active ones."""
    total, ids = Sums(), [customer.pk for customer in customers]
    steps = _next_tasks(ids)
    for customer in customers:
        customer.sums, customer.next_task = Sums(), steps.get(customer.pk)
    by_id = {customer.pk: customer for customer in customers}
    open_deals = workspace.opportunities.filter(customer__in=ids, closed_at=None)
    for row in open_deals.totals("customer_id").annotate(soonest=Min("expected_close")) if ids else ():
        customer = by_id[row["customer_id"]]
        customer.sums.add(row)
        if not customer.is_archived:
            total.add(row)
    return total


def give_next_steps(deals):
    """Give each of `deals` (a page of them) its `next_step`, the soonest open task about it, or None."""
    steps = _next_tasks([deal.pk for deal in deals], about="opportunity")
    for deal in deals:
        deal.next_step = steps.get(deal.pk)


def _next_tasks(ids, about="customer"):
    """The soonest open task of each customer, or other record, as {its id: task}; those without a date come last.

    The workspace is left out, or the planner would walk all of its tasks instead of those of the customers.
    """
    if not ids:
        return {}
    tasks = Task.objects.filter(**{f"{about}__in": ids}, done_at=None)
    tasks = tasks.only("workspace", about, "title", "due_on", "done_at")
    soonest = {}
    for task in tasks.order_by(F("due_on").asc(nulls_last=True), "id"):
        soonest.setdefault(getattr(task, f"{about}_id"), task)
    return soonest
