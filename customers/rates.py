"""Roughly what money is worth in euros, which puts amounts of several currencies into one order.

Nothing that is shown or added up for people is made of these rates; they need not be right to the percent, only say that
34,000 kroner are less than 33,000 euros. They were set by hand, to two digits, from what was usual in 2025. Deals keep
their worth in a column that the database works out: who changes a rate takes that field away in a migration and adds it again.
"""

from decimal import Decimal

from django.db.models import BigIntegerField, Case, DecimalField, F, Value, When
from django.db.models.functions import Cast, Round

EUROS = {
    "EUR": "1", "USD": "0.86", "GBP": "1.14", "CHF": "1.07", "SEK": "0.091", "NOK": "0.085", "DKK": "0.13",
    "ISK": "0.0069", "PLN": "0.24", "CZK": "0.041", "HUF": "0.0026", "RON": "0.20", "BGN": "0.51", "TRY": "0.020",
    "UAH": "0.021", "CAD": "0.61", "AUD": "0.56", "NZD": "0.49", "JPY": "0.0056", "CNY": "0.12", "HKD": "0.11",
    "SGD": "0.66", "INR": "0.0097", "KRW": "0.00059", "ZAR": "0.050", "BRL": "0.16", "MXN": "0.047", "ILS": "0.26",
    "AED": "0.23", "SAR": "0.23",
}  # fmt: skip


def in_euros(amount, currency):
    """About how many euros an amount is, as Decimal with two places; None is nothing, an unknown currency counts as euros."""
    return ((amount or Decimal(0)) * Decimal(EUROS.get(currency, "1"))).quantize(Decimal("0.01"))


def euro_cents():
    """SQL for the same of the columns `amount` and `currency`, in whole cents, which both engines compare exactly."""
    rates = [When(currency=currency, then=_rate(rate)) for currency, rate in EUROS.items() if rate != "1"]
    return Cast(Round(F("amount") * Case(*rates, default=_rate("1")) * Value(100)), BigIntegerField())


def _rate(number):
    return Value(Decimal(number), output_field=DecimalField(max_digits=10, decimal_places=6))
