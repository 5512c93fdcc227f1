"""A reader of vCards after RFC 2426 and RFC 2425, as strict as the words: it shares nothing with our writer."""

import re


def read_cards(data):
    """The cards in `data` (bytes) as lists of (name, parameters, value); structured values are lists of texts."""
    text = data.decode()
    if not text:
        return []
    assert not re.search(r"[\r\n]", text.replace("\r\n", ""))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("\r\n")
    cards, card = [], None
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        named, _colon, value = line.partition(":")
        name, *parameters = named.split(";")
        if (name, value) == ("BEGIN", "VCARD"):
            assert card is None
            card = []
        elif (name, value) == ("END", "VCARD"):
            cards.append(card)
            card = None
        else:
            card.append((name, tuple(parameters), _structured(value) if name in ("N", "ORG") else _text(value)))
    assert card is None
    return cards


def _structured(value):
    return [_text(part) for part in re.findall(r"(?:^|;)((?:\\.|[^\\;])*)", value)]


def _text(value):
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
