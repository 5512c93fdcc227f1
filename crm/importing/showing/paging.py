"""A screen of rows, by their numbers: `?after=50` begins with row 51, whichever comes next."""

from dataclasses import dataclass

from crm.importing.models import ImportRow
from crm.importing.showing.fates import chosen_word, words_of

Outcome = ImportRow.Outcome
SIZE = 50
BIGGEST = 2**31 - 1


@dataclass(frozen=True)
class Rows:
    """Rows of one screen, `next` and `previous` for the URL or None, and how many there are of their fate or outcome `word`."""

    rows: list
    word: str
    total: int
    next: int | None
    previous: int | None

    @property
    def first(self):
        return self.rows[0].number if self.rows else 0

    @property
    def last(self):
        return self.rows[-1].number if self.rows else 0


def rows_asked_for(paste, params):
    """The Rows that the URL's parameters `fate` or `outcome`, `after` and `before` ask for; nonsense in them asks for the first ones."""
    words, word = words_of(paste), chosen_word(paste, params)
    total = words.counts(paste).get(word, 0) if word else sum(paste.counts.values())
    after, before = _number(params.get("after")), _number(params.get("before"))
    if after is None and before is not None:
        found = _some(paste, words, word, "-number", number__lt=before)
        has_more, found = len(found) > SIZE, found[:SIZE][::-1]
        if not found:
            return rows_asked_for(paste, {words.column: word})
        return Rows(found, word, total, found[-1].number, found[0].number if has_more else None)
    found = _some(paste, words, word, "number", number__gt=after or 0)
    has_more, found = len(found) > SIZE, found[:SIZE]
    if not found and after:
        return rows_asked_for(paste, {words.column: word})
    has_less = bool(after and found) and bool(_some(paste, words, word, "-number", number__lte=after))
    return Rows(found, word, total, found[-1].number if has_more else None, found[0].number if has_less else None)


def _some(paste, words, word, order, **where):
    """One row more than fit on a screen, in the order of their numbers; each value is walked along the index by itself."""
    found = []
    for value in [word, Outcome.LEFT] if word == Outcome.SKIPPED else [word]:
        rows = paste.rows.filter(**where, **({words.column: value} if value else {}))
        found += rows.defer("derived").order_by(order)[: SIZE + 1]
    return sorted(found, key=lambda row: row.number, reverse=order.startswith("-"))[: SIZE + 1]


def _number(text):
    is_number = bool(text) and text.isascii() and text.isdecimal() and len(text) < 11
    return int(text) if is_number and int(text) <= BIGGEST else None
