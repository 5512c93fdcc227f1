"""Cells that a spreadsheet would run are made harmless, and come back exactly."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from crm.exporting import FORMATS, harmless, original, unmistakable

TEXT = st.text(st.one_of(st.sampled_from("'=+-@\t\r\n _x00D"), st.characters(codec="utf-8", exclude_characters="\0")))


@given(TEXT)
def test_every_text_comes_back_as_it_was(text):
    assert original(harmless(text)) == text
    assert original(unmistakable(text)) == text


@given(TEXT)
def test_no_cell_begins_with_a_sign_that_a_spreadsheet_runs(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("'=1", "''=1"), ("+44 1566", "'+44 1566"), ("'tis", "'tis"), ("Ærø", "Ærø"), ("", "")],
)
def test_one_apostrophe_goes_before_what_begins_with_a_sign(text, cell):
    assert harmless(text) == cell


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_texts_survive_a_csv_file(texts):
    response = FORMATS["csv"](["text"], [[harmless(text)] for text in texts], "x.csv")
    file = io.StringIO(b"".join(response).decode("utf-8-sig"), newline="")
    assert [original(row[0]) if row else "" for row in csv.reader(file)][1:] == texts


# Nothing that is stored is white space alone, and a reader of workbooks may take it for nothing.
@given(st.lists(TEXT.filter(lambda text: not text.isspace()), min_size=1, max_size=5))
def test_texts_survive_an_xlsx_file(texts):
    response = FORMATS["xlsx"](["n", "text"], [[1, harmless(text)] for text in texts], "x.xlsx")
    with response.file_to_stream as file:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(file.read())).get_sheet_by_index(0).to_python()
    assert [original(row[1]) for row in rows][1:] == texts


def test_an_xlsx_file_has_no_formulas():
    response = FORMATS["xlsx"](["text"], [[harmless("=1+1")]], "x.xlsx")
    with response.file_to_stream as file:
        cells = [cell.data_type for row in openpyxl.load_workbook(io.BytesIO(file.read())).active.rows for cell in row]
    assert set(cells) == {"s"}
