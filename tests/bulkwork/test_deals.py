"""Many deals at once: given to somebody, tagged, moved to another stage and taken back."""

from datetime import date

import pytest

from crm.models import Activity
from crm.tags.services import name_tags, tags_on
from customers.models import Opportunity
from customers.services import add_opportunity, archive, move, retire, update_opportunity
from tests.bulkwork.conftest import newest, outcomes, url
from tests.factories import CustomerFactory, OpportunityFactory

MAY = date(2030, 5, 1)
FIELDS = ("stage", "stage_since", "closed_at", "lost_reason")  # where a deal is


@pytest.fixture
def stages(workspace):
    return {stage.name: stage for stage in workspace.stages.all()}


@pytest.fixture
def deals(workspace, mara):
    """Two deals that say when they close, and one that does not."""
    customer = CustomerFactory(workspace=workspace)
    days = {"Vats": MAY, "Churn": MAY, "Idea": None}
    return [
        add_opportunity(customer, by=mara, name=name, amount=5, expected_close=day, owner=mara)
        for name, day in days.items()
    ]


@pytest.fixture
def act(act):
    return lambda verb, records=None, **given: act(verb, records, kind="opportunities", **given)


@pytest.fixture
def moved(act, deals, stages):
    """`moved("Proposal")` moves the deals in bulk."""

    def to(stage, reason="", records=None):
        return act("stage", records or deals, stage=[stages[stage].pk, stage], reason=reason)

    return to


def places():
    return [deal.stage.name for deal in Opportunity.objects.select_related("stage").order_by("pk")]


def test_a_move_and_its_undo_are_told_and_leave_the_days_in_the_stage(deals, moved, take_back):
    before = list(Opportunity.objects.order_by("pk").values(*FIELDS))
    change = moved("Proposal", records=deals[:2])
    there = places()
    take_back(change)
    line = deals[0].activities.filter(kind=Activity.Kind.STAGE).last()

    assert there == ["Proposal", "Proposal", "Qualification"]
    assert list(Opportunity.objects.order_by("pk").values(*FIELDS)) == before
    assert (line.customer, line.data["from"], line.data["to"], line.data["bulk"]) == (
        deals[0].customer, "Qualification", "Proposal", change.pk,
    )  # fmt: skip


def test_what_a_deal_lacks_leaves_it_where_it_is(moved):
    change = moved("Proposal")
    assert outcomes(change) == [
        ("changed", ""), ("changed", ""), ("left", "has no expected close, which this stage needs"),
    ]  # fmt: skip


def test_lost_ones_keep_the_reason_and_count_no_more(deals, moved, take_back):
    change = moved("Closed lost", reason="Too dear")
    deals[0].refresh_from_db()
    deals[0].customer.refresh_from_db()
    lost = (deals[0].lost_reason, deals[0].is_open, deals[0].customer.open_count)
    take_back(change)
    deals[0].customer.refresh_from_db()

    assert (lost, deals[0].customer.open_count) == (("Too dear", False, 0), 3)


def test_deals_go_nowhere_until_a_stage_is_chosen(deals, mara, browse):
    was = places()
    asked = {"id": [deal.pk for deal in deals]}
    question = browse(mara).post(url("bulk:begin", "opportunities", "stage"), asked)
    first = question.context["form"]["stage"].subwidgets[0].data["value"]
    answer = browse(mara).post(url("bulk:begin", "opportunities", "stage"), asked | {"count": len(deals), "stage": ""})
    assert (first, answer.status_code, list(answer.context["form"].errors)) == ("", 422, ["stage"])
    assert places() == was


def test_losing_without_a_reason_is_asked_again(deals, stages, mara, browse):
    asked = {"id": deals[0].pk, "count": 1, "stage": stages["Closed lost"].pk}
    answer = browse(mara).post(url("bulk:begin", "opportunities", "stage"), asked)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])


def test_the_undo_leaves_what_moved_on_since_and_where_the_stage_is_gone(deals, moved, take_back, stages, ines):
    change = moved("Proposal", records=deals[:2])
    move(deals[0], stages["Negotiation"], by=ines)
    retire(stages["Qualification"], into=stages["Proposal"], by=ines)
    change = take_back(change)
    assert outcomes(change, "undone") == [("kept", "the stage is offered no more")] * 2
    assert places()[:2] == ["Negotiation", "Proposal"]


def test_who_moves_a_deal_in_between_keeps_it(deals, moved, take_back, stages, ines):
    change = moved("Proposal", records=deals[:2])
    move(deals[0], stages["Negotiation"], by=ines)
    assert outcomes(take_back(change), "undone") == [("kept", "moved on since"), ("back", "")]


def test_a_stage_that_is_retired_meanwhile_takes_no_deals(deals, moved, stages, mara):
    retire(stages["Negotiation"], into=stages["Proposal"], by=mara)
    assert outcomes(moved("Negotiation"))[0] == ("left", "the stage is offered no more")


def test_deals_with_archived_customers_stay_as_they_are(deals, moved, act, ines, mara):
    archive(deals[0].customer, by=mara)
    why = "with an archived customer: restore it first"
    assert set(outcomes(moved("Proposal")) + outcomes(act("owner", deals, owner=ines))) == {("left", why)}


def test_an_owner_is_told_in_the_stories_and_stays_where_somebody_chose_since(deals, act, take_back, ines, mara, vera):
    change = act("owner", deals, owner=ines)
    line = deals[1].activities.filter(kind=Activity.Kind.FIELDS).get()
    update_opportunity(deals[0], {"owner": vera}, by=mara)
    update_opportunity(deals[0], {"owner": ines}, by=mara)
    take_back(change)

    assert line.customer == deals[1].customer
    assert [deal.owner for deal in Opportunity.objects.order_by("pk")] == [ines, mara, mara]


def test_a_whole_list_in_an_order_that_some_are_not_in(deals, act, workspace):
    fair = name_tags(workspace, ["Fair"])[0]
    OpportunityFactory(customer=deals[0].customer, amount=None, name="No amount")
    change = act("tag", query="sort=-amount", tags=[[fair.pk, fair.name]])
    assert (change.size, sum(map(bool, tags_on(Opportunity, [deal.pk for deal in deals]).values()))) == (3, 3)


def test_by_the_list_and_its_receipt(deals, stages, browse, mara):
    client = browse(mara)
    listed = client.get(url("opportunities:list")).content.decode()
    asked = {"id": [deals[0].pk, deals[1].pk]}
    question = client.post(url("bulk:begin", "opportunities", "stage"), asked).content.decode()
    client.post(url("bulk:begin", "opportunities", "stage"), asked | {"count": 2, "stage": stages["Proposal"].pk})
    receipt = client.get(newest().get_absolute_url()).content.decode()
    exported = client.post(url("bulk:export", "opportunities"), asked)

    assert f'name="id" value="{deals[0].pk}"' in listed
    assert "Move 2 opportunities to another stage" in question
    assert "Vats" in receipt
    assert b"".join(exported.streaming_content).count(b"Vats") == 1
