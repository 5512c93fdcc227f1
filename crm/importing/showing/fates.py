"""How fates and outcomes look, and how many rows have which."""

from dataclasses import dataclass
from typing import NamedTuple

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
    Outcome.FAILED: Look("warning", "danger", "invalid"),
}
UNDONE_LOOKS = {
    Undone.REMOVED: Look("undo", "", "skip"),
    Undone.RESTORED: Look("undo", "", "skip"),
    Undone.KEPT: Look("lock", "warn", "conflict"),
}


@dataclass(frozen=True)
class Tab:
    """One fate as a filter; key "" is all of them."""

    key: str
    label: str
    icon: str
    rows: int
    is_chosen: bool


def tabs(paste, chosen):
    """The fates that occur, and the chosen one even when its last row has just gone."""
    found = [Tab("", _("All"), "", sum(paste.counts.values()), not chosen)]
    for fate in Fate:
        rows = paste.counts.get(fate, 0)
        if rows or fate == chosen:
            found.append(Tab(fate.value, fate.label, LOOKS[fate].icon, rows, fate == chosen))
    return found


def bar(paste):
    """The proportions of the fates as (colour, start, width), in rows."""
    start, pieces = 0, []
    for fate in Fate:
        if width := paste.counts.get(fate, 0):
            pieces.append((LOOKS[fate].bar, start, width))
            start += width
    return pieces
