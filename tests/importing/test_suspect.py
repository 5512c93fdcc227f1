"""What spreadsheets do to cells by themselves is said, and nothing else is."""

import pytest

from crm.importing.cells.suspect import suspicion


@pytest.mark.parametrize("text", ["4.41566E+11", "4,41566E+11", "4.41566e+11 ", "5E+9"])
def test_a_shortened_number_is_no_phone(text):
    assert "shortened" in suspicion(text, "phone")


@pytest.mark.parametrize(
    "text",
    ["Mar-05", "5-Mar", "05. Mrz", "mars-05", "05-mars", "5 mars 2005", "Mär 05", "1-Dec", "2005-03-05", "05/03/2005"],
)
def test_a_date_is_no_name(text):
    assert "date" in suspicion(text, "contact_name")


@pytest.mark.parametrize("text", ["2003-02-01", "1-Feb", "2003-02-01 00:00:00"])
def test_a_date_is_no_phone(text):
    assert "date" in suspicion(text, "phone")


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#NAME?", "#WERT!", "########"])
def test_an_error_is_no_value(text):
    assert "error" in suspicion(text, "notes")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Orla Brennan", "contact_name"),
        ("March 5 Ltd", "name"),
        ("3E10", "name"),
        ("1-800-Flowers", "name"),
        ("May", "contact_first_name"),
        ("Mar del Plata", "name"),
        ("#1 Plumbing", "name"),
        ("24/7 Locks", "name"),
        ("01.02.2003", "phone"),
        ("+44 20 7946 0000", "phone"),
        ("Mar-05", "notes"),
        ("4.41566E+11", "notes"),
        ("", "name"),
        ("1" * 1_000_000, "phone"),
    ],
)
def test_what_was_typed_is_not_suspected(text, field):
    assert suspicion(text, field) == ""
