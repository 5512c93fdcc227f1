"""However many ask at once, on either engine: one promotion, one customer."""

import pytest

from customers.models import Contact, Customer
from customers.services import add_contact
from leads.models import Lead, Promotion, Status
from leads.services import AlreadyPromoted, promote_lead, undo_promotion
from tests.factories import LeadFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def qualified(workspace, mara):
    return LeadFactory(workspace=workspace, owner=mara, status=Status.QUALIFIED)


def test_fifty_promotions_at_once_make_one_customer(qualified, mara):
    results = at_once(50, lambda number: promote_lead(Lead.objects.get(pk=qualified.pk), by=mara))
    made = [result for result in results if isinstance(result, Customer)]
    refused = [result for result in results if isinstance(result, AlreadyPromoted)]
    assert (len(made), len(refused)) == (1, 49)
    assert (Customer.objects.count(), Contact.objects.count(), Promotion.objects.count()) == (1, 1, 1)
    assert {refusal.customer for refusal in refused} == set(made)


def test_twenty_undos_at_once_undo_once(qualified, mara):
    promote_lead(qualified, by=mara)
    results = at_once(20, lambda number: undo_promotion(Promotion.objects.get(), by=mara))
    assert sum(isinstance(result, Lead) for result in results) == 1
    assert qualified.activities.filter(kind="promotion_undone").count() == 1


def test_an_undo_and_new_work_at_once_end_in_one_of_the_two_orders(qualified, mara):
    customer = promote_lead(qualified, by=mara)

    def act(number):
        if number:
            return add_contact(customer, by=mara, first_name="Declan")
        return undo_promotion(Promotion.objects.get(), by=mara)

    at_once(2, act)
    undone = Promotion.objects.get().undone_at is not None
    assert (Customer.objects.count(), Contact.objects.count()) == ((0, 0) if undone else (1, 2))
