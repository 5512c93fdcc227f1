"""What a heading says."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crm.importing import words
from crm.text import fold

# The order decides where a heading says two things: `Company phone` is a phone.
MEANINGS = (
    ("phone_code", words.PHONE_CODE, ""),
    ("email", words.EMAIL, words.EMAIL_WEAK),
    ("phone", words.PHONE, words.PHONE_WEAK),
    ("website", words.WEBSITE, words.WEBSITE_WEAK),
    ("industry", words.INDUSTRY, words.INDUSTRY_WEAK),
    ("source", words.SOURCE, words.SOURCE_WEAK),
    ("status", words.STATUS, words.STATUS_WEAK),
    ("notes", words.NOTES, words.NOTES_WEAK),
    ("first", words.FIRST, ""),
    ("last", words.LAST, ""),
    ("person", words.PERSON, words.PERSON_WEAK),
    ("company", words.COMPANY, words.COMPANY_WEAK),
    ("name", words.NAME, ""),
)
NAMING = ("first", "last", "person", "name")
_SYMBOLS = re.compile(r"[\W_]+")
_CASE = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
_BRANDS = re.compile(
    r"LinkedIn|WhatsApp|YouTube|TikTok|GitHub|HubSpot|DropBox|WeChat|FaceBook|SnapChat"
)  # one word each
_WITHOUT = re.compile(r" (?:without|ohne|sans|sin|sem|senza|zonder|utan|uden|uten|bez) .*")
_POSTAL = re.compile(r" (?:address|addresses|adress|adresse|adres)\b(?: es\b)?")
_PEOPLE = {"person", "contact", "lead", "customer", "client", "prospect"}
_WHOSE_COMPANY = {"company", "organization", "organisation", "employer", "business", "account"}
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SCRIPTS = re.compile(r"(?<=[a-z])(?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[a-z])")
_WHERE_FROM = re.compile(
    r"^(?:default address|billing|shipping|bill to|ship to|mailing|business|rechnung|rechnungs|facturation|facturacion) (?=.)"
)
WHOLE = ("phone_code", "status")  # meanings that only a whole heading has


@dataclass(frozen=True)
class Claim:
    """What a heading is about and how plainly it says so, from 0 to 1."""

    meaning: str
    score: float


@lru_cache(maxsize=4_000)
def claim(header):
    """The claim that the words of `header` make, or None. Exact phrases first, then phrases among other words."""
    said = plain(header)
    if not said:
        return None
    return _exact(said) or _status(said) or _of_an_address(said) or _among(said)


def plain(header):
    """A heading as words between single spaces: `KundeVorname` and `kunde_vorname` are `kunde vorname`."""
    header = _BRANDS.sub(lambda brand: brand[0].lower(), header[:200])
    said = _SYMBOLS.sub(" ", fold(_CASE.sub(" ", header))).strip()
    said = said if said.isascii() else _SCRIPTS.sub(" ", said)
    said = _WITHOUT.sub("", said) if len(said) > 12 else said
    return _POSTAL.sub("", said) if "mail" in said else said


def is_known(cell):
    """Whether a cell is a heading that we know, about a field or about something beside one."""
    if len(cell) > 60:
        return False
    said = plain(cell)
    return bool(said) and (
        said in _all_exact() or _contains(said, _beside(), _beside_wide()) or claim(cell) is not None
    )


def _exact(said):
    if _contains(said, _beside(), _beside_wide()) and said not in _all_exact():
        return None
    for meaning, strong, weak in _phrases():
        if said in strong:
            return Claim(meaning, 1.0)
        if said in weak:
            return Claim(meaning, 0.8)
    return None


def _status(said):
    """A status with a word that says whose: `current status`, `estado del cliente`."""
    words_said = said.split()
    for weak, score in ((False, 0.9), (True, 0.7)):
        own = [word for word in words_said if word not in _whose()]
        if " ".join(own) in _phrases_of("status")[weak]:
            return Claim("status", score)
    return None


def _of_an_address(said):
    """`Billing company`, `Default address phone`: a field again behind the words that say of which address."""
    bare = _WHERE_FROM.sub("", said)
    found = _exact(bare) if bare != said else None
    return Claim(found.meaning, found.score - 0.15) if found and found.meaning not in WHOLE else None


def _among(said):
    """A phrase among further words, which must not be about something beside the field."""
    if _contains(said, _beside(), _beside_wide()) or len(said.split()) > 10:
        return None
    if said.rpartition(" ")[2] in _WHOSE_COMPANY and said.partition(" ")[0] in _PEOPLE:
        return Claim("company", 0.85)
    for meaning, strong, weak in _phrases():
        if meaning in WHOLE:
            continue
        for phrases, base in ((strong, 0.9), (weak, 0.7)):
            if phrase := _longest(said, phrases):
                score = _partly(said, phrase, meaning, base)
                if score:
                    return Claim(meaning, score)
    return None


def _partly(said, phrase, meaning, base):
    rest = f" {said} ".replace(f" {phrase} ", " ").split() if not _WIDE.search(said) else []
    foreign = [word for word in rest if word not in _fillers()]
    if any(word in _secondary() for word in rest):
        return base - 0.35
    if not foreign:
        return base
    if meaning in NAMING or (meaning == "notes" and base < 0.9):
        return 0
    return 0.5 if meaning == "company" else base - 0.1 * min(len(foreign), 3)


def _longest(said, phrases):
    if _WIDE.search(said):
        found = [phrase for phrase in phrases if _is_within(phrase, said)]
    else:
        found = [phrase for phrase in phrases if f" {phrase} " in f" {said} "]
    return max(found, key=len, default="")


def _is_within(phrase, said):
    """Words without spaces between them hold a phrase anywhere; Latin words beside them stand between spaces."""
    return len(phrase) > 1 and phrase in said if _WIDE.search(phrase) else f" {phrase} " in f" {said} "


def _contains(said, spaced, wide):
    return any(f" {phrase} " in f" {said} " for phrase in spaced) or any(phrase in said for phrase in wide)


@lru_cache(maxsize=1)
def _phrases():
    return [(meaning, _split(strong), _split(weak)) for meaning, strong, weak in MEANINGS]


@lru_cache(maxsize=20)
def _phrases_of(wanted):
    return next((strong, weak) for meaning, strong, weak in _phrases() if meaning == wanted)


@lru_cache(maxsize=1)
def _whose():
    return _split(words.WHOSE)


@lru_cache(maxsize=1)
def _all_exact():
    return frozenset().union(*(strong | weak for _meaning, strong, weak in _phrases()))


@lru_cache(maxsize=1)
def _beside():
    return frozenset(phrase for phrase in _split(words.BESIDE) if not _WIDE.search(phrase))


@lru_cache(maxsize=1)
def _beside_wide():
    return frozenset(phrase for phrase in _split(words.BESIDE) if _WIDE.search(phrase))


@lru_cache(maxsize=1)
def _fillers():
    return _split(words.FILLERS)


@lru_cache(maxsize=1)
def _secondary():
    return _split(words.SECONDARY)


def _split(phrases):
    return frozenset(_SYMBOLS.sub(" ", fold(phrase)).strip() for phrase in phrases.split(",") if phrase.strip())
