"""Archiving puts a customer away and keeps everything; restoring brings it back."""

import pytest

from crm.exceptions import DomainError
from crm.models import Activity
from customers.models import Stage
from customers.services import (
    AlreadyArchived,
    NotArchived,
    add_contact,
    add_opportunity,
    archive,
    mark_left,
    move,
    restore,
    update_contact,
    update_customer,
    update_opportunity,
)
from tests.customers.conftest import on_page, url
from tests.factories import ContactFactory


def test_archiving_keeps_who_when_and_why(customer, mara):
    archive(customer, by=mara, reason=" They closed the shop. ")
    customer.refresh_from_db()
    line = customer.activities.get(kind=Activity.Kind.ARCHIVED)
    assert (customer.status, customer.archived_by, line.text) == ("archived", mara, "They closed the shop.")


def test_archiving_twice_is_refused_and_tells_once(customer, mara):
    archive(customer, by=mara)
    with pytest.raises(AlreadyArchived):
        archive(customer, by=mara)
    assert customer.activities.filter(kind=Activity.Kind.ARCHIVED).count() == 1


def test_restoring_brings_it_back_once(customer, mara):
    archive(customer, by=mara)
    restore(customer, by=mara)
    with pytest.raises(NotArchived):
        restore(customer, by=mara)
    customer.refresh_from_db()
    assert (customer.status, customer.archived_by) == ("active", None)


def test_an_archived_customer_rests_until_it_is_restored(customer, deal, stage, mara):
    contact = ContactFactory(customer=customer)
    archive(customer, by=mara)
    acts = [
        lambda: update_customer(customer, {"industry": "Cheese"}, by=mara),
        lambda: add_contact(customer, by=mara, first_name="Ruth"),
        lambda: update_contact(contact, {"title": "Buyer"}, by=mara),
        lambda: mark_left(contact, by=mara),
        lambda: add_opportunity(customer, by=mara, name="Second line"),
        lambda: update_opportunity(deal, {"amount": 1}, by=mara),
        lambda: move(deal, stage(Stage.Kind.WON), by=mara),
    ]
    for act in acts:
        with pytest.raises(DomainError, match="Restore it first"):
            act()


def test_the_page_asks_why_in_a_dialog_and_on_a_page_of_its_own(customer, mara, browse):
    dialog = browse(mara).get(url("customers:archive", customer.pk), headers=on_page(customer))
    page = browse(mara).get(url("customers:archive", customer.pk))
    assert "<dialog" in dialog.content.decode()
    assert "<html" in page.content.decode()


def test_pressing_archive_twice_archives_once_and_offers_undo(customer, mara, browse):
    client = browse(mara)
    first = client.post(url("customers:archive", customer.pk), {"reason": "Dormant"}, follow=True)
    second = client.post(url("customers:archive", customer.pk), {"reason": "Dormant"}, follow=True)
    assert url("customers:restore", customer.pk) in first.content.decode()
    assert "is archived already" in second.content.decode()
    assert customer.activities.filter(kind=Activity.Kind.ARCHIVED).count() == 1


def test_the_archived_page_says_why_and_takes_notes_but_no_changes(customer, mara, browse):
    archive(customer, by=mara, reason="Dormant since the merger")
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    assert "Dormant since the merger" in page
    assert url("customers:log", customer.pk) in page
    assert url("contacts:create", customer.pk) not in page
    assert f"{customer.update_url}?field=" not in page


def test_an_archived_customer_takes_a_note_but_no_call(customer, mara, browse):
    archive(customer, by=mara)
    note = browse(mara).post(url("customers:log", customer.pk), {"kind": "note", "text": "They called us."})
    call = browse(mara).post(url("customers:log", customer.pk), {"kind": "call", "text": "They called us."})
    assert (note.status_code, call.status_code) == (302, 422)


def test_restoring_from_the_page_leads_back_to_it(customer, mara, browse):
    archive(customer, by=mara)
    answer = browse(mara).post(url("customers:restore", customer.pk))
    customer.refresh_from_db()
    assert (answer["Location"], customer.is_archived) == (customer.get_absolute_url(), False)


def test_changing_an_archived_customer_in_place_says_to_restore_it(customer, mara, browse):
    archive(customer, by=mara)
    answer = browse(mara).post(
        f"{customer.update_url}?field=industry", {"industry": "Cheese"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 422
    assert "Restore it first" in answer.content.decode()


def test_too_long_a_reason_is_an_error_and_archives_nothing(customer, mara, browse):
    answer = browse(mara).post(url("customers:archive", customer.pk), {"reason": "x" * 501})
    customer.refresh_from_db()
    assert (answer.status_code, customer.is_archived) == (422, False)
