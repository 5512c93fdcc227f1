"""Stages are added, renamed and ordered, and a renamed one breaks nothing."""

import pytest

from crm.exceptions import DomainError
from customers.models import Stage
from customers.services import add_stage, move, order_stages, shift_stage, update_stage
from tests.customers.conftest import url


def names(workspace):
    return [stage.name for stage in workspace.stages.offered()]


def test_a_new_stage_is_the_last_of_its_kind(workspace):
    add_stage(workspace, name="Legal check", probability=90, stale_after=10)
    add_stage(workspace, name="Lost to nobody", kind=Stage.Kind.LOST, probability=50)
    assert names(workspace) == [
        "Qualification", "Proposal", "Negotiation", "Legal check", "Closed won", "Closed lost", "Lost to nobody",
    ]  # fmt: skip
    assert workspace.stages.get(name="Lost to nobody").probability == 0


@pytest.mark.parametrize("name", ["Proposal", "proposal", "PROPOSAL"])
def test_two_stages_never_have_one_name(name, workspace, named):
    with pytest.raises(DomainError, match="already"):
        add_stage(workspace, name=name)
    with pytest.raises(DomainError, match="already"):
        update_stage(named("Negotiation"), {"name": name})


def test_a_renamed_stage_keeps_its_deals_its_filters_and_what_was_said(deal, named, mara, browse):
    proposal = named("Proposal")
    move(deal, proposal, by=mara) if deal.expected_close else type(deal).objects.filter(pk=deal.pk).update(
        stage=proposal
    )
    update_stage(proposal, {"name": "Angebot"})
    client = browse(mara)
    assert client.get(url("opportunities:list", stage=proposal.pk)).context["page"].rows == [deal]
    assert "Angebot" in client.get(deal.get_absolute_url()).content.decode()


def test_a_file_from_before_finds_a_stage_by_its_former_name(workspace, named):
    proposal = named("Proposal")
    update_stage(proposal, {"name": "Angebot"})
    assert workspace.stages.called("proposal") == [proposal]
    assert workspace.stages.called("ANGEBOT") == [proposal]
    newer = add_stage(workspace, name="Proposal")
    assert workspace.stages.called("Proposal") == [newer]
    assert workspace.stages.called("Nothing") == []


def test_renaming_there_and_back_forgets_nothing(workspace, named):
    proposal = named("Proposal")
    update_stage(proposal, {"name": "Angebot"})
    update_stage(proposal, {"name": "Proposal"})
    assert workspace.stages.called("Angebot") == workspace.stages.called("Proposal") == [proposal]


def test_stages_are_ordered_among_their_kind(workspace, named):
    third, first, second = named("Negotiation"), named("Qualification"), named("Proposal")
    order_stages(workspace, [third.pk, first.pk, second.pk])
    assert names(workspace)[:3] == ["Negotiation", "Qualification", "Proposal"]
    shift_stage(second, -1)
    assert names(workspace)[:3] == ["Negotiation", "Proposal", "Qualification"]
    shift_stage(third, -1)
    assert names(workspace)[:3] == ["Negotiation", "Proposal", "Qualification"]


def test_an_order_that_is_not_of_all_of_one_kind_is_refused(workspace, named, foreign_stage):
    first, second, won = named("Qualification"), named("Proposal"), named("Closed won")
    for pks in ([first.pk, second.pk], [first.pk, won.pk], [foreign_stage.pk], [], [first.pk] * 3):
        with pytest.raises(DomainError, match="changed meanwhile"):
            order_stages(workspace, pks)
