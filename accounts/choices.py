"""What a workspace may choose from: today's currencies, in the reader's language."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies
from django.utils import translation


def currencies():
    """(ISO 4217 code, "EUR – Euro") of every currency that is legal tender somewhere today, by code."""
    return _currencies(translation.get_language() or "en")


@lru_cache(maxsize=8)
def _currencies(language):
    names = Locale.parse(translation.to_locale(language)).currencies
    codes = {code for territory in get_global("territory_currencies") for code in _tender(territory)}
    return [(code, f"{code} – {names.get(code, code)}") for code in sorted(codes)]


def _tender(territory):
    return get_territory_currencies(territory, start_date=date.today(), tender=True)
