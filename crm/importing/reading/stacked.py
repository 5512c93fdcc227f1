"""A second table below the first: its rows have other columns, and read by the first heading they would become odd records."""

from django.utils.translation import gettext as _

from crm.importing.mapping import values
from crm.importing.mapping.headers import claim, is_known
from crm.importing.mapping.phrases import every

_LOOKED_AT = 4  # cells of a row of which one must be a known word before all are looked at
_TITLES = 3  # rows of a single cell above a heading that may be its title
_LONGEST = 40  # characters of a heading


def tell_apart(rows, header):
    """The rows of a table with `header` (cells); those of another table below it, and headings, are aside and say so.

    The heading of the same table once more, as on each page of a print, is left out by itself.
    """
    mine, other, held = _filled(header), None, []
    for row in rows:
        if _is_heading(row.cells):
            is_mine = _filled(row.cells) == mine
            other = None if is_mine else row.number
            if other:
                _set_aside(held, _title(), other)
            _set_aside([row], _repeated() if is_mine else _heading(), other)
        elif other:
            _set_aside([row], _below(), other)
        elif len(mine) > 1 and len(held) < _TITLES and _is_alone(row.cells):
            held.append(row)
            continue
        yield from held
        yield row
        held = []
    yield from held


def _repeated():
    return _("Row %(row)d is the heading once more.")


def _title():
    return _("Row %(row)d stands above another table, which begins in row %(other)d. Bring that in by itself.")


def _heading():
    return _("Another table begins in row %(row)d, with other columns. Bring it in by itself.")


def _below():
    return _("Row %(row)d belongs to another table, which begins in row %(other)d. Bring that in by itself.")


def _set_aside(rows, words, other):
    for row in rows:
        row.is_aside, row.other_table, row.problem = True, other, words % {"row": row.number, "other": other}


def _is_heading(cells):
    """Whether a row is a heading beyond doubt: two headings as nobody is called, and hardly anything else."""
    # Every row is asked this, and of a million each step in Python takes a tenth of a second.
    begins = "\n".join(cells[:_LOOKED_AT]).casefold().replace("-", " ").split("\n")
    if every().isdisjoint(map(str.strip, begins)):
        return False
    filled = _filled(cells)
    if len(filled) < 2 or any(len(cell) > _LONGEST or values.is_data(cell) for cell in filled):
        return False
    claims = [claim(cell) for cell in filled]
    meanings = {said.meaning for said in claims if said and said.score == 1}
    return len(meanings) > 1 and sum(map(is_known, filled)) > 0.6 * len(filled)


def _is_alone(cells):
    """Whether a row has one filled cell; most rows say no with their second."""
    filled = filter(str.strip, cells)
    return next(filled, None) is not None and next(filled, None) is None


def _filled(cells):
    return [cell.strip() for cell in cells if cell.strip()]
