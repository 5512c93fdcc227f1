"""The fate of each row, before anything is written: cleaned values, what is wrong, and whether it is here already."""

from itertools import islice

from django.utils.translation import gettext as _

from crm.importing import kinds, matching
from crm.importing.cells import Reader
from crm.importing.models import Import, ImportRow

Fate = ImportRow.Fate


def judge(paste, rows):
    """Read the cells of `rows` (all rows of the import, in order) by its mapping, and decide their fates.

    The rows are changed and not saved.
    """
    reader = Reader(kinds.get(paste.kind), paste.columns, paste.mapping, paste.workspace.phone_region)
    for row in rows:
        reader.read_row(row)
    decide(paste, rows)


def decide(paste, rows):
    """The fate of `rows` that have been read: against each other, against what is there now, by the choice for duplicates.

    Records are looked up a chunk at a time, two queries each.
    """
    kind = kinds.get(paste.kind)
    seen = matching.Known(kind.telling)
    waiting = iter(rows)
    while some := list(islice(waiting, matching.CHUNK)):
        keys = [matching.keys_of(row.values, row.number) for row in some]
        known = matching.existing(kind, paste.workspace_id, keys)
        for row, key in zip(some, keys, strict=True):
            _decide(row, key, known, seen, paste.duplicates, kind)
    paste.counts = count(rows)


def count(rows):
    """Rows by fate, every fate named."""
    counts = dict.fromkeys(Fate.values, 0)
    for row in rows:
        counts[row.fate] += 1
    return counts


def _decide(row, keys, known, seen, duplicates, kind):
    row.changes, row.target_id, row.reason = {}, None, ""
    if row.errors:
        row.fate = Fate.INVALID
        return
    there, why = known.find(keys)
    twin, why_twin = seen.find(keys)
    seen.add(keys)
    if duplicates == Import.Duplicates.CREATE:
        row.fate = Fate.NEW
    elif there:
        _meet(row, there, why, duplicates, kind)
    elif twin:
        row.fate = Fate.REPEAT
        row.reason = _("Row %(row)d: %(why)s") % {"row": twin.number, "why": why_twin}
    else:
        row.fate = Fate.NEW


def _meet(row, there, why, duplicates, kind):
    """A row that is here already: skipped, or what is empty there gets filled."""
    row.target_id = there.pk
    closed = kind.closed(there.about)
    reasons = {"name": there.about["name"], "why": f"{why}, {closed}" if closed else why}
    row.reason = _("%(name)s: %(why)s") % reasons
    if duplicates == Import.Duplicates.SKIP or closed:
        row.fate = Fate.DUPLICATE
        return
    row.changes = {name: ["", value] for name, value in row.values.items() if value and not there.about[name]}
    row.fate = Fate.UPDATE if row.changes else Fate.SAME
