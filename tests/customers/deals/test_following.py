"""An open board looks for what others did: it is told of anything that it shows, and otherwise nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from crm.models import Task
from crm.tasks import add_task, finish, postpone, reopen, update_task
from customers.board import CARDS
from customers.models import Customer, Opportunity
from customers.services import archive, merge, restore, undo_merge, update_customer, update_opportunity, update_stage
from leads.models import Status
from leads.services import change_status, promote_lead, undo_promotion
from tests.customers.conftest import url
from tests.factories import CustomerFactory, OpportunityFactory, TaskFactory
from tests.plans import analyse, plans

BOARD, MANY = "opportunities:board", 1_000


@pytest.fixture
def client(mara, browse):
    return browse(mara)


@pytest.fixture
def look(client):
    """`look()` is what a board gets that looks again after it was shown or has looked last; `look(30)` has so many cards of a column."""
    shown = client.get(url(BOARD)).context["version"]

    def again(cards=0):
        nonlocal shown
        headers = {"HX-Request": "true", "HX-Target": "opportunity-board", "Board-Version": shown}
        answer = client.get(url(BOARD), headers=headers | {"Board-Cards": str(cards)})
        shown = answer.context["version"] if answer.context else shown
        return answer

    return again


def cards(answer):
    """{stage: its cards} of what a board was told."""
    return {column.stage.name: column.cards for column in answer.context["board"]}


@pytest.fixture
def step(deal, mara):
    return add_task(deal.workspace, by=mara, title="Ring Ruth", opportunity=deal, due_on=timezone.localdate())


def test_a_board_that_looks_again_is_told_nothing_when_nothing_changed(deal, step, look):
    answers = [look(), look()]
    assert [(answer.status_code, answer.content) for answer in answers] == [(204, b"")] * 2


def test_it_shows_another_name_of_a_deal_and_of_its_customer(deal, customer, ines, look):
    update_opportunity(deal, {"name": "Vats"}, by=ines)
    deal_renamed = look()
    update_customer(customer, {"name": "Larkfield Cheese"}, by=ines)
    customer_renamed = look()
    assert [card.name for card in cards(deal_renamed)["Qualification"]] == ["Vats"]
    assert [card.customer.name for card in cards(customer_renamed)["Qualification"]] == ["Larkfield Cheese"]
    assert look().status_code == 204


def test_it_shows_the_next_step_as_it_is_now(deal, ines, look):
    tomorrow = timezone.localdate() + timedelta(days=1)
    task = add_task(deal.workspace, by=ines, title="Ring Ruth", opportunity=deal)
    shown = [look()]
    for act in (
        lambda: update_task(task, {"title": "Ring Owen"}, by=ines),
        lambda: postpone(task, by=ines),
        lambda: finish(task, by=ines),
        lambda: reopen(task, by=ines),
    ):
        act()
        shown.append(look())
    steps = [cards(answer)["Qualification"][0].next_step for answer in shown]
    assert [step and (step.title, step.due_on) for step in steps] == [
        ("Ring Ruth", None), ("Ring Owen", None), ("Ring Owen", tomorrow), None, ("Ring Owen", tomorrow),
    ]  # fmt: skip


def test_it_shows_whose_deal_it_is_after_a_merge_and_after_its_undo(workspace, customer, deal, ines, look):
    kept = CustomerFactory(workspace=workspace, name="Larkfield", website=customer.website, email=customer.email,
                           phone=customer.phone, industry=customer.industry)  # fmt: skip
    look()
    done = merge(kept, customer, by=ines)
    merged = look()
    undo_merge(done, by=ines)
    undone = look()
    names = [[card.customer.name for card in cards(answer)["Qualification"]] for answer in (merged, undone)]
    assert names == [["Larkfield"], ["Larkfield Dairy"]]


def test_it_shows_no_deal_of_an_archived_customer_nor_one_whose_promotion_was_undone(
    deal, customer, lead, workspace, ines, look
):
    archive(customer, by=ines)
    archived = look()
    restore(customer, by=ines)
    change_status(lead, Status.QUALIFIED, by=ines)
    promote_lead(lead, by=ines, opportunity={"name": "Cold room"})
    promoted = look()
    undo_promotion(workspace.promotions.get(), by=ines)
    undone = look()
    names = [{card.name for card in cards(answer)["Qualification"]} for answer in (archived, promoted, undone)]
    assert names == [set(), {"Vat line", "Cold room"}, {"Vat line"}]


def test_it_shows_stages_as_they_are_called_and_when_their_deals_are_marked(deal, at, ines, look):
    update_stage(at("Qualification"), {"stale_after": 3}, by=ines)
    marked = look()
    update_stage(at("Proposal"), {"name": "Offer"}, by=ines)
    assert (marked.status_code, "Offer" in cards(look())) == (200, True)


def test_it_is_drawn_anew_when_the_day_is_another(deal, client, step):
    with time_machine.travel("2026-11-23 12:00Z", tick=False):
        shown = client.get(url(BOARD)).context["version"]
    with time_machine.travel("2026-11-24 12:00Z", tick=False):
        answer = client.get(url(BOARD), headers={"Board-Version": shown})
    assert answer.status_code == 200


def test_it_is_told_nothing_of_another_workspace(deal, foreign, mara, look):
    update_customer(foreign, {"name": "Elsewhere Ltd"}, by=mara)
    add_task(foreign.workspace, by=mara, title="Ring them", customer=foreign)
    assert look().status_code == 204


def test_it_keeps_the_cards_that_were_scrolled_to_up_to_an_end(deal_at, ines, look):
    deals = [deal_at("Proposal") for _number in range(70)]
    counts = []
    for number, scrolled in enumerate((0, 30, 500, "x")):
        update_opportunity(deals[0], {"amount": number}, by=ines)
        counts.append(len(cards(look(scrolled))["Proposal"]))
    assert counts == [CARDS, 30, 60, CARDS]


@pytest.fixture
def many(workspace, deal):
    """Enough customers, deals and tasks to be worth an index."""
    customers = Customer.objects.bulk_create(CustomerFactory.build_batch(MANY, workspace=workspace))
    Opportunity.objects.bulk_create(
        OpportunityFactory.build(workspace=workspace, customer=one, stage=deal.stage) for one in customers
    )
    Task.objects.bulk_create(TaskFactory.build(workspace=workspace, customer=one) for one in customers)
    for model in (Customer, Opportunity, Task):
        analyse(model)


def test_looking_adds_nothing_up_and_reads_the_end_of_an_index_for_each_kind_of_row(
    many, look, django_assert_max_num_queries
):
    look()
    with django_assert_max_num_queries(5), plans("newest_") as found:
        answer = look()
    assert answer.status_code == 204
    assert len(found) == 1
    for index in ("opportunity_updated", "customer_updated", "task_updated"):
        assert index in found[0]
