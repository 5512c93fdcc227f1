"""How fates and outcomes look, and how many rows have which."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from crm.importing.models import ImportRow

Fate, Outcome, Undone = ImportRow.Fate, ImportRow.Outcome, ImportRow.Undone


class Look(NamedTuple):
    """An icon, the modifier of a chip, and the colour in the bar of proportions."""

    icon: str
    chip: str
    bar: str


LOOKS = {
    Fate.NEW: Look("plus", "good", "new"),
    Fate.UPDATE: Look("arrow", "info", "update"),
    Fate.SAME: Look("same", "", "same"),
    Fate.DUPLICATE: Look("copy", "", "skip"),
    Fate.REPEAT: Look("copy", "", "skip"),
    Fate.CONFLICT: Look("merge", "warn", "conflict"),
    Fate.CUSTOMER: Look("customer", "outline", "customer"),
    Fate.PROMOTED: Look("promote", "outline", "customer"),
    Fate.DISQUALIFIED: Look("archive", "outline", "out"),
    Fate.OPTED_OUT: Look("quiet", "outline", "out"),
    Fate.INVALID: Look("warning", "danger", "invalid"),
}
OUTCOME_LOOKS = {
    Outcome.CREATED: Look("plus", "good", "new"),
    Outcome.UPDATED: Look("arrow", "info", "update"),
    Outcome.UNCHANGED: Look("same", "", "same"),
    Outcome.SKIPPED: Look("right", "", "skip"),
    Outcome.LEFT: Look("x", "outline", "out"),
    Outcome.FAILED: Look("warning", "danger", "invalid"),
}
UNDONE_LOOKS = {
    Undone.REMOVED: Look("undo", "", "skip"),
    Undone.RESTORED: Look("undo", "", "skip"),
    Undone.KEPT: Look("lock", "warn", "conflict"),
}


@dataclass(frozen=True)
class Words:
    """What rows are told apart by: the column and parameter of the URL, its words, how they look, and {word: rows}."""

    column: str
    words: Any
    looks: dict
    counts: Callable[[Any], dict]


FATES = Words("fate", Fate, LOOKS, lambda paste: paste.counts)
OUTCOMES = Words(
    "outcome",
    (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.SKIPPED, Outcome.LEFT, Outcome.FAILED),
    OUTCOME_LOOKS,
    lambda paste: {**paste.totals, Outcome.LEFT: paste.outcomes.get(Outcome.LEFT, 0)},
)


def words_of(paste):
    """The fates while nothing is written, then what became of the rows."""
    return OUTCOMES if paste.started_at else FATES


def chosen_word(paste, params):
    """The fate or outcome that the URL's parameters ask for, "" for all rows."""
    words = words_of(paste)
    asked = params.get(words.column, "")
    return asked if asked in list(words.words) else ""


@dataclass(frozen=True)
class Tab:
    """One fate or outcome as a filter; key "" is all of them, `query` what the URL says."""

    key: str
    label: str
    icon: str
    rows: int
    is_chosen: bool
    query: str = ""


def tabs(paste, chosen):
    """The fates or outcomes that occur, and the chosen one even when its last row has just gone."""
    words = words_of(paste)
    counts = words.counts(paste)
    found = [Tab("", _("All"), "", sum(paste.counts.values()), not chosen)]
    for word in words.words:
        rows = counts.get(word, 0)
        if rows or word == chosen:
            query = f"?{words.column}={word.value}"
            found.append(Tab(word.value, word.label, words.looks[word].icon, rows, word == chosen, query))
    return found


def bar(paste):
    """The proportions of the fates or outcomes as (colour, start, width), in rows."""
    words, start, pieces = words_of(paste), 0, []
    counts = paste.outcomes if words is OUTCOMES else paste.counts
    for word in words.words:
        if width := counts.get(word, 0):
            pieces.append((words.looks[word].bar, start, width))
            start += width
    return pieces
