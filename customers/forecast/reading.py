"""What a forecast reads: two queries, however many deals there are."""

from collections import defaultdict

from django.db.models import Count, Q

from customers.forecast.figures import NOTHING, Figure
from customers.models import Stage
from customers.models.cents import AmountSum


def open_figures(deals, workspace, stages, horizon):
    """The open ones among `deals` as {(currency, billing): {(place in the horizon, stage's id): Figure}}.

    Deals with archived customers are left out, as in the list of deals. One query groups by day, reading nothing but an
    index; the days are put together here.
    """
    odds = {stage.pk: stage.probability for stage in stages}
    open_deals = deals.of_active(workspace).filter(closed_at=None).order_by()
    groups = open_deals.values_list("stage", "currency", "billing", "expected_close")
    figures = defaultdict(dict)
    for stage, currency, billing, day, value, count in groups.annotate(value=AmountSum(), count=Count("*")):
        cents = _cents(value)
        kind, at = figures[currency, billing], (horizon.place(day), stage)
        kind[at] = kind.get(at, NOTHING) + Figure(cents, cents * odds[stage], count)
    return figures


def won_figures(deals, workspace, now, before):
    """What was won among `deals` in the quarters `now` and `before`: {(currency, billing): (Figure, Figure)}."""
    won = deals.of_active(workspace).filter(stage__kind=Stage.Kind.WON)
    sums = {}  # of columns that the index of the closed ones has, so that nothing else is read
    for name, period in (("now", now), ("before", before)):
        begin, end = period.moments
        inside = Q(closed_at__gte=begin, closed_at__lt=end)
        sums |= {f"{name}_value": AmountSum(filter=inside), f"{name}_count": Count("currency", filter=inside)}
    won = won.filter(closed_at__gte=before.moments[0], closed_at__lt=now.moments[1])
    rows = won.order_by().values("currency", "billing").annotate(**sums)
    return {
        (row["currency"], row["billing"]): tuple(
            Figure(_cents(row[f"{name}_value"]), 0, row[f"{name}_count"]) for name in ("now", "before")
        )
        for row in rows
    }


def _cents(value):
    return int(value.scaleb(2)) if value else 0
