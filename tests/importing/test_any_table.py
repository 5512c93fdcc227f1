"""Whatever the cells hold: what was written is what is read, and no row gets lost."""

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.importing.cells.reader import Reader
from crm.importing.kinds import get
from crm.importing.mapping.guessing import guess
from crm.importing.reading.rowing import TURNING
from crm.importing.reading.table import NUL, Unreadable, read_table
from tests.importing.workbooks import as_excel, changed

LOST = "".join(TURNING) + NUL + "\0\ufeff"
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters=LOST)
CELL = st.text(LETTERS, max_size=12)
SIGNS = "ab,;|\t\"'\r\n\0\ufeff é株\u202e-:+\\="
ROWS = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8)
HEADINGS = ["Company", "Email", "Notes", "Phone"]
MARKS, ENDS = st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n", "\r"])
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
settings.register_profile("tables", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def rendered(rows, mark, end, quoted):
    """CSV; `quoted` are the cells (row, column) in quotes although they need none, or True for all."""
    lines = [
        mark.join(
            '"' + cell.replace('"', '""') + '"'
            if quoted is True or (n, at) in quoted or {mark, '"', "\n", "\r"} & set(cell)
            else cell
            for at, cell in enumerate(row)
        )
        for n, row in enumerate(rows)
    ]
    return end.join(lines) + end


def numbered(rows):
    return [[f"x{n}", *row] for n, row in enumerate(rows)]


def read(parts, **how):
    table = read_table(parts, **how)
    assert table.columns == HEADINGS
    rows = [row.cells for row in table.rows]
    assert rows == [row.cells for row in table.rows]
    return rows


@settings(settings.get_profile("tables"))
@given(ROWS, MARKS, ENDS)
def test_what_was_written_is_what_is_read(rows, mark, end):
    rows = numbered(rows)

    assert read(rendered([HEADINGS, *rows], mark, end, True)) == rows


@settings(settings.get_profile("tables"))
@given(st.data(), MARKS, ENDS)
def test_quotes_may_stand_where_they_must_or_anywhere(data, mark, end):
    cell = st.text(st.sampled_from("abÖ株'\" .@0\n\r" + mark), max_size=8)
    rows = numbered(data.draw(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=8)))
    quoted = data.draw(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 3))))

    assert read(rendered([HEADINGS, *rows], mark, end, quoted)) == rows


@settings(settings.get_profile("tables"))
@given(ROWS, MARKS, ENDS, CODECS, st.integers(1, 50))
def test_bytes_in_pieces_of_any_size_are_read(rows, mark, end, codec, size):
    rows = numbered(rows)
    data = rendered([HEADINGS, *rows], mark, end, True).encode(codec)
    chosen = codec if codec in ("gb18030", "utf-16-le") else ""

    assert read(lambda: (data[at : at + size] for at in range(0, len(data), size)), encoding=chosen) == rows


@settings(settings.get_profile("tables"))
@given(
    st.lists(
        st.lists(st.text(LETTERS.filter(lambda sign: sign not in "\n\r\\"), max_size=8), min_size=3, max_size=3),
        min_size=1,
    ),
    st.booleans(),
    ENDS,
)
def test_a_drawn_table_is_read(rows, edged, end):
    rows = [[cell.strip() for cell in row] for row in numbered(rows)]
    bar = (lambda cells: "| " + " | ".join(cells) + " |") if edged else " | ".join
    drawn = [bar(HEADINGS), bar(["---", ":--", "--:", "-"])]
    drawn += [bar([cell.replace("|", "\\|") for cell in row]) for row in rows]

    assert read(end.join(drawn)) == rows


@settings(settings.get_profile("tables"))
@given(ROWS)
def test_a_workbook_is_read(rows):
    rows = numbered(rows)

    assert [_filled(row) for row in read(as_excel([HEADINGS, *rows]))] == [_filled(row) for row in rows]


def _filled(row):
    """The cells up to the last that is not empty: a sheet has no others."""
    return row[: max(at for at, cell in enumerate(row, start=1) if cell)]


@settings(settings.get_profile("tables"))
@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "utf-16", "cp1252", "cp932", "big5", "gb18030"]))
def test_any_bytes_are_a_table_or_refused_in_words(data, encoding):
    try:
        assert list(read_table(data, encoding=encoding).rows)
    except Unreadable:
        return


@settings(settings.get_profile("tables"))
@given(st.text(st.sampled_from(SIGNS), max_size=80))
def test_any_mess_of_signs_is_a_table_or_refused_in_words(text):
    try:
        assert list(read_table(text).rows)
    except Unreadable:
        return


@settings(settings.get_profile("tables"))
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=10),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_a_damaged_workbook_is_read_or_refused_in_words(bytes_, compression):
    data = bytearray(changed(as_excel([HEADINGS, ["Acme", "a@b.example", "x", "1"]]), {}, compression))
    for place, byte in bytes_:
        data[int(place * (len(data) - 1))] = byte
    try:
        assert list(read_table(bytes(data)).rows)
    except Unreadable:
        return


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
