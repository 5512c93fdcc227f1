"""A row's own country tells how its phone number is read."""

import pytest

from crm.importing.mapping.countries import country_column

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("country", "typed", "stored"),
    [
        ("Germany", "030 901820", "+4930901820"),
        ("Deutschland", "030 901820", "+4930901820"),
        ("US", "(212) 736-5000", "+12127365000"),
        ("", "020 7946 0018", "+442079460018"),
        ("Atlantis", "020 7946 0018", "+442079460018"),
        ("Germany", "+33 1 42 68 53 00", "+33142685300"),
        ("Germany", "ask Ruth ext 12", "ask Ruth ext 12"),
        ("United States", "020 7946 0018", "+442079460018"),  # none of theirs, and one of ours
    ],
)
def test_a_number_is_read_as_one_of_the_rows_country(stage_leads, country, typed, stored):
    paste = stage_leads(f"Company,Phone,Country\nTideway,{typed},{country}\n")

    assert paste.mapping == ["name", "phone", ""]
    assert paste.rows.get().values["phone"] == stored


def test_the_country_kept_in_the_notes_still_counts(stage_leads):
    from crm.importing.planning.staging import remap

    paste = remap(stage_leads("Company,Phone,Country\nTideway,030 901820,DE\n"), mapping=["name", "phone", "note"])

    assert paste.rows.get().values == {"name": "Tideway", "phone": "+4930901820", "notes": "Country: DE"}


@pytest.mark.parametrize(
    "heading",
    ["Country", "COUNTRY", "Billing Country", "Country/Region", "Land", "Länder-Code", "Pays", "País", "Paese", "Kraj", "国", "国家", "company_country", "Country Code"],
)  # fmt: skip
def test_a_country_is_known_by_its_heading(heading):
    assert country_column(["Company", heading], ["name", ""]) == 1


@pytest.mark.parametrize("heading", ["Country club", "County", "Land size", "Countries visited", "Phone", ""])
def test_what_is_no_country_is_none(heading):
    assert country_column(["Company", heading], ["name", ""]) is None


def test_the_plainest_of_several_is_meant():
    assert country_column(["Shipping country", "Country"], ["", ""]) == 1


def test_the_page_says_that_rows_say_it_themselves(browse, ines, stage_leads):
    paste = stage_leads("Company,Phone,Country\nTideway,030 901820,Germany\n")

    assert (
        "read as in the row’s “Country”, or else as in" in browse(ines).get(paste.get_absolute_url()).content.decode()
    )
