"""The time that a forecast looks over: what is overdue, the months of this and the coming quarters, and the rest."""

from bisect import bisect_right
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from crm.periods import DAY, Period, months_of, quarter_name, quarter_of
from customers.when import NO_DATE

QUARTERS = 4  # this one and the three that come


@dataclass(frozen=True)
class Span:
    """One stretch of expected closes: how it is called, and how the address of the list writes it."""

    label: str
    close: str
    short: str = ""


class Horizon:
    """Stretches without gap or overlap: each open deal is in exactly one, by its expected close.

    `spans` are *overdue*, the months, *later* and *no date*; `quarters` lists (span of the quarter, its months' places
    among `spans`). The month that has begun counts from today on, since what it expected before is overdue.
    """

    def __init__(self, today):
        self.quarter = quarter_of(today)
        quarters = [self.quarter]
        while len(quarters) < QUARTERS:
            quarters.append(quarter_of(quarters[-1].last + DAY))
        months = [_rest(month, today) for quarter in quarters for month in months_of(quarter) if month.last >= today]
        after = quarters[-1].last + DAY
        self._begins = [month.first for month in months] + [after]
        self.spans = [Span(_("Overdue"), str(Period(last=today - DAY)))]
        self.spans += [_month(month) for month in months]
        self.spans += [Span(_("Later"), str(Period(first=after))), Span(_("No date"), NO_DATE)]
        self.quarters = []
        for quarter in quarters:
            places = [at for at, month in enumerate(months, start=1) if quarter.first <= month.first <= quarter.last]
            span = Span(quarter_name(quarter.first), str(_rest(quarter, today)))
            self.quarters.append((span, places))

    def place(self, day):
        """The place among `spans` of a deal that is expected to close on `day`, or on no day."""
        return len(self.spans) - 1 if day is None else bisect_right(self._begins, day)


def _rest(period, today):
    return Period(max(period.first, today), period.last)


def _month(month):
    return Span(date_format(month.first, "F Y"), str(month), short=date_format(month.first, "M"))
