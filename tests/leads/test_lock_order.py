"""Whoever holds a lead and its customer takes the lead first: two people at work on both wait, and neither is turned away."""

import pytest

from crm.history import log
from crm.models import Activity
from crm.tags.managing import merge_tags, restore_tag
from crm.tags.services import name_tags, tag
from customers.models import Customer
from leads.models import Lead, Promotion, Status
from leads.services import promote_lead, undo_promotion
from tests.factories import CustomerFactory, LeadFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 40


def test_a_talk_with_a_lead_and_the_undo_of_its_promotion_at_once(workspace, mara):
    lead, customer = LeadFactory(workspace=workspace, status=Status.QUALIFIED), CustomerFactory(workspace=workspace)

    def act(number):
        for _time in range(TIMES):
            if number:
                log(Lead.objects.get(pk=lead.pk), Activity.Kind.CALL, by=mara, text="They ask for a date.")
                continue
            promote_lead(lead, by=mara, into=customer, contact=False)
            undo_promotion(Promotion.objects.standing().get(), by=mara)

    assert at_once(3, act) == [None] * 3
    assert lead.activities.filter(kind=Activity.Kind.CALL).count() == 2 * TIMES
    assert not Promotion.objects.standing().exists()


def test_a_promotion_and_the_merge_of_tags_that_it_shares_at_once(workspace, mara):
    lead, customer = LeadFactory(workspace=workspace, status=Status.QUALIFIED), CustomerFactory(workspace=workspace)
    fair, show = name_tags(workspace, ["Fair", "Show"])
    tag(Lead, [lead.pk], [fair], by=mara)
    tag(Customer, [customer.pk], [fair], by=mara)

    def act(number):
        for _time in range(TIMES):
            if number:
                merge_tags(fair, show)
                restore_tag(fair)
                continue
            promote_lead(lead, by=mara, into=customer, contact=False)
            undo_promotion(Promotion.objects.standing().get(), by=mara)

    assert at_once(2, act) == [None] * 2
