"""One row in the table of fates."""

from dataclasses import dataclass
from functools import cache, partial

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from crm.addresses import record_url
from crm.importing import kinds
from crm.importing.cells.reader import Reader
from crm.importing.models import ImportRow
from crm.importing.planning.choices import choices_for
from crm.importing.planning.judging import plan
from crm.importing.showing.cells import Cell, cell, columns_of
from crm.importing.showing.fates import LOOKS, OUTCOME_LOOKS, UNDONE_LOOKS, Look

Fate, Choice, Outcome = ImportRow.Fate, ImportRow.Choice, ImportRow.Outcome
DONE_BY = {Outcome.CREATED: Choice.CREATE, Outcome.UPDATED: Choice.UPDATE, Outcome.SKIPPED: Choice.SKIP}


@dataclass(frozen=True)
class Line:
    """A row as the table shows it: the chip, its cells, why, where it leads, and what may be chosen for it.

    `base` is the address under which the row is changed, "" when nobody may. `is_resting` says that what it met was put away, and
    can be brought back.
    """

    row: ImportRow
    cells: list[Cell]
    label: str
    look: Look
    why: str
    url: str
    choices: list[tuple[str, str, bool]]
    base: str
    is_resting: bool = False

    @property
    def is_quiet(self):
        """Whether nothing comes of it."""
        return self.row.outcome in (Outcome.SKIPPED, Outcome.UNCHANGED, Outcome.LEFT)


def fields_of(paste):
    """The fields that some column became, the name first; notes, which are long, come last."""
    kind = kinds.of(paste)
    mapped = {kind.field_of(target) for target in paste.mapping if target} | {"name"}
    shown = [field for field in kind.fields if field.name in mapped]
    return sorted(shown, key=lambda field: field.name == "notes")


def lines(paste, rows, *, can_edit):
    """A Line for each of `rows` (ImportRows), with cells for `fields_of` the import."""
    kind = kinds.of(paste)
    # What all rows share is worked out once: a screen has hundreds of cells.
    fields = [(field, columns_of(field.name, paste.mapping, kind)) for field in fields_of(paste)]
    reader = Reader(kind, paste.columns, paste.mapping, paste.region)
    choices = cache(partial(options, paste, kind)) if can_edit else None
    resting = _resting(kind, rows) if can_edit else {}
    return [_line(paste, row, fields, reader.typed(row.cells), choices, resting) for row in rows]


def _resting(kind, rows):
    """{number: id} of the rows that met what was put away, asked for only when there may be any."""
    met = {row.number: row.target_id for row in rows if row.fate in (Fate.DUPLICATE, Fate.CUSTOMER) and row.target_id}
    resting = kind.records.resting(set(met.values())) if met else {}
    return {number: pk for number, pk in met.items() if pk in resting}


def options(paste, kind, fate, choice="", has_changes=True):
    """What may be done with a row of a fate, as (value, words, chosen?), what the fate itself says first with the value ""."""
    if not (allowed := choices_for(fate, kind)):
        return []
    planned = plan(ImportRow(fate=fate), paste.duplicates)
    itself = DONE_BY.get(planned)
    if fate == Fate.SAME and not has_changes:
        allowed = [one for one in allowed if one != Choice.UPDATE]
    label = itself.label if itself else pgettext("what to do with a row", "Leave as is")
    others = [(one.value, one.label, one == choice) for one in allowed if one != itself]
    return [("", label, choice in ("", itself)), *others]


def _line(paste, row, fields, typed, choices, resting):
    label, look = _chip(paste, row)
    shown = [field.name for field, _places in fields]
    problems = [row.errors[name] for name in row.errors if name not in shown]
    why = " ".join(filter(None, [*problems, row.reason, row.remark]))
    allowed = choices(row.fate, row.choice, bool(row.changes)) if choices else []
    cells = [cell(paste, row, field, typed.get(field.name, ""), places) for field, places in fields]
    base = f"{record_url('imports:detail', paste.workspace.slug, paste.pk)}rows/{row.number}/" if choices else ""
    return Line(
        row, cells, label, look, why or _hint(paste, row), _url(paste, row), allowed, base, row.number in resting
    )


def _chip(paste, row):
    if row.undone and paste.status in (paste.Status.UNDONE, paste.Status.UNDOING):
        return row.get_undone_display(), UNDONE_LOOKS[row.undone]
    if paste.started_at:
        return row.get_outcome_display(), OUTCOME_LOOKS[row.outcome]
    return row.get_fate_display(), LOOKS[row.fate]


def _hint(paste, row):
    """Why a row was skipped, where nothing else says so."""
    if not paste.started_at or row.outcome != Outcome.SKIPPED:
        return ""
    return _("by hand") if row.choice else row.get_fate_display()


def _url(paste, row):
    """The page of the record it met or made, or of the earlier row that it repeats."""
    slug = paste.workspace.slug
    if row.fate == Fate.REPEAT and not row.made_id:
        return f"{record_url('imports:detail', slug, paste.pk)}?after={row.twin - 1}#row-{row.twin}"
    if row.undone == row.Undone.REMOVED:
        return ""
    if row.is_contact and row.made_id:
        return record_url("contacts:detail", slug, row.made_id)
    if row.made_id:
        return record_url(f"{paste.kind}:detail", slug, row.made_id)
    kind = "customers" if row.fate == Fate.CUSTOMER else paste.kind
    return record_url(f"{kind}:detail", slug, row.target_id) if row.target_id else ""
