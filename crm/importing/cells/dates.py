"""Dates as spreadsheets write them, with the order of day and month that the column itself shows."""

from functools import partial

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.days import MONTH_FIRST, YEAR_LAST, read_day

FIELD = "created_at"
MONTH_FIRST_BY_TARGET = {"created_at_dmy": False, "created_at_mdy": True}  # targets that say the order


def is_date(target):
    """Whether a column with this target holds dates."""
    return target == FIELD or target in MONTH_FIRST_BY_TARGET


def settle_order(mapping, rows):
    """`mapping` with the order of day and month said for dates whose cells among `rows` show it: a day over 12 does."""
    return [_ordered(target, rows, at) if target == FIELD else target for at, target in enumerate(mapping)]


def _ordered(target, rows, at):
    for cells in rows:
        if at < len(cells) and (found := YEAR_LAST.fullmatch(cells[at].strip())) and found[2] != ".":
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
    day = read_day(text, month_first=month_first)
    if day is None:
        raise ValidationError(
            _("“%(value)s” is no date. Write it like 2025-12-31.") % {"value": text[:40]}, code="date"
        )
    if day > timezone.localdate():
        raise ValidationError(_("%(value)s has not come yet.") % {"value": text[:40]}, code="date")
    return day.isoformat()
