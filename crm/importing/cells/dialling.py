"""A country code beside a phone number: `+44`, `0044`, `44`, `GB`, `United Kingdom`, and the number in the next column."""

import re
from functools import lru_cache

import phonenumbers
from babel import Locale

from crm.text import fold

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "da", "nb", "sv", "fi", "pl", "ja", "zh", "zh_Hant")
_SHORT = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "great britain": "GB", "usa": "US",
          "u s a": "US", "holland": "NL", "czech republic": "CZ", "uae": "AE"}  # fmt: skip


def join(code, number):
    """The number with its country code before it, `number` as it is where it has one or `code` is none.

    >>> join("GB", "020 7946 0018")
    '+442079460018'
    """
    number = number.strip()
    calling, region = calling_code(code)
    if not calling or number.startswith(("+", "00")):
        return number
    for typed, where in ((number, region), (f"+{calling} {number}", None)):
        try:
            read = phonenumbers.parse(typed, where)
        except phonenumbers.NumberParseException:
            continue
        if read.country_code == calling and phonenumbers.is_possible_number(read):
            ending = f" ext. {read.extension}" if read.extension else ""
            return phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164) + ending
    return number


def at_home(country, number):
    """A number without a country code as one of `country` when it really is one there, else as it is.

    >>> at_home("Deutschland", "030 901820")
    '+4930901820'
    """
    calling, region = calling_code(country)
    if not region or number.startswith(("+", "00")):
        return number
    try:
        read = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return number
    if read.country_code != calling or not phonenumbers.is_valid_number_for_region(read, region):
        return number
    return join(country, number)


@lru_cache(maxsize=2_000)
def calling_code(text):
    """(44, "GB") of `+44`, `0044`, `44`, `UK (+44)`, `gb`, `Vereinigtes Königreich`; (0, "") of anything else."""
    if digits := re.search(r"\d[\d ]*", text):
        code = int(digits[0].replace(" ", "").lstrip("0") or 0)
        region = phonenumbers.region_code_for_country_code(code)
        return (code, region) if region != "ZZ" else (0, "")
    said = re.sub(r"[^\w]+", " ", fold(text)).strip()
    region = said.upper() if said.upper() in phonenumbers.SUPPORTED_REGIONS else _names().get(said, "")
    return (phonenumbers.country_code_for_region(region), region) if region else (0, "")


@lru_cache(maxsize=1)
def _names():
    """Countries by their names in the languages above."""
    named = {}
    for language in LANGUAGES:
        for region, name in Locale.parse(language).territories.items():
            if region in phonenumbers.SUPPORTED_REGIONS:
                named.setdefault(re.sub(r"[^\w]+", " ", fold(name)).strip(), region)
    return named | _SHORT
