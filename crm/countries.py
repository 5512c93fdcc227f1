"""Countries as phone numbers know them, and which one somebody is probably in."""

import re
from collections import defaultdict
from functools import lru_cache

import phonenumbers
from babel import Locale
from babel.core import get_global
from django.utils import translation

from crm.text import fold

DEFAULT = "GB"


def regions():
    """(ISO 3166 code, "Germany (+49)") of every country with phone numbers of its own, by name, in the reader's language."""
    return _regions(translation.get_language() or "en")


def region_name(code):
    """`Germany (+49)` for DE."""
    return dict(regions()).get(code, code)


def probable_region(accept_language):
    """The country that a browser's languages (`de-CH,de;q=0.9`) speak of; where none names one, that of most who speak the first.

    >>> probable_region("de-CH,de;q=0.9"), probable_region("sv"), probable_region("")
    ('CH', 'SE', 'GB')
    """
    tags = [tag.split(";")[0].strip().replace("-", "_") for tag in accept_language[:200].split(",")]
    named = (found[1].upper() for tag in tags if (found := re.search(r"_([A-Za-z]{2})(?:_|$)", tag)))
    spoken = (get_global("likely_subtags").get(tag.partition("_")[0].lower(), "").rpartition("_")[2] for tag in tags)
    known = (code for code in (*named, *spoken) if code in phonenumbers.SUPPORTED_REGIONS)
    return next(known, DEFAULT)


@lru_cache(maxsize=1)
def zones():
    """{country: its time zones, between blanks}, by their present and former names, as browsers give either."""
    found = defaultdict(list)
    territories, aliases = get_global("zone_territories"), get_global("zone_aliases")
    for zone, code in territories.items():
        found[code].append(zone)
    for former, zone in aliases.items():
        if zone in territories:
            found[territories[zone]].append(former)
    return {code: " ".join(names) for code, names in found.items()}


@lru_cache(maxsize=8)
def _regions(language):
    names = Locale.parse(translation.to_locale(language)).territories
    found = [(code, names.get(code, code)) for code in phonenumbers.SUPPORTED_REGIONS]
    found.sort(key=lambda pair: fold(pair[1]))
    return [(code, f"{name} (+{phonenumbers.country_code_for_region(code)})") for code, name in found]
