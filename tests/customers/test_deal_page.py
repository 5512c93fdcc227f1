"""The page of a deal: its way through the stages, its people, its story, and how a new one begins."""

from datetime import date

import pytest

from crm.models import Activity
from customers.models import Opportunity, Stage
from customers.services import archive, move
from customers.stage_steps import stage_steps
from tests.customers.conftest import url
from tests.factories import ContactFactory, CustomerFactory

CALL = {"kind": "call", "text": "They want the vat line by May."}


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def test_a_call_about_a_deal_is_told_on_its_page_and_the_customers(customer, deal, client):
    ruth = ContactFactory(customer=customer, first_name="Ruth", last_name="Penhale")
    before = customer.touched_at

    client.post(url("opportunities:log", deal.pk), CALL | {"contact": ruth.pk})

    customer.refresh_from_db()
    line = deal.activities.get()
    assert (line.kind, line.contact, line.customer, customer.touched_at > before) == ("call", ruth, customer, True)
    assert CALL["text"] in client.get(deal.get_absolute_url()).content.decode()
    on_customer = client.get(customer.get_absolute_url()).content.decode()
    assert f'about <a class="chip chip--outline" href="{deal.get_absolute_url()}">' in on_customer


def test_the_log_of_a_deal_answers_htmx_with_its_story(deal, client):
    answer = client.post(url("opportunities:log", deal.pk), CALL, headers={"HX-Request": "true", "HX-Target": "story"})
    page = answer.content.decode()
    assert (answer.status_code, CALL["text"] in page, "<html" in page) == (200, True, False)


@pytest.mark.parametrize("typed", [{"kind": "call", "text": ""}, {"kind": "fields", "text": "x"}, {"text": "x\0y"}])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_line_that_cannot_be_kept_is_refused(typed, headers, deal, client):
    answer = client.post(url("opportunities:log", deal.pk), typed, headers=headers)
    assert (answer.status_code, Activity.objects.count()) == (422, 0)


def test_the_stages_before_the_present_one_are_behind_it(deal, stage, workspace, mara):
    third = workspace.stages.get(name="Negotiation")
    moved = move(deal, third, by=mara, expected_close=date(2030, 5, 1))
    states = [step.state for step in stage_steps(moved, workspace.stages.all())]
    assert states == ["done", "done", "now", "later", "out"]


def test_a_lost_deal_has_nothing_behind_it(deal, stage, workspace, mara):
    lost = move(deal, stage(Stage.Kind.LOST), by=mara, reason="Too dear")
    states = [step.state for step in stage_steps(lost, workspace.stages.all())]
    assert states == ["later", "later", "later", "later", "now"]


def test_the_deal_of_an_archived_customer_is_only_read(customer, deal, mara, client):
    archive(customer, by=mara)
    page = client.get(deal.get_absolute_url()).content.decode()
    assert 'name="stage"' not in page
    assert 'class="log"' not in page


def test_viewers_see_no_way_to_move_or_log(deal, vera, browse):
    page = browse(vera).get(deal.get_absolute_url()).content.decode()
    assert 'name="stage"' not in page
    assert 'class="log"' not in page


def test_a_task_added_on_the_page_of_a_deal_leads_back_to_it(customer, deal, client):
    here = f"http://testserver{deal.get_absolute_url()}"
    answer = client.post(
        url("tasks:create"), {"title": "Send the quote", "customer": customer.pk}, headers={"Referer": here}
    )
    assert (answer.status_code, answer["Location"]) == (302, here)


def test_a_new_deal_from_the_form_page_leads_to_its_own(customer, stage, client):
    form = url("opportunities:create", customer.pk)
    typed = {"name": "Vat line", "currency": "EUR", "billing": "once", "stage": stage(Stage.Kind.OPEN).pk}
    answer = client.post(form, typed, headers={"Referer": f"http://testserver{form}"})
    assert answer["Location"] == Opportunity.objects.get().get_absolute_url()


def test_a_move_asked_for_on_a_page_of_its_own_does_not_lead_back_to_the_question(deal, stage, client):
    question = url("opportunities:stage", deal.pk)
    won = {"stage": stage(Stage.Kind.WON).pk}
    answer = client.post(question, won, headers={"Referer": f"http://testserver{question}"})
    assert answer["Location"] == deal.customer.get_absolute_url()


def test_beginning_a_deal_offers_the_active_customers_here_talked_to_last(customer, workspace, foreign, mara, client):
    archive(CustomerFactory(workspace=workspace), by=mara)
    CustomerFactory.create_batch(9, workspace=workspace)
    answer = client.get(url("opportunities:begin"))
    offered = answer.context["customers"]
    assert (len(offered), answer.context["has_more"]) == (8, True)
    assert {one.workspace_id for one in offered} == {workspace.pk}
    assert not any(one.is_archived for one in offered)


@pytest.mark.parametrize(("query", "found"), [("larkf", 1), ("nobody is called that", 0), ("x" * 5000, 0), ("\0", 1)])
def test_the_customer_of_a_new_deal_is_searched_for(query, found, customer, client):
    answer = client.get(
        url("opportunities:begin", q=query), headers={"HX-Request": "true", "HX-Target": "customer-choices"}
    )
    page = answer.content.decode()
    assert (answer.status_code, page.count("list__link"), "<html" in page) == (200, found, False)


def test_beginning_a_deal_reads_with_few_queries(workspace, client, django_assert_max_num_queries):
    CustomerFactory.create_batch(12, workspace=workspace)
    with django_assert_max_num_queries(8):
        client.get(url("opportunities:begin"))
