"""What a workspace may choose from: today's currencies and countries, in the reader's language."""

from datetime import date
from functools import lru_cache

import phonenumbers
from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies
from django.utils import translation

from crm.text import fold


def currencies():
    """(ISO 4217 code, "EUR – Euro") of every currency that is legal tender somewhere today, by code."""
    return _currencies(translation.get_language() or "en")


def regions():
    """(ISO 3166 code, "Germany (+49)") of every country with phone numbers of its own, by name."""
    return _regions(translation.get_language() or "en")


@lru_cache(maxsize=8)
def _currencies(language):
    names = Locale.parse(translation.to_locale(language)).currencies
    codes = {code for territory in get_global("territory_currencies") for code in _tender(territory)}
    return [(code, f"{code} – {names.get(code, code)}") for code in sorted(codes)]


def _tender(territory):
    return get_territory_currencies(territory, start_date=date.today(), tender=True)


@lru_cache(maxsize=8)
def _regions(language):
    names = Locale.parse(translation.to_locale(language)).territories
    found = [(code, names.get(code, code)) for code in phonenumbers.SUPPORTED_REGIONS]
    found.sort(key=lambda pair: fold(pair[1]))
    return [(code, f"{name} (+{phonenumbers.country_code_for_region(code)})") for code, name in found]
