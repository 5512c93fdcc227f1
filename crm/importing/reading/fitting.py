"""Rows cut to the columns of their table."""

from django.utils.translation import gettext as _


class Fit:
    """Takes the cells at `keep` (indexes, ascending) of each row; a value anywhere else is the row's problem."""

    def __init__(self, keep):
        self.keep = keep
        self._kept = frozenset(keep)
        # Nothing to move while a row ends before the first column that is left out.
        self._plain = next((at for at, place in enumerate(keep) if at != place), len(keep))

    def row(self, row):
        """The row with its cells in the table's columns."""
        cells = row.cells
        if len(cells) <= self._plain or row.is_aside:
            return row
        beside = next((at for at, cell in enumerate(cells) if at not in self._kept and cell.strip()), None)
        if beside is not None and not row.problem:
            row.problem = _(
                "Row %(row)d holds “%(cell)s” in column %(column)d, which has no heading and no value further up. Give it a heading, or mend the row."
            ) % {"row": row.number, "column": beside + 1, "cell": cells[beside].strip()[:40]}
        row.cells = [cells[at] for at in self.keep if at < len(cells)]
        return row
