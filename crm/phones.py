"""Plainly written international numbers, read without the long way through phonenumbers.

Most numbers in a table are `+44 20 7946 0018`: a country code, digits, a few signs between them. For those the answer
of phonenumbers follows from its own metadata: which country the code is, whether the rest begins with what might be a
prefix for dialling inside the country, and whether it is as long as a number there may be.
"""

import re
from functools import lru_cache

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata

_PLAIN = re.compile(r"\+\d[\d ().-]{5,24}\d", re.ASCII)
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


@lru_cache(maxsize=1_000)
def _country(beginning):
    """(digits of the country code, pattern of prefixes inside the country, possible lengths of the rest), or None."""
    for width in (1, 2, 3):
        code = int(beginning[:width])
        if code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE and beginning[0] != "0":
            region = phonenumbers.region_code_for_country_code(code)
            numbers = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
            prefix = numbers.national_prefix_for_parsing
            described = numbers.general_desc
            lengths = {*described.possible_length} - {*described.possible_length_local_only}
            return width, re.compile(prefix) if prefix else None, frozenset(lengths)
    return None
