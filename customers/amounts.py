"""Amounts of money as people type them, and the currencies to choose from."""

import re
from decimal import Decimal

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

CURRENCIES = """EUR USD GBP CHF SEK NOK DKK ISK PLN CZK HUF RON BGN TRY UAH CAD AUD NZD JPY CNY HKD SGD INR KRW
    ZAR BRL MXN ILS AED SAR""".split()
MOST = Decimal("999999999999.99")
_SPACES = re.compile(r"[\s  ’']")
# Thousands in threes by one mark, decimals by the other: 8,400 · 8.400,50 · 8400.5
_NUMBER = re.compile(r"(\d{1,3}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3})*|\d+)(?:(?!(?P=mark))[.,](\d{1,2}))?")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")


def clean_amount(value):
    """An amount as Decimal with two places, or None for nothing; `8,400`, `8.400,50`, `8 400` and `8400.5` are read.

    A mark before exactly three digits parts thousands; one before one or two digits begins the decimals. Raises
    ValidationError for anything else, for negative amounts and for more than twelve digits.
    """
    typed = _SPACES.sub("", "" if value is None else str(value))
    if not typed:
        return None
    if typed[0] in "-−–(":
        raise ValidationError(_("An amount cannot be negative."), code="negative")
    found = _PLAIN.fullmatch(typed) or _NUMBER.fullmatch(typed)
    if not found or not typed.isascii():
        raise ValidationError(_("Only the number, please: such as 8,400 or 8400.50."), code="amount")
    groups = found.groups()
    amount = Decimal(f"{re.sub('[.,]', '', groups[0])}.{(groups[-1] or '0').ljust(2, '0')}")
    if amount > MOST:
        raise ValidationError(_("This amount is too large: twelve digits at most."), code="large")
    return amount


class AmountField(forms.CharField):
    """An amount of money, read as people write it; empty is None."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "input input--num"})

    def clean(self, value):
        return clean_amount(super().clean(value))

    def prepare_value(self, value):
        """Stored amounts as people write them: `8,400`, with decimals only when there are any."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def currency_choices(*first):
    """(code, `EUR, euro`) pairs; those named `first` lead."""
    names = Locale.parse(translation.to_locale(translation.get_language() or "en")).currencies
    codes = dict.fromkeys([*(code for code in first if code), *CURRENCIES])
    return [(code, f"{code}, {names.get(code, code)}") for code in codes]
