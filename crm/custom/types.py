"""The types of custom fields: how what somebody types becomes the stored text, and how that is shown and indexed.

Every stored form is text: numbers in plain decimal notation, days in ISO form, a choice as its key, *yes* and *no*.
"""

import re
from datetime import date
from decimal import Decimal
from functools import partial

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from crm.cleaning import clean_text, clean_website
from crm.custom.models import DECIMALS, DIGITS, CustomField
from crm.days import MONTH_FIRST, read_day
from crm.text import fold

T = CustomField.Type
LONGEST = 500
AHEAD = 30  # years that a date with two digits of a year may be in the future
YES, NO = "yes", "no"
_SAYS_YES = frozenset("yes y true 1 x on ja oui si sim tak kylla はい 是 ✓ ✔".split())
_SAYS_NO = frozenset("no n false 0 - off nein non nao nie nej nei ei いいえ 否 ✗".split())
_GAPS = re.compile(r"[\s\u00a0\u202f’']")
_NUMBER = re.compile(r"([+-]?)(\d*(?:[.,]\d+)*)")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_NUMBERS = Decimal(10) ** (DIGITS - DECIMALS)


def cleaner(field, region=None, *, month_first=None):
    """A function from what was typed to what is stored, "" for nothing; it raises ValidationError.

    `month_first` says whether 3/4/2026 is in March or in April; unless it is given, the `region` does.
    """
    month_first = region in MONTH_FIRST if month_first is None else month_first
    return {
        T.TEXT: _clean_line,
        T.NUMBER: _clean_number,
        T.DATE: partial(_clean_day, month_first=month_first),
        T.CHOICE: partial(_clean_choice, field=field),
        T.YES_NO: _clean_yes_no,
        T.URL: clean_website,
    }[field.type]


def _clean_line(text):
    text = clean_text(text)
    if len(text) > LONGEST:
        said = {"most": LONGEST, "length": len(text)}
        raise ValidationError(_("At most %(most)d characters; this has %(length)d.") % said, code="max_length")
    return text


def _clean_number(text):
    """A number in plain decimal notation, as people write it: `8.400,5` is 8400.5 and `1,234` is 1234."""
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) <= DIGITS - DECIMALS:
        return text  # as most are: the rules below would give the same
    typed = _GAPS.sub("", clean_text(text)).replace("−", "-").removesuffix("%")
    if not typed:
        return ""
    found = _NUMBER.fullmatch(typed) if typed.isascii() and len(typed) < 40 else None
    plain = _plain_number(found[2]) if found and found[2] else None
    if plain is None:
        raise ValidationError(_("Only the number, please: such as 8,400 or -12.5."), code="number")
    number = Decimal(found[1] + plain)
    if abs(number) >= _NUMBERS or -number.normalize().as_tuple().exponent > DECIMALS:
        said = {"digits": DIGITS - DECIMALS, "decimals": DECIMALS}
        words = _("At most %(digits)d digits before the decimal point and %(decimals)d behind it.")
        raise ValidationError(words % said, code="range")
    return f"{number.normalize() or Decimal(0):f}"


def _plain_number(digits):
    """Digits and marks in plain notation, or None: a mark that parts thousands, maybe another that begins the decimals.

    One mark before three digits could be either; then it is what the active language means by it.
    """
    point = formats.get_format("DECIMAL_SEPARATOR")
    if (found := _GROUPED.fullmatch(digits)) and not (found[1] == point and digits.count(point) == 1):
        return digits.replace(found[1], "")
    at = max(digits.rfind("."), digits.rfind(","))
    whole, part = (digits, "0") if at < 0 else (digits[:at], digits[at + 1 :])
    if found := _GROUPED.fullmatch(whole):
        whole = whole.replace(found[1], "") if found[1] != digits[at] else ""
    return f"{whole or 0}.{part}" if not whole or whole.isdecimal() else None


def _clean_day(text, *, month_first):
    text = clean_text(text)
    if not text:
        return ""
    if (day := read_day(text, month_first=month_first, ahead=AHEAD)) is None:
        words = _("“%(value)s” is no date. Write it like 2025-12-31.") % {"value": text[:40]}
        raise ValidationError(words, code="date")
    return day.isoformat()


def _clean_choice(text, *, field):
    """The key of a choice that was given by its key or, while it is offered, by its label."""
    text = clean_text(text)
    said = fold(text)
    for one in field.choices:
        if text == one["key"] or (said == fold(one["label"]) and not one.get("gone")):
            return one["key"]
    if not text:
        return ""
    labels = ", ".join(label for _key, label in field.offered)
    raise ValidationError(_("Choose one of these: %(choices)s.") % {"choices": labels[:200]}, code="choice")


def _clean_yes_no(text):
    said = fold(clean_text(text))
    if said in _SAYS_YES or said == fold(_("Yes")):
        return YES
    if said in _SAYS_NO or said == fold(_("No")):
        return NO
    if not said:
        return ""
    raise ValidationError(_("Yes or no, please."), code="yes_no")


def shown(field, stored):
    """A stored value as people read it, in the reader's locale; "" for nothing."""
    if not stored:
        return ""
    if field.type == T.NUMBER:
        return formats.number_format(Decimal(stored), use_l10n=True, force_grouping=True)
    if field.type == T.DATE:
        return formats.date_format(date.fromisoformat(stored), "j M Y")
    if field.type == T.CHOICE:
        return field.labels.get(stored, stored)
    if field.type == T.YES_NO:
        return _("Yes") if stored == YES else _("No")
    return stored


def exported(field, stored):
    """A stored value as a cell of an export: numbers as such, dates in ISO form, choices by their label."""
    if field.type == T.NUMBER and stored:
        return Decimal(stored)
    return (stored or "") if field.type in (T.DATE, T.YES_NO) else shown(field, stored)


def column(field):
    """The column of `CustomValue` that has the values of a field."""
    return {T.NUMBER: "number", T.DATE: "day"}.get(field.type, "text")


def indexed(field, stored):
    """What that column holds for a stored value."""
    if field.type == T.NUMBER:
        return Decimal(stored)
    if field.type == T.DATE:
        return date.fromisoformat(stored)
    return indexer(field)(stored)


def indexer(field):
    """A function from a stored value to the text of what `indexed` gives for it, for whoever has thousands of them."""
    return {T.TEXT: _index_line, T.URL: _index_address}.get(field.type, str)


def _index_line(stored):
    return fold(stored)[:100]


def _index_address(stored):
    return _index_line(stored.removeprefix("https://"))
