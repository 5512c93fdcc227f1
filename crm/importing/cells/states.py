"""Words for a status, as other programs and languages have them."""

import re

from crm.importing.kinds import Unplaced
from crm.text import fold

_SIGNS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"^\d+ (?=\D)")


def reader(phrases):
    """A function that gives the status a text stands for, or raises Unplaced.

    `phrases` is {status: "words, separated by commas"}; case, accents and punctuation do not count, nor a number before.
    """
    known = {plain(word): status for status, words in phrases.items() for word in words.split(",")}
    known |= {plain(status): status for status in phrases}

    def read(text):
        said = plain(text)
        if status := known.get(said) or known.get(_NUMBERED.sub("", said)):
            return str(status)
        raise Unplaced

    return read


def plain(text):
    """Folded words between single spaces: `1 - In_Progress` is `1 in progress`."""
    return _SIGNS.sub(" ", fold(text)).strip()
