"""Dates as spreadsheets write them, with the order of day and month that the column itself shows."""

from functools import partial

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.cleaning import clean_text
from crm.days import MONTH_FIRST, YEAR_LAST, read_day

FIELD = "created_at"
ORDERS = {"_dmy": False, "_mdy": True}  # endings of targets that say the order: is the month first?


def settle_order(mapping, fields, rows):
    """`mapping` with the order of day and month said for those `fields` whose cells among `rows` show it: a day over 12 does."""
    return [_ordered(target, rows, at) if target in fields else target for at, target in enumerate(mapping)]


def _ordered(target, rows, at):
    for cells in rows:
        if at < len(cells) and (found := YEAR_LAST.fullmatch(cells[at].strip())) and found[2] != ".":
            if int(found[1]) > 12:
                return f"{target}_dmy"
            if int(found[3]) > 12:
                return f"{target}_mdy"
    return target


def rule(region=None, month_first=None):
    """The function that reads past dates; where neither `month_first` nor a cell says the order, the region does."""
    return partial(clean_date, month_first=region in MONTH_FIRST if month_first is None else month_first)


def clean_date(text, *, month_first=False):
    """A date in ISO form: `31.12.2025` -> `2025-12-31`; a time of day behind it is left out.

    Raises ValidationError for what is no date, and for a day that has not come yet.
    """
    text = clean_text(text)
    day = read_day(text, month_first=month_first)
    if day is None:
        raise ValidationError(
            _("“%(value)s” is no date. Write it like 2025-12-31.") % {"value": text[:40]}, code="date"
        )
    if day > timezone.localdate():
        raise ValidationError(_("%(value)s has not come yet.") % {"value": text[:40]}, code="date")
    return day.isoformat()
