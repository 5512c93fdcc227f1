"""What a forecast reads: two queries, however many deals there are."""

from collections import defaultdict

from django.db.models import BigIntegerField, Count, F, Q, Sum
from django.db.models.functions import Cast, Round

from customers.forecast.figures import NOTHING, Figure
from customers.models import Customer, Stage

# Both engines add whole numbers exactly; SQLite would add decimals as floating point.
CENTS = Cast(Round(F("amount") * 100), BigIntegerField())


def open_figures(deals, workspace, stages, horizon):
    """The open ones among `deals` as {(currency, billing): {(place in the horizon, stage's id): Figure}}.

    Deals with archived customers are left out, as in the list of deals. One query groups by day, reading nothing but an
    index; the days are put together here.
    """
    odds = {stage.pk: stage.probability for stage in stages}
    open_deals = _with_active(deals, workspace).filter(closed_at=None).order_by()
    groups = open_deals.values_list("expected_close", "stage", "currency", "billing")
    figures = defaultdict(dict)
    for day, stage, currency, billing, cents, count in groups.annotate(cents=Sum(CENTS), count=Count("pk")):
        cents = int(cents or 0)
        kind, at = figures[currency, billing], (horizon.place(day), stage)
        kind[at] = kind.get(at, NOTHING) + Figure(cents, cents * odds[stage], count)
    return figures


def won_figures(deals, workspace, now, before):
    """What was won among `deals` in the quarters `now` and `before`: {(currency, billing): (Figure, Figure)}."""
    won = _with_active(deals, workspace).filter(stage__kind=Stage.Kind.WON)
    sums = {}
    for name, period in (("now", now), ("before", before)):
        begin, end = period.moments
        inside = Q(closed_at__gte=begin, closed_at__lt=end)
        sums |= {f"{name}_cents": Sum(CENTS, filter=inside), f"{name}_count": Count("pk", filter=inside)}
    won = won.filter(closed_at__gte=before.moments[0], closed_at__lt=now.moments[1])
    rows = won.order_by().values("currency", "billing").annotate(**sums)
    return {
        (row["currency"], row["billing"]): tuple(
            Figure(int(row[f"{name}_cents"] or 0), 0, row[f"{name}_count"]) for name in ("now", "before")
        )
        for row in rows
    }


def _with_active(deals, workspace):
    """Those with active customers, by naming the few others: joining each deal's customer costs ten times that."""
    archived = Customer.every.filter(workspace=workspace, archived_at__isnull=False)
    return deals.exclude(customer__in=archived.values("pk"))
