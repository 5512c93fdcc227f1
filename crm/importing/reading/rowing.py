"""One record of a table, and what is odd about its cells."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from crm.importing.reading.bounds import MOST_CELL, MOST_COLUMNS

# Stands for NUL in cells, since databases and JSON keep none: a code point that is no character and that Unicode leaves to
# programs for their own use, so that the sign ␀, which people may type, is a sign like any other.
NUL = "\ufdd0"
LOST = "\udcff"  # stands where bytes are no letters, until `checked` has told it; no decoded text holds it otherwise
# They turn the reading direction of what follows, so that a name can look like another one.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_SHOWN = dict.fromkeys(map(ord, f"\0{NUL}"), "\u2400")
_UNTURNED = str.maketrans("", "", TURNING)


@dataclass(slots=True)
class Row:
    """One record. `number` counts as a spreadsheet does: the first line is 1.

    `problem` says why the row cannot be taken as it is, `remark` what was changed in reading it; "" when nothing. A row
    that `is_aside` is none of the table's, and has its cells where they stood; `other_table` is the number of the row where
    the one that it belongs to begins.
    """

    number: int
    cells: list[str]
    problem: str = ""
    remark: str = ""
    is_aside: bool = False
    other_table: int | None = None


def is_odd(text):
    """Whether a text needs a look at each cell: `checked` changes nothing where it does not."""
    if "\0" in text:
        return True
    return not text.isascii() and (LOST in text or NUL in text or any(sign in text for sign in TURNING))


def shown(cell):
    """A cell as people see it, with a sign for NUL."""
    return cell.translate(_SHOWN)


def checked(row, encoding=""):
    """The row with cells that can be kept and shown; what is wrong with them is its problem, by row and column."""
    if len(row.cells) > MOST_COLUMNS:
        row.problem = row.problem or too_wide(row.number, len(row.cells))
        del row.cells[MOST_COLUMNS:]
    for at, cell in enumerate(row.cells):
        if len(cell) > MOST_CELL or is_odd(cell):
            _mend(row, at, cell, encoding)
    return row


def too_wide(number, width):
    """The words for a row of more columns than can be taken."""
    return _("Row %(row)d has %(n)d columns; %(most)d are possible. Is the separator right?") % {
        "row": number, "n": width, "most": MOST_COLUMNS,
    }  # fmt: skip


def _mend(row, at, cell, encoding):
    place, wrong = {"row": row.number, "column": at + 1}, ""
    if len(cell) > MOST_CELL:
        wrong = _("Row %(row)d, column %(column)d holds %(n)d characters; %(most)d are possible. It was cut.") % {
            **place, "n": len(cell), "most": MOST_CELL,
        }  # fmt: skip
        cell = cell[:MOST_CELL]
    if "\0" in cell:
        wrong = wrong or _("Row %(row)d, column %(column)d holds a NUL character (␀). Take it out.") % place
    if LOST in cell or NUL in cell:
        wrong = wrong or _unread(encoding) % {**place, "encoding": encoding}
    unturned = cell.translate(_UNTURNED)
    if unturned != cell:
        row.remark = row.remark or (
            _("Row %(row)d, column %(column)d: hidden marks that turn the direction of text were taken out.") % place
        )
    row.cells[at] = unturned.replace(LOST, "\ufffd").replace(NUL, "\ufffd").replace("\0", NUL)
    row.problem = row.problem or wrong


def _unread(encoding):
    if encoding:
        return _("Row %(row)d, column %(column)d: some letters cannot be read as %(encoding)s.")
    return _("Row %(row)d, column %(column)d: some letters are broken.")
