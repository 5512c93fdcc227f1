"""Plainly written numbers, read without the long way through phonenumbers.

Most numbers in a table are `+44 20 7946 0018`: a country code, digits, a few signs between them. For those the answer
of phonenumbers follows from its own metadata: which country the code is, whether the rest begins with what might be a
prefix for dialling inside the country, and whether it is as long as a number there may be. Numbers as they are dialled at
home need one look more, at whether such a number exists.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata

_PLAIN = re.compile(r"\+\d[\d ().-]{5,24}\d", re.ASCII)
KINDS = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
)
_HOME = re.compile(r"\(?\d[\d ().-]{4,24}\d", re.ASCII)
_SIGNS = str.maketrans("", "", "+ ().-")


def plain_e164(value):
    """The E.164 form of a plainly written, possible international number; "" where only phonenumbers can tell.

    >>> plain_e164("+44 (20) 7946-0018")
    '+442079460018'
    """
    if not _PLAIN.fullmatch(value):
        return ""
    digits = value.translate(_SIGNS)
    country = _country(digits[:3])
    if country is None:
        return ""
    width, prefix, lengths = country
    if len(digits) - width not in lengths or (prefix and prefix.match(digits, width)):
        return ""
    return f"+{digits}"


def home_e164(value, region):
    """The E.164 form of a plainly written, valid number of a region as it is dialled there; "" where only phonenumbers can tell.

    >>> home_e164("020 7946 0018", "GB")
    '+442079460018'
    """
    home = _home(region) if _HOME.fullmatch(value) else None
    if home is None:
        return ""
    digits = value.translate(_SIGNS)
    if digits.startswith(("00", home.code)) or home.abroad.match(digits):
        return ""
    rest = digits
    if home.prefix and (prefix := home.prefix.match(digits)):
        rest = digits[prefix.end() :]
        if not home.numbers.fullmatch(rest):
            return ""
    if len(rest) not in home.lengths or rest.startswith("00"):
        return ""
    return f"+{home.code}{rest}" if home.has(rest) else ""


@dataclass(frozen=True)
class _Home:
    """How numbers are dialled within a region: what stands before one, and before a country code, and which there are.

    `kinds` are the (lengths, pattern) of its landlines, mobiles and the rest.
    """

    code: str
    abroad: re.Pattern
    prefix: re.Pattern | None
    numbers: re.Pattern
    lengths: frozenset
    kinds: tuple

    def has(self, rest):
        """Whether there is such a number."""
        return self.numbers.fullmatch(rest) is not None and any(
            len(rest) in lengths and pattern.fullmatch(rest) for lengths, pattern in self.kinds
        )


@lru_cache(maxsize=300)
def _home(region):
    numbers = PhoneMetadata.metadata_for_region(region or "ZZ", None)
    if numbers is None or numbers.national_prefix_transform_rule or not numbers.international_prefix:
        return None
    if phonenumbers.region_code_for_country_code(numbers.country_code) != region:
        return None  # Guernsey and Canada share a code with others, whose numbers are valid there too
    prefix = numbers.national_prefix_for_parsing
    return _Home(
        str(numbers.country_code),
        re.compile(numbers.international_prefix),
        re.compile(prefix) if prefix else None,
        re.compile(numbers.general_desc.national_number_pattern),
        _lengths(numbers),
        tuple((kind.possible_length, re.compile(kind.national_number_pattern)) for kind in _kinds(numbers)),
    )


def _kinds(numbers):
    described = (getattr(numbers, name) for name in KINDS)
    return [kind for kind in described if kind and kind.national_number_pattern]


@lru_cache(maxsize=1_000)
def _country(beginning):
    """(digits of the country code, pattern of prefixes inside the country, possible lengths of the rest), or None."""
    for width in (1, 2, 3):
        code = int(beginning[:width])
        if code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE and beginning[0] != "0":
            region = phonenumbers.region_code_for_country_code(code)
            numbers = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
            prefix = numbers.national_prefix_for_parsing
            return width, re.compile(prefix) if prefix else None, _lengths(numbers)
    return None


def _lengths(numbers):
    described = numbers.general_desc
    return frozenset({*described.possible_length} - {*described.possible_length_local_only})
