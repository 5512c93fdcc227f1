"""Folding and comparing names: case, accents, punctuation and legal forms out of the way."""

import re
import unicodedata

# Letters that Unicode does not decompose into a base letter and an accent.
_UNDECOMPOSED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_ACCENTS = range(0x300, 0x20000)  # the planes in which Unicode has combining characters
_UNACCENTED = _UNDECOMPOSED | {n: None for n in _ACCENTS if unicodedata.combining(chr(n))}

# Legal forms as ISO 20275 lists them for the countries most imports come from, folded and without dots.
LEGAL_FORMS = frozenset(
    """ab ag aps as asa bv bvba co company corp corporation cv doo eg ek eirl eood ev gbr gesmbh gmbh hf inc
    incorporated ivs kft kg kgaa kk lda limited llc llp lp ltd ltda mbh nv oe og ohg ood oy oyj plc pte pty pvt
    sa sas sasu sarl scop se sl slu sme snc societa spa spzoo spol sprl srl srls sro ug vof zoo zrt""".split()
)
_PUNCTUATION = re.compile(r"[^\w\s]|_")
# The same for names in plain ASCII, with dots and apostrophes gone as `name_key` wants them.
_PLAIN = {n: " " for n in range(128) if not chr(n).isalnum()} | {ord("."): None, ord("'"): None}
_LINKS = frozenset(["and", "und", "et", "the"])
LONGEST = 2_000  # characters that are folded; no name, address or row of them is that long


def squash(text):
    """`text` without leading, trailing and repeated white space."""
    return " ".join(text.split()) if text else ""


def fold(text):
    """`text` for comparing and sorting: lower case, no accents, single spaces (`Ærø  Køl` -> `aero kol`).

    Only its beginning counts: sorting the accents of one letter that has thousands takes seconds.
    """
    text = (text or "")[:LONGEST]
    if text.isascii():
        return squash(text.lower())
    return squash(unicodedata.normalize("NFKD", text.casefold()).translate(_UNACCENTED))


def name_key(name):
    """What two spellings of one company have in common: folded, no punctuation, no legal form at the end.

    A name of nothing but punctuation is its own, or it would never be found again.

    >>> name_key("Müller & Söhne GmbH & Co. KG")
    'muller sohne'
    """
    name = fold(name)
    if name.isascii():
        words = name.translate(_PLAIN).split()
    else:
        words = _PUNCTUATION.sub(" ", name.replace(".", "").replace("'", "").replace("’", "")).split()
    words = [word for word in words if word not in _LINKS] or words
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words) or name


def initials(name):
    """Up to two letters that stand for a person (`Mara Lindqvist` -> `ML`)."""
    words = [word for word in _PUNCTUATION.sub(" ", name or "").split() if word]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def split_person(full_name):
    """A person's full name as (first, last).

    `Keane, Siobhan` and `Siobhan Keane` both give ("Siobhan", "Keane"); particles stay with the last name
    (`Ludwig van Beethoven` -> "van Beethoven"); titles and suffixes are dropped; one word is a first name.
    """
    name = squash(full_name)
    if name.count(",") == 1:
        last, first = (part.strip() for part in name.split(","))
        if first and last and fold(first).replace(".", "") not in _SUFFIXES:
            return first, last
        name = last
    words = [w for w in name.split() if fold(w).replace(".", "") not in _TITLES | _SUFFIXES] or name.split()
    if len(words) < 2:
        return (words[0] if words else ""), ""
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in _PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


_TITLES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "herr",
    "frau",
    "mme",
    "mlle",
    "sr",
    "sra",
    "dott",
    "ing",
    "sir",
}
_SUFFIXES = {"jr", "phd", "md", "mba", "esq", "ii", "iii", "iv"}
_PARTICLES = {
    "van",
    "von",
    "de",
    "der",
    "den",
    "del",
    "della",
    "di",
    "da",
    "dos",
    "das",
    "du",
    "la",
    "le",
    "ter",
    "ten",
    "zu",
    "zum",
    "zur",
    "af",
    "av",
    "al",
    "el",
    "bin",
    "ben",
    "st",
    "mac",
}
