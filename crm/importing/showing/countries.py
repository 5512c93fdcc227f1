"""Which country phone numbers are read with, in words, so that nobody from elsewhere finds it out afterwards."""

import phonenumbers
from babel import Locale
from django.utils import translation


def phone_country(paste):
    """`United Kingdom (+44)` when a column of the import is a phone number, else ""."""
    if not any("phone" in target for target in paste.mapping):
        return ""
    code = paste.workspace.phone_region
    names = Locale.parse(translation.to_locale(translation.get_language() or "en")).territories
    return f"{names.get(code, code)} (+{phonenumbers.country_code_for_region(code)})"
