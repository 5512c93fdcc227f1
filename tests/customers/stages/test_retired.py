"""A retired stage is offered nowhere; what is in it, or was, keeps its name."""

import pytest
from django.utils import timezone

from crm.exceptions import DomainError
from customers.models import Stage
from customers.services import add_opportunity, move
from tests.customers.conftest import url


@pytest.fixture
def proposal(workspace):
    return workspace.stages.get(name="Proposal")


@pytest.fixture
def retired(proposal):
    Stage.objects.filter(pk=proposal.pk).update(retired_at=timezone.now())
    proposal.refresh_from_db()
    return proposal


def test_a_workspace_begins_with_stages_that_mark_what_waits_too_long(workspace):
    days = {stage.name: stage.stale_after for stage in workspace.stages.all()}
    assert days == {
        "Qualification": 21,
        "Proposal": 30,
        "Negotiation": 30,
        "Closed won": None,
        "Closed lost": None,
    }


def test_no_deal_is_moved_or_added_to_a_retired_stage(deal, proposal, mara):
    # As somebody holds it who read it before it was retired.
    Stage.objects.filter(pk=proposal.pk).update(retired_at=timezone.now())
    with pytest.raises(DomainError, match="Proposal is retired"):
        move(deal, proposal, by=mara)
    with pytest.raises(DomainError, match="Proposal is retired"):
        add_opportunity(deal.customer, by=mara, name="Second", stage=proposal)


def test_a_deal_begins_at_the_first_stage_that_is_not_retired(customer, stage, mara):
    Stage.objects.filter(pk=stage("open").pk).update(retired_at=timezone.now())
    assert add_opportunity(customer, by=mara, name="Vat line").stage.name == "Proposal"


def test_forms_and_menus_do_not_offer_it(customer, deal, retired, mara, browse):
    client = browse(mara)
    for page in (
        customer.get_absolute_url(),
        deal.get_absolute_url(),
        url("opportunities:create", customer.pk),
        url("opportunities:stage", deal.pk),
    ):
        assert "Proposal" not in client.get(page).content.decode(), page
    assert client.post(url("opportunities:stage", deal.pk), {"stage": retired.pk}).status_code == 422


def test_a_deal_that_is_in_it_shows_its_name(deal, retired, mara, browse):
    type(deal).objects.filter(pk=deal.pk).update(stage=retired)
    assert "Proposal" in browse(mara).get(deal.get_absolute_url()).content.decode()


def test_the_list_is_still_narrowed_by_it(deal, retired, mara, browse):
    type(deal).objects.filter(pk=deal.pk).update(stage=retired)
    answer = browse(mara).get(url("opportunities:list", stage=retired.pk))
    assert answer.context["page"].rows == [deal]
    assert "Proposal (retired)" in answer.content.decode()
