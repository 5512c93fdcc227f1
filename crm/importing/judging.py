"""The fate of each row, before anything is written: cleaned values, what is wrong, and whether it is here already."""

from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from crm.exporting import original
from crm.importing import kinds, matching
from crm.importing.models import Import, ImportRow
from crm.importing.reading import NUL
from crm.text import squash

Fate = ImportRow.Fate
PROBLEM = ""  # the key of an error that belongs to no field


def judge(paste, rows):
    """Decide the fate of `rows` (all rows of the import, in order) by its mapping and its choice for duplicates.

    The rows are changed and not saved. Records are looked up a chunk at a time, two queries each.
    """
    kind = kinds.get(paste.kind)
    reader = _Reader(kind, paste.mapping, paste.workspace.phone_region)
    seen = matching.Known(kind.telling)
    waiting = iter(rows)
    while some := list(islice(waiting, matching.CHUNK)):
        for row in some:
            reader.read(row)
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


class _Reader:
    """Turns the cells of a row into values of fields, by a mapping."""

    def __init__(self, kind, mapping, region):
        self.kind, self.region = kind, region
        self.columns = [(at, field) for at, field in enumerate(mapping) if field]

    def read(self, row):
        """Fill `values` and `errors` of the row."""
        problem = row.errors.get(PROBLEM)
        row.values, row.errors = {}, {PROBLEM: problem} if problem else {}
        for name, typed in self._typed(row.cells).items():
            try:
                if value := self.kind.by_name[name].clean(typed, self.region):
                    row.values[name] = value
            except ValidationError as error:
                row.errors[name] = " ".join(error.messages)
        if not row.errors and not row.values.get("name"):
            row.errors["name"] = str(self.kind.lacks_name)

    def _typed(self, cells):
        """What was typed for each field: columns of one field together, a person for want of a company."""
        typed: dict[str, list[str]] = {}
        for at, field in self.columns:
            if at < len(cells) and (cell := cells[at].strip(" \u00a0")):
                typed.setdefault(field, []).append(original(cell).replace(NUL, "\0"))
        person = [" ".join(typed.pop(part, [])) for part in kinds.PARTS]
        if squash(" ".join(person)):
            typed.setdefault("contact_name", [" ".join(person)])
        if "name" not in typed and "contact_name" in typed:
            typed["name"] = typed["contact_name"]
        joined = {name: _together(name, several) for name, several in typed.items()}
        return {name: value for name, value in joined.items() if name in self.kind.by_name}


def _together(name, several):
    """Several columns of one field: notes below each other, of anything else the first."""
    return "\n".join(several) if name == "notes" else several[0]
