"""Pages of leads, and the acts on them, ask the database seldom, however many rows they show."""

import pytest
from django.urls import reverse

from crm.models import Activity
from leads.models import Status
from leads.services import change_status, promote_lead
from tests.factories import ActivityFactory, LeadFactory, TaskFactory

PAGE, ACT = 10, 20


@pytest.fixture
def many(workspace, mara, ines):
    leads = [LeadFactory(workspace=workspace, owner=owner) for owner in (mara, ines, None) * 20]
    for lead in leads[:5]:
        TaskFactory(workspace=workspace, lead=lead, owner=ines)
    for kind in Activity.Kind.values * 2:
        ActivityFactory(workspace=workspace, lead=leads[0], kind=kind, by=ines, data={"name": "It", "changes": {}})
    return leads


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=oysters",
        "q=br",
        "q=br+keane&sort=name",
        "industry=Seafood&source=Trade+fair",
        "sort=-touched",
    ],
)
def test_a_list_of_leads_asks_little(many, browse, mara, query, django_assert_max_num_queries):
    client = browse(mara)

    with django_assert_max_num_queries(PAGE):
        assert client.get(f"{reverse('leads:list', args=['fernhill'])}?{query}").status_code == 200


def test_guessing_what_was_meant_asks_three_times_more(many, browse, mara, django_assert_max_num_queries):
    client = browse(mara)

    with django_assert_max_num_queries(PAGE + 3):
        assert client.get(reverse("leads:list", args=["fernhill"]), {"q": "nothing like it"}).status_code == 200


def test_the_next_page_asks_no_more(many, browse, mara, django_assert_max_num_queries):
    client = browse(mara)
    page = client.get(reverse("leads:list", args=["fernhill"])).context["page"]

    with django_assert_max_num_queries(PAGE):
        answer = client.get(reverse("leads:list", args=["fernhill"]), {"after": page.next})

    assert len(answer.context["page"]) == 10


def test_a_lead_with_a_long_story_asks_little(many, browse, mara, django_assert_max_num_queries):
    client = browse(mara)

    with django_assert_max_num_queries(PAGE):
        assert client.get(many[0].get_absolute_url()).status_code == 200


def test_a_status_change_asks_little(lead, mara, django_assert_max_num_queries):
    with django_assert_max_num_queries(ACT):
        change_status(lead, Status.CONTACTED, by=mara, reason="Met at the fair")


def test_a_promotion_with_a_deal_asks_little(lead, mara, django_assert_max_num_queries):
    change_status(lead, Status.QUALIFIED, by=mara)

    with django_assert_max_num_queries(ACT):
        promote_lead(lead, by=mara, promise="Delivery before Easter", opportunity={"name": "Tank logging", "amount": 1})
