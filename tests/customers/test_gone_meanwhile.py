"""What an undo has just taken away: whoever works on it in that moment is told so in words."""

import pytest

from crm.exceptions import DomainError
from customers.models import Contact, Customer, Opportunity
from customers.services import (
    add_contact,
    move,
    now_works_at,
    undo_now_works_at,
    update_contact,
    update_customer,
    update_opportunity,
)
from tests.factories import ContactFactory, CustomerFactory, OpportunityFactory

OF_CONTACTS = {
    "update": lambda contact, by: update_contact(contact, {"title": "Buyer"}, by=by),
    "works elsewhere": lambda contact, by: now_works_at(contact, by=by, new_customer={"name": "Quay Ices"}),
    "works here again": lambda contact, by: undo_now_works_at(contact, by=by),
}
OF_DEALS = {
    "update": lambda deal, by: update_opportunity(deal, {"amount": 5}, by=by),
    "move": lambda deal, by: move(deal, deal.workspace.stages.last(), by=by, reason="Too dear"),
}
OF_CUSTOMERS = {
    "update": lambda customer, by: update_customer(customer, {"industry": "Cheese"}, by=by),
    "add somebody": lambda customer, by: add_contact(customer, by=by, first_name="Ruth"),
}


@pytest.mark.parametrize(
    ("factory", "model", "act"),
    [
        *((ContactFactory, Contact, act) for act in OF_CONTACTS.values()),
        *((OpportunityFactory, Opportunity, act) for act in OF_DEALS.values()),
        *((CustomerFactory, Customer, act) for act in OF_CUSTOMERS.values()),
    ],
)
def test_who_works_on_what_is_gone_is_told(factory, model, act, mara):
    record = factory()
    model.objects.filter(pk=record.pk).delete()

    with pytest.raises(DomainError, match="is no longer there"):
        act(record, mara)


def test_the_page_that_changes_it_says_so(workspace, mara, browse, monkeypatch):
    contact = ContactFactory(customer=CustomerFactory(workspace=workspace))
    client = browse(mara)

    def gone_by_then(*args, **more):
        Contact.objects.filter(pk=contact.pk).delete()
        return update_contact(*args, **more)

    monkeypatch.setattr("customers.views.contact_acts.update_contact", gone_by_then)
    page = client.post(f"/w/{workspace.slug}/contacts/{contact.pk}/edit/", {"first_name": "Ruth", "title": "Buyer"})

    assert page.status_code == 422
    assert b"is no longer there" in page.content
