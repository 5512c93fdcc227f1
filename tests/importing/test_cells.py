"""From cells to values: what is combined, what is kept in the notes, and that nothing gets lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.importing.cells.naming import MADE
from crm.importing.cells.reader import Reader
from crm.importing.kinds import get


def read(mapping, cells, kind="leads", region="GB"):
    """`mapping` is {heading: target}."""
    return Reader(get(kind), list(mapping), list(mapping.values()), region).read(cells)


def test_a_row_becomes_values():
    mapping = {"Company": "name", "E-mail": "email", "Tel": "phone", "Colour": ""}

    values, errors = read(mapping, [" Tideway ", "Orla@Tideway.example", "020 7946 0018", "red"])

    assert values == {"name": "Tideway", "email": "orla@tideway.example", "phone": "+442079460018"}
    assert errors == {}


def test_a_bad_cell_is_an_error_of_its_field():
    values, errors = read({"Company": "name", "E-mail": "email"}, ["Tideway", "nonsense"])

    assert values == {"name": "Tideway"}
    assert list(errors) == ["email"]


def test_a_row_without_a_name_says_so():
    assert list(read({"Company": "name", "E-mail": "email"}, ["", "a@b.example"])[1]) == ["name"]


def test_a_short_row_has_fewer_values():
    assert read({"Company": "name", "E-mail": "email"}, ["Tideway"]) == ({"name": "Tideway"}, {})


def test_halves_of_a_name_make_a_contact():
    mapping = {"Firma": "name", "Nachname": "contact_last_name", "Vorname": "contact_first_name"}

    assert read(mapping, ["Larkfield", "Keller", "Ruth"])[0]["contact_name"] == "Ruth Keller"


def test_a_person_without_a_company_is_the_name_of_a_lead():
    values, _errors = read({"First": "contact_first_name", "Last": "contact_last_name"}, ["Orla", "Brennan"])

    assert values == {"name": "Orla Brennan", "contact_name": "Orla Brennan"}


def test_a_person_of_a_customer_stands_in_the_notes():
    mapping = {"Company": "name", "Who": "contact_name"}

    assert read(mapping, ["Tideway", "Orla Brennan"], "customers")[0] == {
        "name": "Tideway",
        "notes": "Contact: Orla Brennan",
    }
    assert read(mapping, ["", "Orla Brennan"], "customers")[0] == {"name": "Orla Brennan"}


@pytest.mark.parametrize("code", ["+44", "0044", "44", "GB", "gb", "UK (+44)", "United Kingdom", "Royaume-Uni", "英国"])
@pytest.mark.parametrize("number", ["020 7946 0018", "2079460018", "+44 20 7946 0018", "(0)20 7946 0018"])
def test_a_country_code_stands_before_its_number(code, number):
    values, _errors = read(
        {"Name": "name", "Code": "phone_code", "Tel": "phone"}, ["Tideway", code, number], region="DE"
    )

    assert values["phone"] == "+442079460018"


@pytest.mark.parametrize(("code", "number", "phone"), [
    ("+44", "", None), ("nowhere", "020 7946 0018", "020 7946 0018"), ("+1", "+49 201 55501", "+4920155501"),
    ("+91", "98765 43210", "+919876543210"), ("44", "ask Ruth", "ask Ruth"), ("NA", "61 123 4567", "+264611234567"),
])  # fmt: skip
def test_a_country_code_never_spoils_a_number(code, number, phone):
    values, _errors = read(
        {"Name": "name", "Code": "phone_code", "Tel": "phone"}, ["Tideway", code, number], region=None
    )

    assert values.get("phone") == phone


def test_notes_of_several_columns_stand_below_each_other():
    mapping = {"Company": "name", "Comments": "notes", "Remarks": "notes", "Colour": "note", "Size": "note"}

    assert read(mapping, ["Tideway", "Kind.", "Late.", "red", ""])[0]["notes"] == "Kind.\nLate.\nColour: red"


def test_a_second_number_or_address_is_kept_in_the_notes():
    mapping = {"Company": "name", "Tel": "phone", "Mobile": "phone", "E-mail": "email", "E-mail 2": "email"}

    values, errors = read(mapping, ["Tideway", "020 7946 0018", "07911 123456", "a@b.example", "c@d.example"])

    assert (values["phone"], values["email"]) == ("+442079460018", "a@b.example")
    assert values["notes"] == "Mobile: 07911 123456\nE-mail 2: c@d.example"
    assert errors == {}


def test_the_first_filled_of_two_columns_wins():
    mapping = {"Company": "name", "Tel": "phone", "Mobile": "phone"}

    assert read(mapping, ["Tideway", "n/a", "07911 123456"])[0] == {"name": "Tideway", "phone": "+447911123456"}


def test_the_same_number_twice_is_said_once():
    mapping = {"Company": "name", "Tel": "phone", "Office": "phone"}

    assert "notes" not in read(mapping, ["Tideway", "020 7946 0018", "+44 20 7946 0018"])[0]


@pytest.mark.parametrize("blank", ["-", "n/a", "#N/A", "NULL", "none", "TBD", "—", "  ", "\u00a0", "unknown"])
def test_placeholders_are_nothing(blank):
    assert read({"Company": "name", "Site": "website", "Industry": "industry"}, ["Tideway", blank, blank]) == (
        {"name": "Tideway"},
        {},
    )


def test_people_are_called_null():
    values, _errors = read({"First": "contact_first_name", "Last": "contact_last_name"}, ["Christopher", "Null"])

    assert values["contact_name"] == "Christopher Null"


def test_the_apostrophe_of_an_export_goes():
    assert read({"Company": "name"}, ["'=Equals Ltd"])[0] == {"name": "=Equals Ltd"}


@pytest.mark.parametrize(
    ("field", "cell", "stored", "kept"),
    [
        ("email", "a@b.example; c@d.example", "a@b.example", "c@d.example"),
        ("email", "a@b.example, c@d.example", "a@b.example", "c@d.example"),
        ("email", "a@b.example or c@d.example", "a@b.example", "c@d.example"),
        ("phone", "020 7946 0018 / 07911 123456", "+442079460018", "07911 123456"),
        ("phone", "+44 20 7946 0018; +44 7911 123456", "+442079460018", "+44 7911 123456"),
    ],
)
def test_the_first_of_several_in_one_cell_is_taken_and_the_rest_is_kept(field, cell, stored, kept):
    values, errors = read({"Company": "name", "Reach": field}, ["Tideway", cell])

    assert (values[field], values["notes"], errors) == (stored, f"Reach: {kept}", {})


@pytest.mark.parametrize("cell", ["020/7946 0018", "0207-946-0018", "ask Ruth or Nils", "020 7946 0018 ext 12"])
def test_one_number_is_not_taken_apart(cell):
    assert "notes" not in read({"Company": "name", "Tel": "phone"}, ["Tideway", cell])[0]


@pytest.mark.parametrize(
    ("field", "cell"), [("phone", "4.42079E+11"), ("contact_name", "02.03.2024"), ("name", "Mar-24")]
)
def test_what_a_spreadsheet_changed_is_an_error_of_its_cell(field, cell):
    values, errors = read(
        {"Company": "name", "X": field} if field != "name" else {"X": field},
        ["Tideway", cell][-2 if field != "name" else -1 :],
    )

    assert list(errors) == [field]
    assert field not in values


@pytest.mark.parametrize(("word", "stored"), [("ACME GMBH", "Acme GmbH"), ("IBM", "IBM"), ("Acme", "Acme")])
def test_shouted_names_speak_normally(word, stored):
    assert read({"Company": "name"}, [word])[0]["name"] == stored


def test_the_plainest_heading_comes_first_wherever_it_stands():
    mapping = {"Mobile": "phone", "Company": "name", "Phone": "phone"}

    values, _errors = read(mapping, ["07911 123456", "Tideway", "020 7946 0018"])

    assert (values["phone"], values["notes"]) == ("+442079460018", "Mobile: 07911 123456")


def test_an_unknown_status_is_kept_in_the_notes():
    assert read({"Company": "name", "Stage": "status"}, ["Tideway", "Purple"])[0] == {
        "name": "Tideway",
        "notes": "Stage: Purple",
    }


TARGETS = [*(name for name, _label in get("leads").choices()), ""]
CELLS = st.text(max_size=20) | st.sampled_from(
    ["a@b.example; c@d.example", "020 7946 0018 / 07911 123456", "ACME GMBH", "12/31/2024", "Open", "+44", "İ", "\u2400", "'=1", "'", "4.4E+11"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["leads", "customers"]),
    st.lists(st.tuples(st.text(max_size=8), st.sampled_from(TARGETS), CELLS), min_size=1, max_size=8),
    st.sampled_from([None, "GB", "US"]),
)
def test_whatever_columns_are_taken_for_a_row_has_a_name_or_an_error(kind, columns, region):
    headings, mapping, cells = map(list, zip(*columns, strict=True))

    values, errors = Reader(get(kind), headings, mapping, region).read(cells)

    assert errors or values["name"]
    assert all(values.values())
    assert {*values, *errors} <= {*get(kind).by_name, MADE}
