"""People at a customer: added, changed, left, back."""

import pytest

from crm.exceptions import DomainError
from crm.models import Activity
from customers.models import Contact
from customers.services import add_contact, mark_left, mark_returned, update_contact
from tests.customers.conftest import on_page, url
from tests.factories import ContactFactory, CustomerFactory


@pytest.fixture
def ruth(customer):
    return ContactFactory(customer=customer, first_name="Ruth", last_name="Penhale", email="ruth@larkfield.example")


def test_a_customer_has_many_contacts_and_its_story_names_each(customer, mara):
    for name in ("Ruth", "Gwen", "Piotr"):
        add_contact(customer, by=mara, first_name=name)
    lines = customer.activities.filter(kind=Activity.Kind.CONTACT)
    assert {line.data["name"] for line in lines} == {"Ruth", "Gwen", "Piotr"}


def test_nobody_without_name_and_email_gets_in(customer, mara):
    with pytest.raises(DomainError, match="needs a first name"):
        add_contact(customer, by=mara, title="Buyer")


def test_the_last_name_of_a_nameless_contact_cannot_be_taken_away(customer, mara):
    contact = ContactFactory(customer=customer, first_name="", last_name="Penhale", email="")
    with pytest.raises(DomainError):
        update_contact(contact, {"last_name": ""}, by=mara)


def test_leaving_is_marked_once_and_can_be_taken_back(ruth, mara):
    mark_left(ruth, by=mara)
    with pytest.raises(DomainError, match="has left already"):
        mark_left(ruth, by=mara)
    mark_returned(ruth, by=mara)
    ruth.refresh_from_db()
    assert ruth.has_left is False


def test_those_who_left_are_greyed_and_come_last(customer, ruth, mara, browse):
    ContactFactory(customer=customer, first_name="Gwen")
    mark_left(ruth, by=mara)
    page = browse(mara).get(customer.get_absolute_url())
    assert [contact.first_name for contact in page.context["people"]] == ["Gwen", "Ruth"]
    assert f'class="list__item faint" id="contact-{ruth.pk}"' in page.content.decode()


def test_adding_from_the_dialog_changes_the_page_in_place(customer, mara, browse):
    answer = browse(mara).post(
        url("contacts:create", customer.pk), {"first_name": "Ruth", "buying_role": "buyer"}, headers=on_page(customer)
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="people" hx-swap-oob="true"' in text
    assert "added the contact" in text


def test_adding_without_script_leads_back_to_the_customer(customer, mara, browse):
    answer = browse(mara).post(url("contacts:create", customer.pk), {"first_name": "Ruth"})
    assert (answer.status_code, answer["Location"]) == (302, customer.get_absolute_url())


def test_an_empty_form_is_answered_next_to_its_field(customer, mara, browse):
    answer = browse(mara).post(url("contacts:create", customer.pk), {"title": "Buyer"}, headers=on_page(customer))
    assert answer.status_code == 422
    assert "first_name" in answer.context["form"].errors
    assert 'value="Buyer"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["x" * 101, "Ru\0th"])
def test_names_that_cannot_be_kept_are_field_errors(typed, customer, mara, browse):
    answer = browse(mara).post(url("contacts:create", customer.pk), {"first_name": typed})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["first_name"])


@pytest.mark.parametrize("typed", ["روت", "Ruth 🧀", "O’Brien-Łaska"])
def test_names_of_all_scripts_are_kept_exactly(typed, customer, mara, browse):
    browse(mara).post(url("contacts:create", customer.pk), {"first_name": typed})
    assert Contact.objects.get().first_name == typed


def test_changing_one_field_in_place(ruth, mara, browse):
    answer = browse(mara).post(
        f"{ruth.update_url}?field=title", {"title": "Managing director"}, headers={"HX-Request": "true"}
    )
    ruth.refresh_from_db()
    assert (answer.status_code, ruth.title) == (200, "Managing director")


def test_two_people_changing_a_contact_are_told(ruth, mara, ines, browse):
    update_contact(ruth, {"title": "Director"}, by=ines)
    answer = browse(mara).post(ruth.update_url, {"first_name": "Ruth", "title": "Buyer", "was_title": '""'})
    ruth.refresh_from_db()
    assert (answer.status_code, ruth.title) == (409, "Director")
    assert "Ines Baptiste" in answer.content.decode()


def test_marking_as_left_offers_undo(customer, ruth, mara, browse):
    answer = browse(mara).post(url("contacts:left", ruth.pk), headers=on_page(customer))
    assert url("contacts:returned", ruth.pk) in answer.content.decode()


def test_marking_twice_is_harmless(customer, ruth, mara, browse):
    client = browse(mara)
    client.post(url("contacts:left", ruth.pk))
    again = client.post(url("contacts:left", ruth.pk), follow=True)
    assert "has left already" in again.content.decode()


def test_the_list_finds_people_by_name_and_role(workspace, ruth, mara, browse):
    other = ContactFactory(customer=CustomerFactory(workspace=workspace), last_name="Malik", buying_role="finance")
    found = browse(mara).get(url("contacts:list", q="penhale")).context["page"].rows
    finance = browse(mara).get(url("contacts:list", role="finance")).context["page"].rows
    assert (found, finance) == ([ruth], [other])


def test_the_list_leaves_out_people_at_archived_customers(customer, ruth, mara, browse):
    customer.archived_at = customer.created_at
    customer.save()
    assert browse(mara).get(url("contacts:list")).context["page"].rows == []


def test_the_page_of_a_contact_tells_what_concerns_them(customer, ruth, mara, browse):
    browse(mara).post(
        url("customers:log", customer.pk), {"kind": "meeting", "text": "At the depot.", "contact": ruth.pk}
    )
    page = browse(mara).get(ruth.get_absolute_url()).content.decode()
    assert "At the depot." in page


def test_the_list_reads_with_few_queries_however_long(workspace, mara, browse, django_assert_max_num_queries):
    for _number in range(12):
        ContactFactory(customer=CustomerFactory(workspace=workspace))
    client = browse(mara)
    with django_assert_max_num_queries(10):
        client.get(url("contacts:list"))
