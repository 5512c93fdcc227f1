"""The import pages in a real browser: cells typed over, files dropped, progress over a reload, cancel, undo, keys alone."""

import re

import pytest
from playwright.sync_api import expect

from crm.importing.models import Import
from crm.importing.views import finding, pasting
from leads.models import Lead
from tests.browser.conftest import PHONE
from tests.jobs.conftest import start_command, start_worker  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = """Company\tContact\tE-mail\tIndustry
Tideway Shellfish\tOrla Brennan\torla@tideway.example\tSeafood
Foss Creamery\tLotte Foss\tlotte@@foss.example\tDairy
Tideway Ltd\tO. Brennan\torla@tideway.example\tSeafood
"""
MANY = "Company,E-mail\n" + "".join(f"Firm {n},post@firm{n}.example\n" for n in range(2_500))
DROP = """([text, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/csv" }));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    document.querySelector("h1").dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""

PASTED = """(box, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def paste_page(page, sign_in, mara, live_server):
    """The paste page of leads, signed in as the owner."""
    sign_in(page, mara).goto(f"{live_server.url}/w/fernhill/leads/import/")
    return page


@pytest.fixture
def check(paste_page):
    """`check(text)` is the check page of a pasted text."""

    def checked(text):
        paste_page.get_by_label("Rows to import").fill(text)
        paste_page.get_by_role("button", name="Check what I pasted").click()
        expect(paste_page.get_by_role("heading", name="Columns")).to_be_visible()
        paste_page.wait_for_load_state()
        return paste_page

    return checked


@pytest.fixture
def check_many(paste_page, monkeypatch):
    """The check page of 2,500 rows, which the server of this test leaves to a worker."""
    monkeypatch.setattr(finding, "AT_ONCE", 100)
    monkeypatch.setattr(pasting, "QUICK", 60)  # all are read before the page comes, however busy the machine is
    paste_page.set_input_files(
        "input[type=file]", {"name": "many.csv", "mimeType": "text/csv", "buffer": MANY.encode()}
    )
    expect(paste_page.get_by_role("heading", name="Columns")).to_be_visible()
    return paste_page


def row(page, number):
    return page.locator(f"tr[id='row-{number}']")


def figure(page, name):
    term = page.locator("dt", has_text=re.compile(f"^{name}$"))
    return page.locator(".sum-line > div").filter(has=term).locator("dd").first


def test_paste_mend_confirm_undo_and_redo(check, shot):
    page = check(TEXT)
    page.get_by_label("E-mail, row 3").fill("lotte@foss.example")
    page.get_by_label("E-mail, row 3").press("Enter")
    expect(row(page, 3).locator(".chip")).to_have_text("New")
    page.get_by_label("What to do with row 4").select_option("create")
    expect(row(page, 4)).not_to_have_class(re.compile("skipped"))
    shot(page, "check")

    page.get_by_role("button", name="Import 3 rows").click()
    expect(figure(page, "Created")).to_have_text("3")
    page.get_by_role("link", name="Undo…").click()
    expect(page.get_by_role("dialog")).to_contain_text("New leads that are removed again3")
    page.get_by_role("button", name="Undo the import").click()
    expect(page.get_by_text("3 removed, 0 put back")).to_be_visible()
    left = Lead.objects.count()
    page.get_by_role("button", name="Undo the undo").click()
    expect(page.get_by_text("3 rows, all accounted for.")).to_be_visible()

    assert (left, Lead.objects.count()) == (0, 3)


def test_the_toast_of_an_undo_undoes_it(check):
    page = check(TEXT)
    page.get_by_role("button", name="Import 1 row", exact=True).click()
    page.get_by_role("link", name="Undo…").click()
    page.get_by_role("button", name="Undo the import").click()

    page.locator("[data-toast]").get_by_role("button", name="Undo").click()

    expect(page.get_by_text("3 rows, all accounted for.")).to_be_visible()
    assert Lead.objects.count() == 1


def test_a_cell_is_stored_when_the_cursor_leaves_it(check):
    page = check(TEXT)
    row(page, 2).get_by_text("Seafood").click()
    page.get_by_label("Industry, row 2").fill("Shellfish")

    page.get_by_role("heading", name="Columns").click()

    expect(row(page, 2).locator("[data-cell=industry]")).to_have_text("Shellfish")
    assert Import.objects.get().rows.get(number=2).values["industry"] == "Shellfish"


def test_escape_puts_a_cell_back(check):
    page = check(TEXT)
    row(page, 2).get_by_text("Seafood").click()
    page.get_by_label("Industry, row 2").fill("Shellfish")
    sent = []
    page.on("request", lambda request: sent.append(request.url))

    page.keyboard.press("Escape")

    expect(row(page, 2).locator("[data-cell=industry]")).to_be_focused()
    expect(row(page, 2).locator("[data-cell=industry]")).to_have_text("Seafood")
    assert sent == []


def test_fates_are_filters_in_the_address(check):
    page = check(TEXT)

    page.get_by_role("link", name="To mend 1").click()

    expect(page).to_have_url(re.compile("fate=invalid$"))
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_label("E-mail, row 3")).to_be_focused()
    page.reload()
    expect(page.locator("tbody tr")).to_have_count(1)


def test_one_choice_for_all_rows_of_a_fate(check):
    page = check(TEXT)
    page.get_by_role("link", name="Twice in this paste").click()

    page.get_by_role("button", name="Create", exact=True).click()

    expect(page.get_by_role("button", name="Import 2 rows")).to_be_visible()
    expect(page.get_by_label("What to do with row 4")).to_have_value("create")


def test_a_file_is_dropped_anywhere_on_the_page(paste_page):
    paste_page.evaluate(DROP, [TEXT.replace("\t", ","), "fair.csv"])

    expect(paste_page.get_by_text("fair.csv")).to_be_visible()
    assert Import.objects.get().rows_read == 3


def test_a_long_paste_is_in_the_box_at_once(paste_page):
    paste_page.get_by_label("Rows to import").evaluate(PASTED, MANY)

    expect(paste_page.get_by_label("Rows to import")).to_have_value(MANY)


def test_progress_survives_a_reload_and_ends_with_the_receipt(check_many, start_worker, shot):  # noqa: F811
    page = check_many
    page.get_by_role("button", name="Import 2,500 rows").click()
    expect(page.get_by_role("progressbar", name="Writing")).to_be_visible()
    page.reload()
    expect(page.get_by_text("0 of 2,500 rows")).to_be_visible()
    shot(page, "progress")

    start_worker()

    expect(figure(page, "Created")).to_have_text("2,500", timeout=60_000)
    assert Lead.objects.count() == 2_500


def test_an_import_is_stopped_and_accounts_for_every_row(check_many):
    page = check_many
    page.get_by_role("button", name="Import 2,500 rows").click()

    page.get_by_role("button", name="Stop").click()

    expect(page.get_by_text("Stopped before its end.")).to_be_visible()
    expect(figure(page, "Skipped")).to_have_text("2,500")
    assert Lead.objects.count() == 0


def test_cancel_on_the_check_page_forgets_the_paste(check):
    page = check(TEXT)

    page.get_by_role("button", name="Cancel").click()

    expect(page.get_by_label("Rows to import")).to_be_visible()
    assert not Import.objects.exists()


def test_the_very_same_paste_is_asked_about(check, paste_page, live_server):
    check(TEXT).get_by_role("button", name="Import 1 row", exact=True).click()
    expect(figure(paste_page, "Created")).to_have_text("1")
    paste_page.goto(f"{live_server.url}/w/fernhill/leads/import/")
    paste_page.get_by_label("Rows to import").fill(TEXT)

    paste_page.get_by_role("button", name="Check what I pasted").click()

    expect(paste_page.get_by_role("link", name="See that receipt")).to_be_visible()
    paste_page.get_by_role("link", name="Import again anyway").click()
    expect(paste_page.get_by_role("heading", name="Columns")).to_be_visible()


def test_all_of_it_goes_by_keyboard(paste_page):
    page, press = paste_page, paste_page.keyboard.press
    page.get_by_label("Rows to import").focus()
    page.keyboard.insert_text(TEXT)
    press("Tab")
    press("Enter")
    expect(page.get_by_role("heading", name="Columns")).to_be_visible()
    page.wait_for_load_state()
    row(page, 2).locator("[data-cell=industry]").focus()
    press("ArrowDown")
    press("Enter")
    expect(page.get_by_label("Industry, row 3")).to_be_focused()
    page.keyboard.type("Cheese")
    press("Enter")
    expect(row(page, 3).locator("[data-cell=industry]")).to_be_focused()
    page.get_by_label("E-mail, row 3").focus()
    press("Control+a")
    page.keyboard.type("lotte@foss.example")
    press("Tab")
    expect(row(page, 3).locator(".chip")).to_have_text("New")
    page.get_by_role("button", name="Import 2 rows").focus()
    press("Enter")

    expect(figure(page, "Created")).to_have_text("2")
    assert set(Lead.objects.values_list("industry", flat=True)) == {"Seafood", "Cheese"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_a_wrong_cell_can_be_mended(open_page, sign_in, mara, live_server, shot, theme):
    page = sign_in(open_page(viewport=PHONE, color_scheme=theme), mara)
    page.goto(f"{live_server.url}/w/fernhill/leads/import/")
    page.get_by_label("Rows to import").fill(TEXT)
    page.get_by_role("button", name="Check what I pasted").click()
    shot(page, "check")

    page.get_by_label("E-mail, row 3").fill("lotte@foss.example")
    page.get_by_label("E-mail, row 3").press("Enter")

    expect(row(page, 3).locator(".chip")).to_have_text("New")
    expect(page.get_by_role("button", name="Import 2 rows")).to_be_visible()


def test_another_heading_and_country_are_taken_in_place(check):
    page = check("Acme,030 901820\nFoss,030 901821\n")
    here = page.url

    page.get_by_label("heading in").select_option("1")
    expect(page.get_by_text("1 row, 2 columns")).to_be_visible()
    page.get_by_label("heading in").select_option("0")
    expect(page.get_by_text("2 rows, 2 columns")).to_be_visible()
    page.get_by_label("Phone numbers without a country code").select_option("DE")

    expect(row(page, 1)).to_contain_text("+49 30 901820")
    assert (page.url, Import.objects.count()) == (here, 1)


def test_a_choice_made_before_the_scripts_are_there_counts(check):
    page = check("Acme,030 901820\nFoss,030 901821\n")
    held = []
    page.route("**/htmx*.js", lambda route: held.append(route))

    page.goto(page.url, wait_until="commit")
    page.get_by_label("heading in").select_option("1")
    held[0].continue_()

    expect(page.get_by_text("1 row, 2 columns")).to_be_visible()


def test_on_a_phone_the_fates_stand_on_the_first_screen_and_columns_unfold(check):
    page = check(TEXT.replace("Industry", "Shoe size"))
    page.set_viewport_size(PHONE)

    expect(page.get_by_text("Left out: Shoe size")).to_be_visible()
    expect(page.get_by_label("Shoe size")).to_be_hidden()
    assert row(page, 2).bounding_box()["y"] < PHONE["height"] - 200
    page.get_by_label("All columns").focus()
    page.keyboard.press("Space")
    page.get_by_label("Shoe size", exact=True).select_option("industry")

    expect(page.get_by_text("Left out: ")).to_be_hidden()
    expect(page.get_by_label("Shoe size", exact=True)).to_be_visible()
