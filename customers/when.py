"""Filters by when a deal is expected to close, and when it did; the forecast links to them."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.filters import InFilter
from crm.periods import DAY, Period, month_of, quarter_of, read_period

NO_DATE = "none"


class PeriodFilter(InFilter):
    """In any of the chosen periods. Usual ones are offered, and whichever else the address names."""

    def filter(self, queryset, value):
        return queryset.filter(reduce(or_, map(self.fits, value))) if value else queryset

    def offer(self, asked):
        """Offer the usual periods, and those among `asked` (texts of the address) that are periods too."""
        usual = dict(self.usual(timezone.localdate()))
        strange = {text: period for text in asked if text not in usual and (period := read_period(text))}
        self.extra["choices"] = [*usual.items(), *((text, period.label) for text, period in strange.items())]


class CloseFilter(PeriodFilter):
    """By the expected close, a day; `none` are the deals without one."""

    def fits(self, text):
        """The condition that a chosen `text` stands for."""
        if text == NO_DATE:
            return Q(expected_close=None)
        period = read_period(text)
        bounds = {"expected_close__gte": period.first, "expected_close__lte": period.last}
        return Q(**{name: day for name, day in bounds.items() if day})

    def usual(self, today):
        """(text, label) of what people ask for."""
        month, quarter = month_of(today), quarter_of(today)
        yield str(Period(last=today - DAY)), _("Overdue")
        yield str(month), _("This month")
        yield str(month_of(month.last + DAY)), _("Next month")
        yield str(quarter), _("This quarter")
        yield str(quarter_of(quarter.last + DAY)), _("Next quarter")
        yield NO_DATE, _("No date")


class ClosedFilter(PeriodFilter):
    """By the day of closing where the reader is."""

    def fits(self, text):
        """The condition that a chosen `text` stands for."""
        begin, end = read_period(text).moments
        bounds = {"closed_at__gte": begin, "closed_at__lt": end}
        return Q(**{name: moment for name, moment in bounds.items() if moment})

    def usual(self, today):
        """(text, label) of what people ask for."""
        month, quarter = month_of(today), quarter_of(today)
        yield str(month), _("This month")
        yield str(month_of(month.first - DAY)), _("Last month")
        yield str(quarter), _("This quarter")
        yield str(quarter_of(quarter.first - DAY)), _("Last quarter")
