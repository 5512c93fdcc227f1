"""The lists of `crm.importing.mapping.words` as sets of folded phrases, and which of them stand in a heading."""

import re
from functools import cache, lru_cache

from crm.importing.mapping import words
from crm.text import fold

# The order decides where a heading says two things: `Company phone` is a phone.
MEANINGS = {
    "phone_code": (words.PHONE_CODE, ""),
    "email": (words.EMAIL, words.EMAIL_WEAK),
    "phone": (words.PHONE, words.PHONE_WEAK),
    "website": (words.WEBSITE, words.WEBSITE_WEAK),
    "industry": (words.INDUSTRY, words.INDUSTRY_WEAK),
    "source": (words.SOURCE, words.SOURCE_WEAK),
    "status": (words.STATUS, words.STATUS_WEAK),
    "notes": (words.NOTES, words.NOTES_WEAK),
    "first": (words.FIRST, ""),
    "last": (words.LAST, ""),
    "person": (words.PERSON, words.PERSON_WEAK),
    "company": (words.COMPANY, words.COMPANY_WEAK),
    "name": (words.NAME, ""),
}
SYMBOLS = re.compile(r"[\W_]+")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@cache
def of_list(phrases):
    """One of the lists in `words` as a set."""
    return frozenset(SYMBOLS.sub(" ", fold(phrase)).strip() for phrase in phrases.split(",") if phrase.strip())


@cache
def of_meanings():
    """{meaning: (plain phrases, weaker ones)}."""
    return {meaning: (of_list(strong), of_list(weak)) for meaning, (strong, weak) in MEANINGS.items()}


@cache
def every():
    """All phrases that mean something."""
    return frozenset().union(*(strong | weak for strong, weak in of_meanings().values()))


def longest(said, phrases):
    """The longest of a set of phrases that stands in a heading, "" for none."""
    return max((runs(said) & phrases) | _within(said, phrases), key=len, default="")


def is_beside(said):
    """Whether a heading has words about something beside a field."""
    beside = of_list(words.BESIDE)
    return not runs(said).isdisjoint(beside) or bool(_within(said, beside))


@lru_cache(maxsize=4_000)
def runs(said):
    """Every run of whole words: `main e mail` has `main`, `main e`, `main e mail`, `e`, `e mail` and `mail`."""
    parts = said.split(" ")
    return frozenset(
        " ".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)
    )


def _within(said, phrases):
    """Scripts without spaces between words hold a phrase anywhere."""
    if said.isascii() or not WIDE.search(said):
        return set()
    return {
        phrase for phrase in _wide(phrases) if phrase in said and (len(phrase) > 1 or phrases is of_list(words.BESIDE))
    }


@cache
def _wide(phrases):
    return frozenset(phrase for phrase in phrases if WIDE.search(phrase))
