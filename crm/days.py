"""Days as people and spreadsheets write them."""

import re
from datetime import date

from django.utils import timezone

MONTH_FIRST = frozenset(["US", "PH", "FM", "MH", "PW", "PR", "GU"])  # regions that write 12/31/2025 (Unicode CLDR)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ].*)?", re.ASCII)
_NAMED = re.compile(
    r"(?:(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})|([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4}))(?:[T ,].*)?", re.I
)
_MONTHS = {name: n for n, names in enumerate(
    ("jan ene gen", "feb fev", "mar", "apr abr avr", "may mai mag", "jun giu", "jul lug", "aug ago aou", "sep set",
     "oct okt ott out", "nov", "dec dez dic"), start=1) for name in names.split()}  # fmt: skip


def read_day(text, *, month_first=False, ahead=0):
    """The day that `text` says, or None when it says none: `31.12.2025`, `2025-12-31`, `31 Dec 2025`, `12/31/2025`.

    A time of day behind it is left out; `month_first` decides where day and month could be either. Two digits of a year
    mean one at most `ahead` years from now.
    """
    try:
        return _read(text.strip(), month_first, ahead)
    except ValueError:
        return None


def _read(text, month_first, ahead):
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        is_swapped = found[2] != "." and second <= 31 and (second > 12 or (month_first and first <= 12))
        day, month = (second, first) if is_swapped else (first, second)
        return date(year if year > 99 else _century(year, ahead), month, day)
    if found := _NAMED.fullmatch(text):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        return date(int(year), _MONTHS.get(month.lower(), 0), int(day))
    return None


def _century(year, ahead):
    """Two digits of a year: 25 is 2025, 99 is 1999."""
    return 2000 + year if 2000 + year <= timezone.localdate().year + ahead else 1900 + year
