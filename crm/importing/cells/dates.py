"""Dates as spreadsheets write them, with the order of day and month that the column itself shows."""

import re
from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

MONTH_FIRST = frozenset(["US", "PH", "FM", "MH", "PW", "PR", "GU"])  # regions that write 12/31/2025 (Unicode CLDR)
FIELD = "created_at"
MONTH_FIRST_BY_TARGET = {"created_at_dmy": False, "created_at_mdy": True}  # targets that say the order
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ].*)?", re.ASCII)
_NAMED = re.compile(
    r"(?:(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})|([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4}))(?:[T ,].*)?", re.I
)
_MONTHS = {name: n for n, names in enumerate(
    ("jan ene gen", "feb fev", "mar", "apr abr avr", "may mai mag", "jun giu", "jul lug", "aug ago aou", "sep set",
     "oct okt ott out", "nov", "dec dez dic"), start=1) for name in names.split()}  # fmt: skip


def is_date(target):
    """Whether a column with this target holds dates."""
    return target == FIELD or target in MONTH_FIRST_BY_TARGET


def settle_order(mapping, rows):
    """`mapping` with the order of day and month said for dates whose cells among `rows` show it: a day over 12 does."""
    return [_ordered(target, rows, at) if target == FIELD else target for at, target in enumerate(mapping)]


def _ordered(target, rows, at):
    for cells in rows:
        if at < len(cells) and (found := _YEAR_LAST.fullmatch(cells[at].strip())) and found[2] != ".":
            if int(found[1]) > 12:
                return "created_at_dmy"
            if int(found[3]) > 12:
                return "created_at_mdy"
    return target


def rule(target, region=None):
    """The function that reads dates for a target; where neither target nor cell says the order, the region does."""
    return partial(clean_date, month_first=MONTH_FIRST_BY_TARGET.get(target, region in MONTH_FIRST))


def clean_date(text, *, month_first=False):
    """A date in ISO form: `31.12.2025` -> `2025-12-31`; a time of day behind it is left out.

    Raises ValidationError for what is no date, and for a day that has not come yet.
    """
    text = text.strip()
    try:
        day = _read(text, month_first)
    except ValueError:
        day = None
    if day is None:
        raise ValidationError(
            _("“%(value)s” is no date. Write it like 2025-12-31.") % {"value": text[:40]}, code="date"
        )
    if day > timezone.localdate():
        raise ValidationError(_("%(value)s has not come yet.") % {"value": text[:40]}, code="date")
    return day.isoformat()


def _read(text, month_first):
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        is_swapped = found[2] != "." and second <= 31 and (second > 12 or (month_first and first <= 12))
        day, month = (second, first) if is_swapped else (first, second)
        return date(year if year > 99 else _century(year), month, day)
    if found := _NAMED.fullmatch(text):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        return date(int(year), _MONTHS.get(month.lower(), 0), int(day))
    return None


def _century(year):
    """Two digits of a year in the past: 25 is 2025, 99 is 1999."""
    return 2000 + year if 2000 + year <= timezone.localdate().year else 1900 + year
