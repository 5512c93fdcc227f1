"""A stage is retired, its deals go on to another one, and it can be taken back."""

import pytest

from crm.exceptions import DomainError
from crm.jobs.models import JobKey
from crm.models import Activity
from customers import jobs
from customers.models import Opportunity, Stage
from customers.services import AlreadyRetired, add_stage, archive, hand_on, reinstate, retire, undo_move
from customers.services import retiring as services
from tests.factories import CustomerFactory, OpportunityFactory


@pytest.fixture
def deals(customer, named):
    return [OpportunityFactory(customer=customer, stage=named("Proposal"), amount=10) for _number in range(5)]


@pytest.fixture
def few_at_once(monkeypatch):
    monkeypatch.setattr(services, "AT_ONCE", 2)
    monkeypatch.setattr(jobs, "AT_ONCE", 2)


def stages_of(deals):
    return set(Opportunity.objects.filter(pk__in=[deal.pk for deal in deals]).values_list("stage__name", flat=True))


def test_its_deals_go_on_each_with_a_line_of_its_story(deals, named, mara):
    assert jobs.retire_stage(named("Proposal"), into=named("Negotiation"), by=mara) == 5
    assert stages_of(deals) == {"Negotiation"}
    line = deals[0].activities.get(kind=Activity.Kind.STAGE)
    assert (line.data["from"], line.data["to"], line.by, line.customer) == (
        "Proposal", "Negotiation", mara, deals[0].customer,
    )  # fmt: skip
    assert "Proposal was retired" in line.text


def test_undoing_such_a_move_waits_until_the_stage_is_taken_back(deals, named, mara):
    jobs.retire_stage(named("Proposal"), into=named("Negotiation"), by=mara)
    line = deals[0].activities.get(kind=Activity.Kind.STAGE)
    with pytest.raises(DomainError, match="Proposal is retired"):
        undo_move(line, by=mara)
    reinstate(named("Proposal"))
    assert undo_move(line, by=mara).stage == named("Proposal")


def test_what_customers_are_worth_stays(customer, deals, named, mara):
    from customers.services import refresh_open

    refresh_open([customer.pk])
    jobs.retire_stage(named("Proposal"), into=named("Negotiation"), by=mara)
    customer.refresh_from_db()
    assert (customer.open_count, customer.open_value) == (5, 50)


def test_deals_with_archived_customers_go_along(deals, customer, named, mara):
    archive(customer, by=mara)
    jobs.retire_stage(named("Proposal"), into=named("Negotiation"), by=mara)
    assert stages_of(deals) == {"Negotiation"}


def test_closed_deals_stay_closed(customer, workspace, named, mara):
    other = add_stage(workspace, name="Won again", kind=Stage.Kind.WON)
    deal = OpportunityFactory(customer=customer, stage=named("Closed won"), closed_at=customer.created_at)
    jobs.retire_stage(named("Closed won"), into=other, by=mara)
    deal.refresh_from_db()
    assert (deal.stage, deal.closed_at) == (other, customer.created_at)


@pytest.mark.parametrize("target", ["Proposal", "Closed won", "Closed lost"])
def test_the_target_is_another_one_of_the_same_kind(target, named, mara):
    with pytest.raises(DomainError, match="same kind"):
        retire(named("Proposal"), into=named(target), by=mara)


def test_a_target_of_another_workspace_is_refused(named, foreign_stage, mara):
    with pytest.raises(DomainError, match="same kind"):
        retire(named("Proposal"), into=foreign_stage, by=mara)


def test_there_is_always_one_of_each_kind(workspace, named, mara):
    retire(named("Qualification"), into=named("Proposal"), by=mara)
    retire(named("Proposal"), into=named("Negotiation"), by=mara)
    for target in workspace.stages.all():
        with pytest.raises(DomainError):
            retire(named("Negotiation"), into=target, by=mara)


def test_retiring_twice_is_harmless(named, mara):
    retire(named("Proposal"), into=named("Negotiation"), by=mara)
    with pytest.raises(AlreadyRetired):
        retire(named("Proposal"), into=named("Qualification"), by=mara)


def test_many_deals_are_left_to_a_worker(deals, named, mara, few_at_once, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.retire_stage(named("Proposal"), into=named("Negotiation"), by=mara) == 0
    assert stages_of(deals) == {"Proposal"}
    assert JobKey.objects.filter(key=f"stage-{named('Proposal').pk}").exists()
    assert jobs.hand_on_deals.call(named("Proposal").pk) == 5
    assert stages_of(deals) == {"Negotiation"}


def test_a_worker_that_dies_in_between_is_made_up_for(deals, named, mara, few_at_once):
    proposal = retire(named("Proposal"), into=named("Negotiation"), by=mara)
    assert services._hand_on_some(proposal) == 2
    assert stages_of(deals) == {"Proposal", "Negotiation"}
    assert (hand_on(proposal), hand_on(proposal)) == (3, 0)
    assert Activity.objects.filter(kind=Activity.Kind.STAGE).count() == 5


def test_when_the_target_is_retired_too_deals_go_on_to_its_target(deals, named, mara):
    proposal = retire(named("Proposal"), into=named("Negotiation"), by=mara)
    retire(named("Negotiation"), into=named("Qualification"), by=mara)
    hand_on(proposal)
    assert stages_of(deals) == {"Qualification"}


def test_one_that_is_taken_back_keeps_what_is_still_in_it(deals, named, mara, few_at_once):
    proposal = retire(named("Proposal"), into=named("Negotiation"), by=mara)
    services._hand_on_some(proposal)
    reinstate(proposal)
    assert hand_on(proposal) == 0
    assert Opportunity.objects.filter(stage=proposal).count() == 3
    with pytest.raises(DomainError, match="offered already"):
        reinstate(proposal)


def test_other_workspaces_keep_their_deals(named, mara, foreign):
    elsewhere = OpportunityFactory(customer=CustomerFactory(workspace=foreign.workspace))
    jobs.retire_stage(named("Qualification"), into=named("Proposal"), by=mara)
    assert stages_of([elsewhere]) == {"Qualification"}
