"""Whether bytes beyond ASCII stand where a Western text has them, read as Windows-1252."""

import re
from itertools import pairwise

_BEYOND = bytes(range(128, 256))
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_HIGH = re.compile(rb"[\x80-\xff]+")
# The signs that Western texts have before a word, behind it, alone and within it.
_BEFORE = "«“‘¿¡£€ ".encode("cp1252")
_BEHIND = "»”’…®™°²³ºª€ ".encode("cp1252")
_ALONE = "–—•·½¼¾©§±×´".encode("cp1252") + _BEFORE + _BEHIND
_BLANK = "\u00a0".encode("cp1252")
_INNER = "’´·".encode("cp1252")
_CAPITALS = "ŠŒŽŸÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ".encode("cp1252")
_SMALL = "šœžßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ".encode("cp1252")
_LETTERS = _CAPITALS + _SMALL
_CENTRAL = "łążŁĄŻľťŤŹź".encode("cp1250")
_CENTRAL_FIRST = "ŁŻ".encode("cp1250")
_AS_WESTERN = bytes.maketrans(_CENTRAL, "é".encode("cp1252") * len(_CENTRAL))


def western(sample):
    """The share of bytes beyond ASCII that stand where a Western text has them; whether they speak for Central Europe."""
    fit = high = central = speaking = 0
    for word in _WORD.findall(sample):
        beyond = len(word) - len(word.translate(None, _BEYOND))
        if not beyond:
            continue
        high += beyond
        found = _central(word)
        if found and _is_word(word.translate(_AS_WESTERN), most=0.75):
            speaking += found
            central += beyond
        elif _is_word(word):
            fit += beyond
    if speaking < 0.1 * high:
        return fit / (high or 1), False
    return (fit + central) / high, True


def _is_word(word, most=0.67):
    """Signs at the edges; letters beyond ASCII in runs of two, `most` of all, no capital after a small one."""
    core = word.lstrip(_BEFORE).rstrip(_BEHIND)
    if len(word) - len(core) > 4 or not word.translate(None, _ALONE):
        return len(word.strip(_BLANK)) <= 1
    runs = [len(run) for run in _HIGH.findall(core)]
    if not all(byte < 128 or byte in _LETTERS or byte in _INNER for byte in core):
        return False
    if max(runs, default=0) > 2 or sum(runs) > max(1, most * len(core)):
        return False
    return not any(later in _CAPITALS and _is_small(earlier) for earlier, later in pairwise(core))


def _central(word):
    """How many letters of a word are of Central Europe where a Western reading has a sign, or a capital after a small one."""
    within = sum(later in _CENTRAL and _is_letter(earlier) for earlier, later in pairwise(word))
    return within + (len(word) > 1 and word[0] in _CENTRAL_FIRST and _is_letter(word[1]))


def _is_letter(byte):
    return byte in _LETTERS or 65 <= byte <= 90 or 97 <= byte <= 122


def _is_small(byte):
    return byte in _SMALL or 97 <= byte <= 122
