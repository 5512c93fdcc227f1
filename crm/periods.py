"""Spans of days: how an address writes them, how people say them, calendar months and quarters."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

DAY = timedelta(days=1)
_WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """The days from `first` to `last`, both included; None is open to that side. In an address: `2026-10-01..2026-12-31`."""

    first: date | None = None
    last: date | None = None

    def __str__(self):
        return f"{self.first or ''}..{self.last or ''}"

    @property
    def label(self):
        """As people say it: `November 2026`, `Q4 2026`, `until 21 Nov 2026`, `22 Nov 2026 – 30 Nov 2026`."""
        if self.first and self == month_of(self.first):
            return date_format(self.first, "F Y")
        if self.first and self == quarter_of(self.first):
            return quarter_name(self.first)
        first, last = (day and date_format(day, "j M Y") for day in (self.first, self.last))
        if not first:
            return _("until %(day)s") % {"day": last}
        return f"{first} – {last}" if last else _("from %(day)s") % {"day": first}

    @property
    def moments(self):
        """From the first moment of its first day up to, not including, the one after its last; None where it is open."""
        after = self.last and self.last + DAY
        return tuple(day and timezone.make_aware(datetime.combine(day, time.min)) for day in (self.first, after))


def read_period(text):
    """The period that an address writes; None when it is none, is empty, or ends before it begins."""
    if not (found := _WRITTEN.fullmatch(text)):
        return None
    try:
        days = [day and date.fromisoformat(day) for day in found.groups()]
    except ValueError:
        return None
    given = [day for day in days if day]
    is_sound = given and given == sorted(given) and all(1900 <= day.year < 9999 for day in given)
    return Period(*days) if is_sound else None


def month_of(day):
    """The calendar month `day` is in."""
    return _months(day.year, day.month, 1)


def quarter_of(day):
    """The calendar quarter `day` is in: January to March, April to June, and so on."""
    return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def months_of(period):
    """The calendar months that a closed `period` touches, in order."""
    months = [month_of(period.first)]
    while months[-1].last < period.last:
        months.append(month_of(months[-1].last + DAY))
    return months


def quarter_name(day):
    """The quarter `day` is in, as people say it: `Q4 2026`."""
    return _("Q%(number)d %(year)d") % {"number": (day.month + 2) // 3, "year": day.year}


def _months(year, month, count):
    later = year * 12 + month - 1 + count
    return Period(date(year, month, 1), date(later // 12, later % 12 + 1, 1) - DAY)
