"""The lists of `words` and `qualifiers` as sets of folded phrases, and which of them stand in a heading."""

import re
from functools import cache, lru_cache

from crm.importing.mapping import qualifiers, words
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
    "trade": (words.TRADE, ""),
    "company": (words.COMPANY, words.COMPANY_WEAK),
    "name": (words.NAME, ""),
}
SYMBOLS = re.compile(r"[\W_]+")
_IDS = {"id", "nr", "no"}  # words of two letters that end another
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


def beside(said, phrase):
    """The words beside a phrase; in scripts without spaces what is left but for the signs that say whose."""
    if not WIDE.search(phrase):
        return f" {said} ".replace(f" {phrase} ", " ").split()
    left = said.replace(phrase, " ", 1)
    for whose in _wide_owners():
        left = left.replace(whose, " ")
    return left.split()


@cache
def _wide_owners():
    return sorted(filter(WIDE.search, of_list(qualifiers.WHOSE) | of_list(qualifiers.FILLERS)), key=len, reverse=True)


@lru_cache(maxsize=4_000)
def apart(word):
    """`companyname` as `company name`: a word that we don't know as the two that it is made of, where we know both."""
    known = _single_words()
    if len(word) < 7 or word in known or not word.isascii():
        return word
    cuts = ((word[:at], word[at:]) for at in range(len(word) - 2, 2, -1))
    return next((" ".join(cut) for cut in cuts if known.issuperset(cut) and (len(cut[1]) > 2 or cut[1] in _IDS)), word)


def is_word(word):
    """Whether a single word stands in one of the lists."""
    return word in _single_words()


@cache
def _single_words():
    lists = (qualifiers.BESIDE, qualifiers.FILLERS, qualifiers.WHOSE, qualifiers.NUMBERS)
    return frozenset(word for phrase in every().union(*map(of_list, lists)) for word in phrase.split(" "))


def is_beside(said):
    """Whether a heading has words about something beside a field."""
    listed = of_list(qualifiers.BESIDE)
    return not runs(said).isdisjoint(listed) or bool(_within(said, listed))


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
        phrase
        for phrase in _wide(phrases)
        if phrase in said and (len(phrase) > 1 or phrases is of_list(qualifiers.BESIDE))
    }


@cache
def _wide(phrases):
    return frozenset(phrase for phrase in phrases if WIDE.search(phrase))
