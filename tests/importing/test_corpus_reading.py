"""Real files of leads and customers: their heading, separator and encoding are found."""

import json

import pytest
from django.conf import settings

from crm.importing.reading.table import read_table

CORPUS = settings.BASE_DIR.parent / "shared" / "csv-corpus"
LABELS = CORPUS / "labels.jsonl"
FILES = [json.loads(line) for line in LABELS.read_text().splitlines()] if LABELS.exists() else []
NAMES = {"windows-1252": "cp1252"}

pytestmark = pytest.mark.skipif(not FILES, reason=f"the corpus of real files is not at {CORPUS}")


@pytest.mark.parametrize("file", FILES, ids=[file["id"] for file in FILES])
def test_heading_separator_and_encoding_of_real_files(file):
    with (CORPUS / f"{file['id']}.csv").open("rb") as data:
        table = read_table(iter(lambda: data.read(500), b""), filename=f"{file['id']}.csv")

    heading = None if table.header_row is None else table.header_row - 1
    assert heading == file["header_row_index"]
    assert table.delimiter == file["delimiter"]
    assert table.encoding == NAMES.get(file["encoding"], file["encoding"])
    rows = list(table.rows)
    assert len(rows) == file["n_rows_seen"]
    assert not any(row.problem for row in rows)
