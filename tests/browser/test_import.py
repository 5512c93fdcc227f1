"""Real files go through the import page in a real browser: paste, check the guess, confirm, receipt, records."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from crm.importing.models import Import
from crm.importing.reading.decoding import decode
from leads.models import Lead

CORPUS = settings.BASE_DIR.parent / "shared" / "csv-corpus"
pytestmark = [
    pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of real files is not at {CORPUS}"),
    pytest.mark.django_db(transaction=True),
]

FILES = [
    # file, shape, columns and what they become, counts of the receipt, a record in the list
    ("superbro-companies", "one company a row",
     {"name": "Name", "industry": "Industry", "website": "Website", "phone": "Phone", "email": "E-mail", "city": "Leave out"},
     {"Created": 10, "Failed": 0, "Rows": 10}, "Green Energy Co."),
    ("gtm-messy-leads", "a person and a company, with broken addresses and doubles",
     {"Name": "Contact", "Email": "E-mail", "Company": "Name", "Source": "Source", "Title": "Leave out"},
     {"Created": 89, "Skipped": 6, "Failed": 5, "Rows": 100}, "GlobalTech"),
    ("de-kunden-telefon", "persons only, in German",
     {"Nachname": "Last name", "Vorname": "First name", "Telefon": "Phone", "Email": "E-mail", "KontoNr": "Leave out"},
     {"Created": 6, "Failed": 0, "Rows": 6}, "Karl Napf"),
]  # fmt: skip


@pytest.fixture
def paste_page(page, sign_in, ines, live_server):
    """The paste page of leads, signed in as a member."""
    sign_in(page, ines).goto(f"{live_server.url}/w/fernhill/leads/import/")
    return page


def paste(page, text):
    page.get_by_label("Rows to import").fill(text)
    page.get_by_role("button", name="Check what I pasted").click()
    expect(page.get_by_role("heading", name="Columns")).to_be_visible()


def figure(page, name):
    return (
        page.locator(".sum-line > div")
        .filter(has=page.locator("dt", has_text=re.compile(f"^{name}$")))
        .locator("dd")
        .first
    )


@pytest.mark.parametrize(("name", "shape", "columns", "counts", "record"), FILES, ids=[file[0] for file in FILES])
def test_a_real_file_goes_through(paste_page, shot, name, shape, columns, counts, record):
    page = paste_page
    paste(page, decode((CORPUS / f"{name}.csv").read_bytes())[0])
    for heading, field in columns.items():
        chosen = page.get_by_label(heading, exact=True).locator("option:checked")
        expect(chosen).to_have_text(field)
    shot(page, "check")

    page.get_by_role("button", name=re.compile("^Import [0-9]+ rows?$")).click()

    for word, number in counts.items():
        expect(figure(page, word)).to_have_text(str(number))
    shot(page, "receipt")
    page.get_by_role("link", name="See the leads").click()
    expect(page.get_by_role("link", name=record, exact=True).first).to_be_visible()
    assert Lead.objects.count() == counts["Created"]


def test_a_changed_column_is_judged_without_leaving_the_page(paste_page):
    page = paste_page
    paste(page, "Foo\tE-mail\nTideway Shellfish\torla@tideway.example\n")
    expect(page.get_by_text("A lead needs a name.")).to_be_visible()

    page.get_by_label("Foo", exact=True).select_option("name")

    expect(page.get_by_role("button", name="Import 1 row", exact=True)).to_be_visible()
    expect(
        page.get_by_role("cell", name="Tideway Shellfish").or_(page.get_by_role("rowheader", name="Tideway Shellfish"))
    ).to_be_visible()


def test_a_bare_list_of_addresses_is_named_with_one_button(paste_page, shot):
    page = paste_page
    paste(page, "orla@kestrel-logistics.example\nruth.keane@gmail.com\n")
    expect(page.get_by_text("2 rows have no name.")).to_be_visible()
    shot(page, "nameless")

    page.get_by_role("button", name="Name them after their website or e-mail").press("Enter")

    expect(page.get_by_text("2 rows are named after their website or e-mail.")).to_be_visible()
    expect(page.get_by_role("button", name="Leave them without a name")).to_be_focused()
    expect(page.get_by_role("rowheader", name="no name becomes Kestrel Logistics")).to_be_visible()
    shot(page, "named")
    page.get_by_role("button", name="Import 2 rows", exact=True).click()
    expect(figure(page, "Created")).to_have_text("2")
    assert set(Lead.objects.values_list("name", flat=True)) == {"Kestrel Logistics", "ruth.keane@gmail.com"}


def test_a_double_click_writes_once(paste_page):
    page = paste_page
    paste(page, "Company\tE-mail\nTideway Shellfish\torla@tideway.example\n")

    page.get_by_role("button", name="Import 1 row", exact=True).dblclick()

    expect(page.get_by_text("1 row, accounted for.")).to_be_visible()
    assert Lead.objects.count() == 1


def test_a_chosen_file_is_checked_at_once(paste_page):
    paste_page.set_input_files("input[type=file]", CORPUS / "no-sep-title-kunder.csv")

    expect(paste_page.get_by_role("heading", name="Columns")).to_be_visible()
    assert Import.objects.get().encoding == "cp1252"


def test_failed_rows_are_mended_and_pasted_again(paste_page):
    page = paste_page
    paste(page, "Company\tE-mail\nFoss\tlotte@@foss.example\nTideway\torla@tideway.example\n")
    page.get_by_role("button", name="Import 1 row", exact=True).click()

    page.get_by_role("link", name="Mend and paste again").click()
    box = page.get_by_label("Rows to import")
    paste(page, box.input_value().replace("@@", "@"))
    page.get_by_role("button", name="Import 1 row", exact=True).click()

    expect(figure(page, "Created")).to_have_text("1")
    assert set(Lead.objects.values_list("name", flat=True)) == {"Foss", "Tideway"}
