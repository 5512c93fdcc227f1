"""How much can be taken at once, and the error that says why something cannot."""

from crm.exceptions import DomainError

MOST_BYTES = 100 * 1024 * 1024  # of a file or a paste
MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
MOST_CELL = 100_000  # characters; a longer cell is cut and is that row's problem
MOST_LINE = 4 * 1024 * 1024  # bytes without a line end; beyond, it is no table
MOST_RECORD = 2 * 1024 * 1024  # characters a quoted cell may run on over lines; beyond, its quote was never closed


class Unreadable(DomainError):
    """What came in is no table that can be imported; the message says what to do."""
