"""Adding a lead by hand, and being told that it may be there already, as a lead or as a customer."""

import pytest
from django.urls import reverse

from leads.models import Lead
from leads.services import change_status
from tests.factories import CustomerFactory, LeadFactory

pytestmark = pytest.mark.django_db
URL = reverse("leads:create", args=["fernhill"])
MATCHES = reverse("leads:matches", args=["fernhill"])


@pytest.fixture
def client(mara, browse):
    return browse(mara)


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "BRIGHTWATER Oysters Ltd."},
        {"name": "Another", "website": "shop.brightwater.example"},
        {"name": "Another", "email": "office@Brightwater.example"},
        {"name": "Another", "phone": "+353 91 555 117"},
    ],
)
def test_a_lead_that_is_there_is_shown_before_another_is_made(typed, workspace, client):
    known = LeadFactory(
        workspace=workspace,
        name="Brightwater Oysters",
        website="https://brightwater.example",
        email="hello@brightwater.example",
        phone="+35391555117",
    )
    answer = client.post(URL, typed)
    assert (answer.status_code, answer.context["alike"]) == (409, [known])
    assert known.get_absolute_url() in answer.content.decode()
    assert Lead.objects.count() == 1


def test_why_it_was_disqualified_stands_beside_it(workspace, mara, client):
    known = LeadFactory(workspace=workspace, name="Brightwater Oysters")
    change_status(known, "disqualified", by=mara, reason="Went out of business.")
    page = client.post(URL, {"name": known.name}).content.decode()
    assert "Went out of business." in page


def test_a_second_press_makes_it_though_a_customer_is_alike_too(workspace, client):
    lead = LeadFactory(workspace=workspace, name="Brightwater Oysters")
    CustomerFactory(workspace=workspace, name="Brightwater Oysters")
    asked = client.post(URL, {"name": lead.name})
    shown = {name: asked.context[name] for name in ("seen", "seen_leads")}
    answer = client.post(URL, {"name": lead.name} | shown)
    assert asked.status_code == 409
    assert answer.status_code == 302
    assert Lead.objects.count() == 2


def test_one_that_came_meanwhile_is_asked_about_alone(workspace, client):
    lead = LeadFactory(workspace=workspace, name="Brightwater Oysters")
    CustomerFactory(workspace=workspace, name="Brightwater Oysters")
    asked = client.post(URL, {"name": lead.name})
    shown = {name: asked.context[name] for name in ("seen", "seen_leads")}
    other = LeadFactory(workspace=workspace, name="Brightwater Oysters")
    again = client.post(URL, {"name": lead.name} | shown)
    assert (again.context["duplicates"], again.context["alike"]) == ([], [lead, other])
    shown = {name: again.context[name] for name in ("seen", "seen_leads")}
    assert client.post(URL, {"name": lead.name} | shown).status_code == 302


def test_of_many_that_are_alike_the_same_few_are_asked_about(workspace, client):
    many = LeadFactory.create_batch(8, workspace=workspace, name="Brightwater Oysters")
    asked = client.post(URL, {"name": many[0].name})
    many[0].save()  # which PostgreSQL writes to another place
    answer = client.post(URL, {"name": many[0].name, "seen_leads": asked.context["seen_leads"]})
    assert asked.context["alike"] == many[:5]
    assert answer.status_code == 302


def test_it_is_looked_for_while_one_types(workspace, client, django_assert_max_num_queries):
    LeadFactory(workspace=workspace, name="Brightwater Oysters")
    CustomerFactory(workspace=workspace, name="Brightwater Oysters")
    with django_assert_max_num_queries(7):
        page = client.get(MATCHES, {"name": "brightwater oysters"}).content.decode()
    assert "Is it one of these?" in page
    assert "Is it one of these leads?" in page


def test_leads_of_other_workspaces_stay_unknown(workspace, client):
    stranger = LeadFactory(name="Brightwater Oysters", website="https://brightwater.example")
    answer = client.post(URL, {"name": stranger.name, "website": stranger.website})
    assert answer.status_code == 302
