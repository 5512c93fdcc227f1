"""Whatever the cells hold: what was written is what is read, and no row gets lost."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.importing.cells import Reader
from crm.importing.kinds import get
from crm.importing.mapping import guess
from crm.importing.reading import Unreadable, read_table

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\u2400\ufeff"), max_size=12)
ROWS = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8)
settings.register_profile("tables", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def rendered(rows, delimiter, newline):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


@settings(settings.get_profile("tables"))
@given(ROWS, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_was_written_is_what_is_read(rows, delimiter, newline):
    rows = [[f"x{n}", *row] for n, row in enumerate(rows)]

    table = read_table(rendered([["Company", "Email", "Notes", "Phone"], *rows], delimiter, newline))

    read = [row.cells for row in table.rows]
    assert table.columns == ["Company", "Email", "Notes", "Phone"]
    assert read == rows


@settings(settings.get_profile("tables"))
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text_is_a_table_or_refused_in_words(text):
    try:
        table = read_table(text)
    except Unreadable:
        return

    mapping = guess(table, [name for name, _label in get("leads").choices()])
    reader = Reader(get("leads"), table.columns, mapping, "GB")
    read = [reader.read(row.cells) for row in table.rows]

    assert len(mapping) == len(table.columns)
    assert all(errors or values["name"] for values, errors in read)


@pytest.mark.parametrize("text", ['"', '""', '"""', "\r", "a\r\r\nb", '"a\nb', "sep=,", "sep=;\n", "|||", "\t\t\n\t"])
def test_the_smallest_texts_are_read_or_refused(text):
    try:
        rows = list(read_table(text).rows)
    except Unreadable:
        return
    assert rows
