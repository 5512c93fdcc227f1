"""Cells with several addresses or numbers where one has its place."""

import re

_BETWEEN = {
    "email": re.compile(r"\s*[;,/|\n]\s*|\s+(?:or|and|und|oder|et|ou|y|o|e)\s+|\s+(?=\S+@)"),
    "phone": re.compile(
        r"\s*[;,|\n]\s*|\s+/\s*|/\s+|(?<=\d{5})/(?=\+?\d{5})|\s+(?:or|and|und|oder|et|ou|y|o|e)\s+", re.I
    ),
}
_ONE = {
    "email": re.compile(r"[^@\s]+@[^@\s]+|.*<[^@\s]+@[^@\s]+>"),
    "phone": re.compile(r"(?:\D{0,12}\d){6,15}\D{0,12}"),
}


def apart(text, field):
    """The single addresses or numbers in a text for `field`; none when it is not made of two or more.

    >>> apart("a@b.example; c@d.example", "email")
    ['a@b.example', 'c@d.example']
    """
    parts = [part for part in _BETWEEN[field].split(text) if part] if field in _BETWEEN and len(text) < 1_000 else []
    return parts if len(parts) > 1 and all(_ONE[field].fullmatch(part) for part in parts) else []
