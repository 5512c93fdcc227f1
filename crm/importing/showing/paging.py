"""A screen of rows, by their numbers: `?after=50` begins with row 51, whichever comes next."""

from dataclasses import dataclass

from crm.importing.models import ImportRow

SIZE = 50
BIGGEST = 2**31 - 1


@dataclass(frozen=True)
class Rows:
    """Rows of one screen, `next` and `previous` for the URL or None, and how many there are of their fate in all."""

    rows: list
    fate: str
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
    """The Rows that the URL's parameters `fate`, `after` and `before` ask for; nonsense in them asks for the first ones."""
    fate = chosen_fate(params)
    rows = paste.rows.defer("derived")
    rows = rows.filter(fate=fate) if fate else rows
    total = paste.counts.get(fate, 0) if fate else sum(paste.counts.values())
    after, before = _number(params.get("after")), _number(params.get("before"))
    if after is None and before is not None:
        found = list(rows.filter(number__lt=before).order_by("-number")[: SIZE + 1])
        has_more, found = len(found) > SIZE, found[:SIZE][::-1]
        if not found:
            return rows_asked_for(paste, {"fate": fate})
        return Rows(found, fate, total, found[-1].number, found[0].number if has_more else None)
    found = list(rows.filter(number__gt=after or 0).order_by("number")[: SIZE + 1])
    has_more, found = len(found) > SIZE, found[:SIZE]
    if not found and after:
        return rows_asked_for(paste, {"fate": fate})
    has_less = bool(after and found) and rows.filter(number__lte=after).exists()
    return Rows(found, fate, total, found[-1].number if has_more else None, found[0].number if has_less else None)


def chosen_fate(params):
    """The fate that the URL asks for, "" for all."""
    fate = params.get("fate", "")
    return fate if fate in ImportRow.Fate.values else ""


def _number(text):
    is_number = bool(text) and text.isascii() and text.isdecimal() and len(text) < 11
    return int(text) if is_number and int(text) <= BIGGEST else None
