"""The next step of a deal is its next open task, seen and added where the deal is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crm.models import Task
from crm.tasks import add_task, finish
from tests.customers.conftest import url
from tests.customers.deals.test_board import on_board
from tests.factories import OpportunityFactory, TaskFactory

STEP = {"title": "Send the quote", "due_on": "2030-05-01"}


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def test_a_task_about_a_deal_is_about_its_customer_and_told_in_both_stories(workspace, deal, mara):
    task = add_task(workspace, by=mara, title="Send the quote", opportunity=deal)
    finish(task, by=mara)
    line = deal.activities.get()
    assert (task.customer, line.kind, line.customer) == (deal.customer, "task_done", deal.customer)


def test_a_next_step_is_added_from_the_board_and_stands_on_its_card(deal, mara, client):
    where = url("opportunities:step", deal.pk)
    dialog = client.get(where, headers=on_board())
    answer = client.post(where, STEP | {"owner": mara.pk}, headers=on_board())
    task = Task.objects.get()
    assert "<dialog" in dialog.content.decode()
    assert (task.opportunity, task.customer, task.owner) == (deal, deal.customer, mara)
    assert answer.context["cards"][0].next_step == task


def test_without_script_it_is_a_page_that_leads_back(deal, client):
    board = f"http://testserver{url('opportunities:board')}"
    assert client.get(url("opportunities:step", deal.pk)).status_code == 200
    answer = client.post(url("opportunities:step", deal.pk), STEP, headers={"Referer": board})
    assert (answer.status_code, answer["Location"]) == (302, board)


@pytest.mark.parametrize("typed", [{"title": ""}, {"title": "x" * 201}, {"due_on": "soon"}, {"owner": "999999"}])
def test_what_cannot_be_kept_is_said_next_to_its_field(typed, deal, client):
    answer = client.post(url("opportunities:step", deal.pk), STEP | typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, list(typed))
    assert not Task.objects.exists()


def test_the_page_of_a_deal_shows_its_own_steps_and_adds_one(deal, workspace, client):
    TaskFactory(workspace=workspace, customer=deal.customer, title="Something else")
    empty = client.get(deal.get_absolute_url())
    client.post(url("tasks:create"), STEP | {"opportunity": deal.pk})
    assert f'name="opportunity" value="{deal.pk}"' in empty.content.decode()
    assert [task.title for task in client.get(deal.get_absolute_url()).context["tasks"]] == ["Send the quote"]


def test_a_deal_of_another_workspace_is_refused(foreign, client):
    theirs = OpportunityFactory(customer=foreign)
    answer = client.post(url("tasks:create"), STEP | {"opportunity": theirs.pk})
    assert answer.status_code == 422
    assert client.get(url("tasks:create", opportunity=theirs.pk)).status_code == 404
    assert not Task.objects.exists()


def test_the_list_names_the_next_step(deal, workspace, client):
    today = timezone.localdate()
    TaskFactory(workspace=workspace, opportunity=deal, title="Send the quote", due_on=today - timedelta(days=2))
    page = client.get(url("opportunities:list")).content.decode()
    assert "2 d late" in page
    assert "Send the quote" in page
