"""Changing single rows on the check page: a cell, a choice, the same choice for all rows of a fate."""

import re

import pytest
from django.urls import reverse

from crm import phases
from crm.importing.writing.confirming import confirm
from tests.factories import CustomerFactory, LeadFactory

TEXT = """Company,First name,Last name,Email
Tideway,Orla,Brennan,orla@tideway.example
Foss,Lotte,,lotte@@foss.example
Tideway Ltd,O.,,orla@tideway.example
"""
HTMX = {"hx-request": "true"}


@pytest.fixture
def client(browse, ines):
    return browse(ines)


@pytest.fixture
def paste(stage_leads):
    return stage_leads(TEXT)


@pytest.fixture
def type_into(client, paste):
    """`type_into(row, {column: text})` is the answer to a person who types that."""

    def typed(number, cells, **more):
        data = {f"cell-{at}": text for at, text in cells.items()} | {"shown": "2 3 4"}
        return client.post(url("cells", paste.pk, number), data, headers=HTMX, **more)

    return typed


def url(name, *args):
    return reverse(f"imports:{name}", args=["fernhill", *args])


def fates(paste):
    return list(paste.rows.order_by("number").values_list("fate", flat=True))


def rows_in(answer):
    return re.findall(r'<tr id="row-(\d+)"', answer.content.decode())


def test_a_mended_cell_is_judged_at_once(type_into, paste):
    answer = type_into(3, {3: "lotte@foss.example"})

    assert fates(paste) == ["new", "new", "repeat"]
    assert rows_in(answer) == ["3"]
    assert 'id="fate-head" hx-swap-oob="true"' in answer.content.decode()
    assert "1 row was changed by hand" in answer.content.decode()
    assert "Import 2 rows" in answer.content.decode()


def test_a_cell_that_is_still_wrong_stays_open_with_its_reason(type_into, paste):
    answer = type_into(3, {3: "lotte at foss"})

    assert fates(paste)[1] == "invalid"
    assert 'aria-invalid="true"' in answer.content.decode()


def test_rows_that_repeat_the_edited_one_are_drawn_anew_with_it(type_into, paste):
    answer = type_into(2, {3: "other@tideway.example"})

    assert sorted(rows_in(answer)) == ["2", "4"]
    assert fates(paste)[2] == "new" or paste.rows.get(number=4).twin == 2


def test_several_columns_of_one_field_are_typed_together(client, type_into, paste):
    editor = client.get(url("cells", paste.pk, 2), {"field": "contact_name"}, headers=HTMX).content.decode()

    type_into(2, {1: "Aoife", 2: "Byrne"})

    assert re.findall(r'name="(cell-\d)"', editor) == ["cell-1", "cell-2"]
    assert paste.rows.get(number=2).values["contact_name"] == "Aoife Byrne"


def test_without_script_a_row_is_changed_on_a_page_of_its_own(client, paste):
    form = client.get(url("cells", paste.pk, 3), {"field": "email"})
    answer = client.post(
        url("cells", paste.pk, 3), {"cell-0": "Foss", "cell-1": "Lotte", "cell-2": "", "cell-3": "l@foss.example"}
    )

    assert form.content.decode().count('name="cell-') == 4
    assert answer["Location"] == f"{paste.get_absolute_url()}#row-3"
    assert fates(paste)[1] == "new"


def field_of(answer, column):
    """The field of a column on the page of a row."""
    return re.search(
        rf'<div class="field[^>]*><label[^>]*for="id_cell-{column}">.*?</div>', answer.content.decode(), re.S
    )[0]


def test_without_script_what_is_still_wrong_stands_beside_its_field(client, paste):
    answer = client.post(url("cells", paste.pk, 3), {"cell-0": "Foss & Sons", "cell-3": "lotte at foss"})

    assert answer.status_code == 422
    assert 'value="lotte at foss"' in field_of(answer, 3)
    assert 'aria-invalid="true"' in field_of(answer, 3)
    assert "autofocus" in field_of(answer, 3)
    assert 'id="id_cell-3_error"' in field_of(answer, 3)
    assert "field__error" not in field_of(answer, 0)
    assert "What you typed is kept" in answer.content.decode()
    assert paste.rows.get(number=3).cells == ["Foss & Sons", "Lotte", "", "lotte at foss"]


def test_the_page_of_a_row_says_what_is_wrong_before_anything_is_typed(client, paste):
    page = client.get(url("cells", paste.pk, 3))

    assert "field__error" in field_of(page, 3)
    assert "What you typed is kept" not in page.content.decode()


def test_without_script_a_text_too_long_is_shown_again_and_stored_nowhere(client, paste):
    answer = client.post(url("cells", paste.pk, 2), {"cell-0": "Other", "cell-1": "x" * 100_001})

    assert answer.status_code == 422
    assert "too long for a cell" in field_of(answer, 1)
    assert 'value="Other"' in field_of(answer, 0)
    assert paste.rows.get(number=2).cells[0] == "Tideway"


def test_what_is_wrong_with_a_row_as_a_whole_stands_above_its_fields(client, stage_leads):
    paste = stage_leads('Company,Email\n"Acme,a@acme.example\nBolt,b@bolt.example\n')

    page = client.get(url("cells", paste.pk, 2)).content.decode()

    assert "A quote opens in row 2" in page.partition('<div class="field')[0]


def test_saving_several_lines_unchanged_changes_nothing(client, stage_leads):
    paste = stage_leads('Company,Notes\nAcme,"one\ntwo"\n')

    client.post(url("cells", paste.pk, 2), {"cell-0": "Acme", "cell-1": "one\r\ntwo"})

    row = paste.rows.get()
    assert (row.cells, row.came) == (["Acme", "one\ntwo"], None)


@pytest.mark.parametrize(
    "cells", [{99: "x"}, {"-1": "x"}, {"x": "x"}, {"9" * 30: "x"}, {"": "x"}, {0: "x" * 200_000}], ids=str
)
def test_a_cell_that_there_is_not_is_refused(type_into, paste, cells):
    before = list(paste.rows.order_by("number").values_list("cells", flat=True))

    answer = type_into(2, cells)

    assert answer.status_code in (200, 302)
    assert list(paste.rows.order_by("number").values_list("cells", flat=True)) == before


def test_a_null_character_is_taken_out(type_into, paste):
    type_into(2, {0: "Tide\0way"})

    assert paste.rows.get(number=2).values["name"] == "Tideway"


@pytest.mark.parametrize("number", [0, 99, 2**31, 2**63, 10**30])
@pytest.mark.parametrize("name", ["cells", "choice"])
def test_a_row_that_there_is_not_is_not_found(client, paste, number, name):
    assert client.post(url(name, paste.pk, number), {"choice": "skip"}).status_code == 404


def test_a_row_can_be_skipped_and_taken_again(client, paste):
    client.post(url("choice", paste.pk, 2), {"choice": "skip"}, headers=HTMX)
    paste.refresh_from_db()
    skipped = dict(paste.totals)

    answer = client.post(url("choice", paste.pk, 2), {"choice": ""}, headers=HTMX)

    paste.refresh_from_db()
    assert (skipped["created"], skipped["skipped"]) == (0, 2)
    assert (paste.totals["created"], paste.totals["skipped"]) == (1, 1)
    assert rows_in(answer) == ["2"]


@pytest.mark.parametrize("choice", ["bogus", "contact", "update", "\0", "x" * 1_000])
def test_a_choice_that_there_is_not_is_refused(client, paste, choice):
    answer = client.post(url("choice", paste.pk, 2), {"choice": choice}, follow=True)

    assert answer.status_code == 200
    assert "cannot be done" in answer.content.decode()
    assert set(paste.rows.values_list("choice", flat=True)) == {""}


def test_an_invalid_row_cannot_be_created_all_the_same(client, paste):
    client.post(url("choice", paste.pk, 3), {"choice": "create"})

    assert paste.rows.get(number=3).outcome == "failed"


def test_all_rows_of_a_fate_are_decided_together(client, paste):
    headers = {
        **HTMX,
        "hx-target": "fates",
        "hx-current-url": f"http://testserver{paste.get_absolute_url()}?fate=repeat",
    }

    answer = client.post(url("choices", paste.pk), {"fate": "repeat", "choice": "create"}, headers=headers)

    paste.refresh_from_db()
    assert paste.totals["created"] == 2
    assert rows_in(answer) == ["4"]
    assert "Decided for 1 row" in answer.content.decode()
    assert "1 row was changed by hand" in answer.content.decode()


@pytest.mark.parametrize("data", [{}, {"fate": "bogus", "choice": "skip"}, {"fate": "new", "choice": "bogus"}], ids=str)
def test_a_choice_for_no_fate_is_refused(client, paste, data):
    answer = client.post(url("choices", paste.pk), data, follow=True)

    assert "cannot be done" in answer.content.decode()


def test_a_customer_is_offered_a_contact(client, stage_leads, workspace):
    customer = CustomerFactory(workspace=workspace, website="https://larkfield.example")
    paste = stage_leads("Company,Contact,Website\nLarkfield,Ruth Penhale,larkfield.example\n")

    shown = client.get(paste.get_absolute_url()).content.decode()
    client.post(url("choice", paste.pk, 2), {"choice": "contact"})
    client.post(url("writing", paste.pk))

    assert customer.get_absolute_url() in shown
    assert "Add as contact" in shown
    assert str(customer.contacts.get()) == "Ruth Penhale"


def test_old_and_new_stand_side_by_side(client, stage_leads, workspace):
    lead = LeadFactory(workspace=workspace, email="a@b.example", phone="", industry="Seafood")
    paste = stage_leads(
        f"Company,Email,Phone,Industry\n{lead.name},A@B.example,020 7946 0000,Fish farming\n", duplicates="overwrite"
    )

    shown = client.get(paste.get_absolute_url()).content.decode()

    assert '<del class="diff__old"><bdi>Seafood</bdi></del>' in shown
    assert '<ins class="diff__new"><bdi>Fish farming</bdi></ins>' in shown
    assert '<del class="cleaned__typed"><bdi>A@B.example</bdi></del>' in shown


def test_rows_of_a_written_import_stay_as_they_are(client, paste):
    phases.run(confirm(paste))

    client.post(url("cells", paste.pk, 2), {"cell-0": "Other"})
    client.post(url("choice", paste.pk, 2), {"choice": "skip"})
    client.post(url("choices", paste.pk), {"fate": "new", "choice": "skip"})

    assert paste.rows.get(number=2).cells[0] == "Tideway"
    assert paste.rows.get(number=2).outcome == "created"


@pytest.mark.parametrize(
    "params",
    [{"after": "x"}, {"after": "9" * 30}, {"before": "0"}, {"before": "-1"}, {"fate": "bogus"}, {"after": "²"}],
    ids=str,
)
def test_odd_addresses_show_the_first_rows(client, paste, params):
    answer = client.get(paste.get_absolute_url(), params)

    assert rows_in(answer) == ["2", "3", "4"]


def test_paging_goes_there_and_back(client, stage_leads):
    paste = stage_leads("Company,Email\n" + "".join(f"Acme {n},a{n}@acme{n}.example\n" for n in range(120)))
    address = paste.get_absolute_url()

    second = rows_in(client.get(address, {"after": 51}))
    last = rows_in(client.get(address, {"after": 101}))
    back = rows_in(client.get(address, {"before": 52}))

    assert (second[0], second[-1], len(last), back[0]) == ("52", "101", 20, "2")
