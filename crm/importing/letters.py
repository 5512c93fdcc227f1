"""Which encoding a text without a mark and not in UTF-8 is in, told by how common its letters would be.

Two-byte encodings put the characters that are much used in a range of their own (JIS X 0208 and GB 2312 level 1,
Big5 frequent characters, kana, full-width signs); a wrong reading scatters over the rare ones. In a Western text
letters beyond ASCII stand alone or in pairs among plain ones. Both hold for a single name as well, where the
statistics of charset-normalizer want a page; it is asked when neither speaks.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from charset_normalizer import from_bytes

CLEAR = 0.7  # share of letters in their place from which a reading is believed
HALF = 0.75  # what a half-width kana counts: every second Chinese character could be two
OTHERS = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman"]

_BEYOND = bytes(range(128, 256))
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_HIGH = re.compile(rb"[\x80-\xff]+")
# The signs that Western texts have before a word, behind it, alone and within it.
_BEFORE = "«“‘¿¡£€ ".encode("cp1252")
_BEHIND = "»”’…®™°²³ºª€ ".encode("cp1252")
_ALONE = "–—•·½¼¾©§±×´".encode("cp1252") + _BEFORE + _BEHIND
_INNER = "’´·".encode("cp1252")
_CAPITALS = "ŠŒŽŸÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ".encode("cp1252")
_SMALL = "šœžßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ".encode("cp1252")
_LETTERS = _CAPITALS + _SMALL
_CENTRAL = "łążŁĄŻľťŤŹź".encode("cp1250")
_CENTRAL_L = "Ł".encode("cp1250")


@dataclass(frozen=True)
class _Wide:
    """A two-byte encoding: what a character is in it, which are common, which of them it must have, how many at least."""

    name: str
    character: re.Pattern
    common: re.Pattern
    proof: re.Pattern | None = None
    least: int = 1


_WIDES = (
    _Wide(  # Hangul fill the first half of what is common in GB 2312: a dozen characters are hardly there by chance
        "cp949",
        re.compile(rb"[\x81-\xfe][\x41-\x5a\x61-\x7a\x81-\xfe]"),
        re.compile(rb"[\xb0-\xc8][\xa1-\xfe]"),
        least=12,
    ),
    _Wide(
        "gb18030",
        re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\x7e\x80-\xfe]"),
        re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|\xa1[\xa1-\xbf]|\xa3[\xa1-\xfe]"),
    ),
    _Wide(
        "big5",
        re.compile(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]"),
        re.compile(rb"[\xa4-\xc5][\x40-\x7e\xa1-\xfe]|\xc6[\x40-\x7e]|\xa1[\x40-\x7e]|\xa2[\xaf-\xfe]|\xa3[\x40-\x73]"),
    ),
    _Wide(
        "cp932",
        re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]"),
        re.compile(
            rb"\x81[\x40-\x7e\x80-\xac]|\x82[\x4f-\x9a\x9f-\xf1]|\x83[\x40-\x96]|[\x88-\x97][\x40-\x7e\x80-\xfc]|\x98[\x40-\x72]"
        ),
    ),
    _Wide(
        "euc_jp",
        re.compile(rb"[\xa1-\xfe][\xa1-\xfe]|\x8e[\xa1-\xdf]"),
        re.compile(rb"\xa1[\xa1-\xbf]|\xa3[\xb0-\xfa]|\xa4[\xa1-\xf3]|\xa5[\xa1-\xf6]|[\xb0-\xcf][\xa1-\xfe]"),
        proof=re.compile(rb"\xa4[\xa1-\xf3]|\xa5[\xa1-\xf6]"),
    ),
)


def guess(sample):
    """The name of the encoding that `sample` (bytes with some beyond ASCII) is most likely in."""
    west, central = _western(sample)
    if west >= CLEAR:
        return "cp1250" if central else "cp1252"
    scores = {wide.name: _commonness(sample, wide) for wide in _WIDES}
    best = max(scores, key=scores.__getitem__)
    if scores[best] >= CLEAR or scores[best] > max(0.4, 1.25 * west):
        return best
    found = from_bytes(sample, cp_isolation=OTHERS).best() if west < 0.3 else None
    return found.encoding if found else "cp1252"


def _western(sample):
    """The share of bytes beyond ASCII that stand where a Western text has them; whether they speak for Central Europe."""
    fit = high = central = 0
    for word in _WORD.findall(sample):
        beyond = len(word) - len(word.translate(None, _BEYOND))
        high += beyond
        if beyond:
            fit += beyond if _is_word(word) else 0
            central += _central(word)
    speaks = central >= 0.1 * high
    return (1.0 if speaks and central + fit >= CLEAR * high else fit / (high or 1)), speaks


def _is_word(word):
    """Signs at the edges; letters beyond ASCII in runs of two, no more of them than plain ones, no capital after a small one."""
    core = word.lstrip(_BEFORE).rstrip(_BEHIND)
    if len(word) - len(core) > 4 or not word.translate(None, _ALONE):
        return len(word) <= 2
    runs = [len(run) for run in _HIGH.findall(core)]
    if not all(byte < 128 or byte in _LETTERS or byte in _INNER for byte in core):
        return False
    if max(runs, default=0) > 2 or 3 * sum(runs) > max(3, 2 * len(core)):
        return False
    return not any(later in _CAPITALS and _is_small(earlier) for earlier, later in pairwise(core))


def _central(word):
    """How many letters of a word are of Central Europe where a Western reading has a sign or a capital within it."""
    return sum(
        later in _CENTRAL and (earlier in _LETTERS or chr(earlier).isalpha()) for earlier, later in pairwise(word)
    ) + (word[:1] == _CENTRAL_L and word[1:2].isalpha())


def _is_small(byte):
    return byte in _SMALL or 97 <= byte <= 122


def _commonness(sample, wide):
    """The share of what is beyond ASCII that are common characters of an encoding; broken ones count against it."""
    characters = common = proof = 0
    for run in _runs(sample):
        found = wide.character.findall(run)
        rest = wide.character.sub(b"", run)
        characters += len(found) + 2 * sum(byte > 127 for byte in rest)
        common += sum(1 if wide.common.fullmatch(character) else HALF * (len(character) == 1) for character in found)
        proof += len(wide.proof.findall(run)) if wide.proof else 0
    if characters < wide.least or (wide.proof and proof < 0.1 * characters):
        return 0.0
    return common / (characters or 1)


def _runs(sample):
    """The stretches that start beyond ASCII, with what may be second bytes."""
    return re.findall(rb"[\x80-\xff][\x30-\x7e\x80-\xff]*", sample)
