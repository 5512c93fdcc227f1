"""Which of the first rows is the heading."""

from crm.importing.cells.blanks import is_blank
from crm.importing.mapping import values
from crm.importing.mapping.headers import claim, is_known

_DEEPEST = 30  # rows of a preamble that are looked through
_PLAIN = {"name", "email", "phone", "website", "company", "person", "first", "last"}


def find(rows):
    """The index in `rows` (lists of cells) of the heading, or None when the first row is data already.

    What stands above it is left out of the table: only what is narrower, or a label with its value, can be meant so.
    """
    filled = [_filled(row) for row in rows]
    widest = max(map(len, filled))
    for at, cells in enumerate(filled[:_DEEPEST]):
        known = sum(map(is_known, cells))
        is_heading = known >= min(2, widest) and known >= 0.25 * len(cells) and not any(map(values.is_data, cells))
        if is_heading and all(len(above) < len(cells) or _is_label(above) for above in filled[:at]):
            return at
    first = filled[0]
    if 2 * len(first) >= widest and any(map(_is_plain, first)) and not any(map(values.is_data, first)):
        return 0
    return _unlike_the_rest(rows, filled, widest)


def _is_plain(cell):
    """Whether a cell is a heading that is hardly anybody's name, as `E-mail`: one of them makes the first row the heading."""
    said = claim(cell) if len(cell) < 40 else None
    return said is not None and said.score == 1 and said.meaning in _PLAIN


def _is_label(cells):
    """Whether a row is a label and its value, as `Company: Acme`."""
    return len(cells) == 2 and (cells[0].endswith(":") or is_known(cells[0]))


def _unlike_the_rest(rows, filled, widest):
    """Without known words: a first full row of short distinct texts over a column of numbers, dates or addresses."""
    at = next((at for at, cells in enumerate(filled) if len(cells) >= 0.8 * widest), 0)
    cells, below = filled[at], rows[at + 1 :]
    if not below or len(set(cells)) < len(cells) or any(_is_figure(cell) or len(cell) > 40 for cell in cells):
        return None
    for column in range(len(rows[at])):
        under = [row[column] for row in below if column < len(row) and not _says_nothing(row[column].strip())]
        if under and all(map(_is_figure, under)):
            return at
    return None


def _says_nothing(cell):
    return not cell or is_blank(cell, "")


def _is_figure(cell):
    return values.is_data(cell) or cell.strip().isdecimal()


def _filled(row):
    return [cell.strip() for cell in row if cell.strip()]
