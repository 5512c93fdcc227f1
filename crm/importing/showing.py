"""What the check page and the receipt show of an import."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from crm.cleaning import format_phone
from crm.importing import kinds
from crm.importing.cells import PROBLEM, Reader
from crm.importing.models import ImportRow
from crm.listing import Sort, keyset_page

Fate = ImportRow.Fate
ORDER = (Sort("row", ("number",), descending=False),)
SIZE = 25
LONGEST = 300  # characters of a cell that are sent to the browser
LOOKS = {
    Fate.NEW: ("plus", "good"), Fate.UPDATE: ("arrow", "info"), Fate.SAME: ("same", ""),
    Fate.DUPLICATE: ("copy", ""), Fate.REPEAT: ("copy", ""), Fate.INVALID: ("warning", "danger"),
}  # fmt: skip
OUTCOMES = {
    Fate.NEW: gettext_lazy("Created"), Fate.UPDATE: gettext_lazy("Updated"), Fate.SAME: gettext_lazy("Unchanged"),
    Fate.DUPLICATE: gettext_lazy("Skipped, here already"), Fate.REPEAT: gettext_lazy("Skipped, twice in this paste"),
    Fate.INVALID: gettext_lazy("Failed"),
}  # fmt: skip
BARS = {
    Fate.NEW: "new", Fate.UPDATE: "update", Fate.SAME: "same", Fate.DUPLICATE: "customer",
    Fate.REPEAT: "skip", Fate.INVALID: "invalid",
}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One field of one row: as it was typed, as it will be stored, what is wrong with it or what it fills."""

    field: kinds.Field
    typed: str
    shown: str
    error: str = ""
    fills: bool = False


@dataclass(frozen=True)
class Line:
    """One row of the table of fates."""

    row: ImportRow
    cells: list[Cell]
    fate: str
    icon: str
    look: str
    problem: str
    url: str

    @property
    def is_skipped(self):
        return self.row.fate in (Fate.SAME, Fate.DUPLICATE, Fate.REPEAT)


def fates(paste, params):
    """The rows of an import that the URL asks for (`fate`, `after`), as `Line`s, with the fields that are worth a column."""
    kind = kinds.get(paste.kind)
    rows = paste.rows.all()
    if params.get("fate") in Fate.values:
        rows = rows.filter(fate=params["fate"])
    page = keyset_page(rows, params, sorts=ORDER, size=SIZE)
    fields = _fields(paste, kind)
    reader = Reader(kind, paste.columns, paste.mapping)
    lines = [_line(row, fields, reader, paste) for row in page.rows]
    return {"page": page, "fields": fields, "lines": lines, "tabs": _tabs(paste, params.get("fate", ""))}


def label(fate, paste):
    """A fate in words: what will happen, or what has happened."""
    return (OUTCOMES if paste.is_done else dict(Fate.choices))[fate]


def bar(paste):
    """The proportions of the fates as (look, start, width) in rows."""
    start, pieces = 0, []
    for fate, look in BARS.items():
        if width := paste.counts.get(fate, 0):
            pieces.append((look, start, width))
            start += width
    return pieces


def samples(paste, rows):
    """The first filled cell of each column among the first `rows`."""
    found = [""] * len(paste.columns)
    for row in rows:
        for at, cell in enumerate(row.cells):
            found[at] = found[at] or cell.strip()[:LONGEST]
    return found


def separator(paste):
    """The separator of an import in words."""
    words = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": pgettext("the sign |", "bars")}
    return words.get(paste.delimiter, paste.delimiter)


def _fields(paste, kind):
    """The fields that some column became, the name first; notes are too long for a table, a person's name stands once."""
    mapped = {"contact_name" if field in kinds.PARTS else field for field in paste.mapping if field}
    if "name" not in mapped:
        mapped = mapped - {"contact_name"} | {"name"}
    return [field for field in kind.fields if field.name in mapped and field.name != "notes"]


def _line(row, fields, reader, paste):
    typed = reader.typed(row.cells)
    icon, look = LOOKS[row.fate]
    cells = [_cell(row, field, typed.get(field.name, "")) for field in fields]
    hidden = [row.errors[name] for name in row.errors if name not in {field.name for field in fields} | {PROBLEM}]
    problem = " ".join([*filter(None, [row.errors.get(PROBLEM)]), *hidden])
    url = ""
    if row.target_id:
        url = reader.kind.model(pk=row.target_id, workspace=paste.workspace).get_absolute_url()
    return Line(row, cells, label(row.fate, paste), icon, look, problem, url)


def _cell(row, field, typed):
    value = row.values.get(field.name, "")
    if field.name == "phone":
        value = format_phone(value)
    elif field.name == "website":
        value = value.removeprefix("https://")
    error = row.errors.get(field.name, "")
    shown = (typed if error else value)[:LONGEST]
    return Cell(field, typed[:LONGEST], shown, error, field.name in row.changes)


def _tabs(paste, chosen):
    """The fates that occur, as (key, label, icon, rows, chosen?)."""
    tabs = [("", _("All"), "", sum(paste.counts.values()), not chosen)]
    for fate in Fate:
        if rows := paste.counts.get(fate, 0):
            tabs.append((fate.value, label(fate, paste), LOOKS[fate][0], rows, chosen == fate))
    return tabs
