"""The import pages as people use them: paste, check, confirm, receipt."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from crm import phases
from crm.importing.models import Import
from crm.importing.writing.confirming import confirm
from tests.factories import LeadFactory
from tests.importing.workbooks import workbook

TEXT = "Company,Contact,Email\nTideway,Orla Brennan,orla@tideway.example\nFoss,Lotte,lotte@@foss.example\n"
PASTE = "/w/fernhill/leads/import/"


@pytest.fixture
def client(browse, ines):
    return browse(ines)


@pytest.fixture
def paste(stage_leads):
    return stage_leads(TEXT)


@pytest.fixture
def written(paste):
    """The same, confirmed and written."""
    return phases.run(confirm(paste))


def url(name, *args):
    return reverse(f"imports:{name}", args=["fernhill", *args])


def page(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def body(response):
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_a_paste_leads_to_the_check_page(client):
    answer = client.post(PASTE, {"text": TEXT}, follow=True)

    assert answer.redirect_chain == [(Import.objects.get().get_absolute_url(), 302)]
    assert "2 rows , 3 columns" in page(answer) or "2 rows, 3 columns" in page(answer)
    assert "There are two @ signs" in page(answer)
    assert "Import 1 row" in page(answer)


def test_a_file_may_be_chosen_instead(client):
    file = SimpleUploadedFile("Kunden.csv", "Firma;Ort;E-Mail\nMüller;Köln;a@b.example\n".encode("cp1252"))

    client.post(PASTE, {"text": "", "file": file})

    paste = Import.objects.get()
    assert (paste.filename, paste.encoding) == ("Kunden.csv", "cp1252")
    assert paste.rows.get().values["name"] == "Müller"


@pytest.mark.parametrize(
    "data",
    [
        {"text": ""},
        {"text": "Name,Email"},
        {"text": ",".join("x" * 10_000)},
        {"file": SimpleUploadedFile("book.xlsx", b"PK\x03\x04")},
        {"file": SimpleUploadedFile("book.csv", b"PK\x03\x04")},
        {"file": SimpleUploadedFile("book.pdf", b"%PDF-1.7")},
        {"file": SimpleUploadedFile("empty.csv", b"")},
    ],
    ids=[
        "nothing",
        "only a heading",
        "10,000 columns",
        "no workbook",
        "a workbook called csv",
        "a pdf",
        "an empty file",
    ],
)
def test_what_cannot_be_read_is_said_beside_the_box(client, data):
    answer = client.post(PASTE, data)

    assert answer.status_code == 422
    assert b"field__error" in answer.content
    assert data.get("text", "")[:50] in answer.content.decode()
    assert not Import.objects.exists()


def test_a_file_that_is_too_big_is_refused_before_it_is_read(client, monkeypatch):
    monkeypatch.setattr("crm.importing.forms.MOST_BYTES", 1024)

    answer = client.post(PASTE, {"file": SimpleUploadedFile("big.csv", b"Name\n" + b"Tideway\n" * 1_000)})

    assert answer.status_code == 422
    assert "Split it into smaller ones" in page(answer)


def test_a_text_of_ten_megabytes_is_taken(client):
    answer = client.post(PASTE, {"text": "Name,Notes\n" + f"Tideway,{'x' * 9_000}\n" * 1_120})

    assert answer.status_code == 302
    assert Import.objects.get().size > 10_000_000


@pytest.mark.parametrize(
    "text",
    ["Name,Notes\nAcme," + "x" * 1_000_000, "Company,Email\nAc\0me,a@b.example", 'Company,Email\n"Acme,a@b.example\nBolt,b@b.example', "\ufeffa|b|c\n1|2|3", "=cmd()|x\n=cmd()|y"],
    ids=["a cell of a megabyte", "NUL", "an open quote", "nothing known", "formulas"],
)  # fmt: skip
def test_odd_pastes_are_checked_and_never_an_error(client, text):
    answer = client.post(PASTE, {"text": text}, follow=True)
    written = client.post(url("writing", Import.objects.get().pk), follow=True)

    totals = Import.objects.get().totals
    assert (answer.status_code, written.status_code) == (200, 200)
    assert totals.pop("rows") == sum(totals.values())


def test_cells_are_shown_as_text(client, stage_leads):
    answer = client.get(stage_leads("Company,Email\n<script>alert(1)</script>,a@b.example\n").get_absolute_url())

    assert b"<script>alert" not in answer.content
    assert b"<bdi" in answer.content


def test_a_changed_mapping_is_judged_at_once(client, paste):
    data = {"duplicates": "create", "column-0": "contact_name", "column-1": "name", "column-2": ""}

    answer = client.post(url("mapping", paste.pk), data, headers={"hx-request": "true", "hx-target": "check"})

    paste.refresh_from_db()
    assert (paste.mapping, paste.duplicates) == (["contact_name", "name", ""], "create")
    assert "Import 2 rows" in page(answer)
    assert b"<html" not in answer.content


def test_a_corrected_mapping_is_remembered_for_the_same_headings(client, paste):
    client.post(
        url("mapping", paste.pk),
        {"duplicates": "update", "column-0": "contact_name", "column-1": "name", "column-2": "email"},
    )

    client.post(PASTE, {"text": "Company,Contact,Email\nAcme,Bo,bo@acme.example\n"})

    assert Import.objects.latest("pk").mapping == ["contact_name", "name", "email"]


def test_the_country_of_phone_numbers_is_said_where_there_are_any(client, stage_leads, workspace):
    workspace.phone_region = "US"
    workspace.save()

    with_phones = client.get(stage_leads("Name,Phone\nAcme,212 736 5000\n").get_absolute_url())
    without = client.get(stage_leads(TEXT).get_absolute_url())

    assert '<option value="US" selected>United States (+1)</option>' in with_phones.content.decode()
    assert "country code" not in page(without)


def test_the_other_columns_can_be_kept_in_the_notes(client, stage_leads):
    paste = stage_leads("Company,Shoe size\nTideway,44\n")

    client.post(
        url("mapping", paste.pk), {"duplicates": "update", "column-0": "name", "column-1": "", "keep_others": "on"}
    )

    paste.refresh_from_db()
    assert paste.mapping == ["name", "note"]
    assert paste.rows.get().values["notes"] == "Shoe size: 44"


def test_without_script_a_changed_mapping_comes_back_to_the_page(client, paste):
    data = {"duplicates": "skip", "column-0": "name", "column-1": "", "column-2": ""}

    answer = client.post(url("mapping", paste.pk), data)

    assert answer["Location"] == paste.get_absolute_url()


def test_a_field_that_does_not_exist_is_refused(client, paste):
    answer = client.post(url("mapping", paste.pk), {"duplicates": "skip", "column-0": "owner"})

    paste.refresh_from_db()
    assert answer.status_code == 422
    assert paste.mapping == ["name", "contact_name", "email"]


def test_a_file_is_read_anew_with_the_letters_that_a_person_chose(client):
    file = SimpleUploadedFile("k.csv", "Firma,E-Mail\nMüller,a@b.example\n".encode())
    client.post(PASTE, {"file": file})

    answer = client.post(url("reading", Import.objects.get().pk), {"encoding": "cp1252"})

    paste = Import.objects.get()
    assert answer["Location"] == paste.get_absolute_url()
    assert (paste.encoding, paste.rows.get().values["name"]) == ("cp1252", "MÃ¼ller")


def test_confirming_leads_to_the_receipt(client, paste, workspace):
    answer = client.post(url("writing", paste.pk), follow=True)

    assert "2 rows, all accounted for" in page(answer)
    assert "1 + 0 + 0 + 0 + 1" in page(answer)
    assert workspace.leads.get().get_absolute_url() in answer.content.decode()
    assert str(workspace.leads.get().owner) == "Ines Baptiste"


def test_a_second_click_shows_the_receipt_and_writes_nothing(client, paste, workspace):
    for _click in range(2):
        answer = client.post(url("writing", paste.pk), follow=True)

    assert "written already" in page(answer)
    assert workspace.leads.count() == 1


def test_the_receipt_can_be_narrowed_to_an_outcome(client, written):
    answer = client.get(
        f"{written.get_absolute_url()}?outcome=failed", headers={"hx-request": "true", "hx-target": "fates"}
    )

    assert "lotte@@foss.example" in page(answer)
    assert "Tideway" not in page(answer)


def test_the_same_paste_again_is_asked_about(client, written):
    answer = client.post(PASTE, {"text": TEXT}, follow=True)

    again = Import.objects.latest("pk")
    assert answer.redirect_chain[-1][0] == url("again", again.pk)
    assert f'href="{written.get_absolute_url()}"' in answer.content.decode()
    assert f'href="{again.get_absolute_url()}"' in answer.content.decode()


def test_what_was_not_written_is_not_asked_about(client, paste):
    answer = client.post(PASTE, {"text": TEXT}, follow=True)

    assert answer.redirect_chain[-1][0] == Import.objects.latest("pk").get_absolute_url()
    assert client.get(url("again", paste.pk))["Location"] == paste.get_absolute_url()


def test_failed_rows_come_as_a_file_with_the_reason(client, stage_leads):
    paste = phases.run(confirm(stage_leads("Company,Email\n=Foss,lotte@@foss.example\nTideway,orla@tideway.example\n")))

    answer = client.get(url("failed", paste.pk))

    assert list(csv.reader(io.StringIO(body(answer)))) == [
        ["Company", "Email", "Reason"],
        ["'=Foss", "lotte@@foss.example", "There are two @ signs. One address, please."],
    ]
    assert answer["Content-Disposition"].startswith("attachment")


def test_failed_rows_can_be_mended_and_pasted_again(client, written, workspace):
    box = client.get(f"{PASTE}?failed={written.pk}").context["form"]["text"].value()

    client.post(PASTE, {"text": box.replace("@@", "@")})
    again = Import.objects.exclude(pk=written.pk).get()
    client.post(url("writing", again.pk))

    assert sorted(workspace.leads.values_list("email", flat=True)) == ["lotte@foss.example", "orla@tideway.example"]


def test_rows_stand_in_the_box_as_they_were_pasted(client, stage_leads):
    text = "Company,Email,Phone\nFoss,l@@foss.example,+44 20 7946 0000\nBolt,b@@bolt.example,'+44 20 7946 0001\n"
    paste = phases.run(confirm(stage_leads(text)))

    box = client.get(f"{PASTE}?failed={paste.pk}").context["form"]["text"].value()

    assert ",+44 20 7946 0000," in box
    assert ",''+44 20 7946 0001," in box


def test_skipped_rows_come_as_a_file_and_to_the_box(client, stage_leads):
    paste = phases.run(
        confirm(stage_leads("Company,Email\nTideway,a@tideway.example\nTideway Ltd,a@tideway.example\n"))
    )

    rows = list(csv.reader(io.StringIO(body(client.get(url("skipped", paste.pk))))))
    box = client.get(f"{PASTE}?skipped={paste.pk}").context["form"]["text"].value()

    assert rows[1] == ["Tideway Ltd", "a@tideway.example", "Row 2: same e-mail"]
    assert "Tideway Ltd" in box


def test_the_source_is_shown_and_given_back_as_it_came(client):
    client.post(PASTE, {"file": SimpleUploadedFile("k.csv", "Firma\nMüller\n".encode("cp1252"))})
    paste = Import.objects.get()

    download = b"".join(client.get(url("source", paste.pk)).streaming_content)

    assert download == "Firma\nMüller\n".encode("cp1252")
    assert client.get(f"{PASTE}?from={paste.pk}").context["form"]["text"].value() == "Firma\nMüller\n"


def test_the_sheets_of_a_workbook_that_are_not_read_are_named_before_and_after(client):
    def name(book):
        book.worksheets[1].title = "Spring fair"

    data = workbook([["Company"], ["Acme"]], [["Company"], ["Foss"]], prepare=name)
    checked = client.post(PASTE, {"file": SimpleUploadedFile("k.xlsx", data)}, follow=True)
    receipt = client.post(url("writing", Import.objects.get().pk), follow=True)

    assert "Only the first sheet with rows was read. The sheet “Spring fair” holds something too" in page(checked)
    assert "The sheet “Spring fair” holds something too" in page(receipt)


def test_cancelling_forgets_the_paste(client, paste):
    answer = client.post(url("discard", paste.pk))

    assert answer["Location"] == PASTE
    assert not Import.objects.exists()


def test_a_receipt_cannot_be_discarded(client, written):
    client.post(url("discard", written.pk))

    assert Import.objects.exists()


def test_the_list_tells_what_came_of_each_import(client, written, stage_leads):
    stage_leads(TEXT)

    answer = client.get("/w/fernhill/imports/")

    assert answer.context["page"].count.value == 2
    assert "To confirm" in page(answer)
    assert "Done" in page(answer)


def test_an_empty_list_shows_where_to_begin_once(client):
    assert client.get("/w/fernhill/imports/").content.decode().count(f'href="{PASTE}"') == 1


def test_customers_use_the_same_page(client, workspace):
    client.post("/w/fernhill/customers/import/", {"text": TEXT})
    client.post(url("writing", Import.objects.get().pk))

    assert workspace.customers.get().name == "Tideway"


@pytest.mark.parametrize("is_written", [False, True], ids=["check", "receipt"])
def test_queries_do_not_grow_with_rows(client, stage_leads, workspace, is_written, django_assert_max_num_queries):
    for n in range(15):
        LeadFactory(workspace=workspace, email=f"here{n}@b.example", phone="")
    rows = "".join(f"Acme {n},here{n}@b.example,0207946{n:04d}\n" for n in range(40))
    paste = stage_leads(f"Company,Email,Phone\n{rows},x,\n", duplicates="update")
    if is_written:
        phases.run(confirm(paste))

    with django_assert_max_num_queries(10):
        client.get(paste.get_absolute_url())


def test_queries_of_the_list_do_not_grow_with_imports(client, stage_leads, django_assert_max_num_queries):
    for _n in range(6):
        phases.run(confirm(stage_leads(TEXT)))

    with django_assert_max_num_queries(10):
        client.get("/w/fernhill/imports/")


def test_a_text_that_is_too_much_for_the_box_gets_plain_words(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    client.raise_request_exception = False

    answer = client.post(PASTE, {"text": "Name\n" + "Tideway\n" * 5_000})

    assert answer.status_code == 413
    assert "drop the file" in page(answer)
