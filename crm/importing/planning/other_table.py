"""Another table below the first one in a source, as a source of its own."""

from pathlib import PurePath

from crm.exporting import csv_chunks
from crm.importing.planning.keeping import open_table
from crm.importing.reading.rowing import NUL

ENCODING = "utf-8"
# What reading put in the place of broken letters and of NUL goes back, so that the rows say so again.
_AS_IT_CAME = (("\ufffd".encode(), b"\xff"), (NUL.encode(), b"\0"))


def source_of(paste):
    """The other table in the source of an import, as pieces of a CSV file in `ENCODING`."""
    rows = (row.cells for row in open_table(paste).others(paste.other_table))
    for piece in csv_chunks(next(rows, []), rows):
        data = piece.encode(ENCODING)
        for shown, came in _AS_IT_CAME:
            data = data.replace(shown, came)
        yield data


def filename_of(paste):
    """What a file of that table is called: `fair-row-6.csv`, "" where the source was pasted."""
    return f"{PurePath(paste.filename).stem[:150]}-row-{paste.other_table}.csv" if paste.filename else ""
