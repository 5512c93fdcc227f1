"""One box over everything: the likeliest few of each kind, with the way to all of them."""

import pytest

from leads.models import Status
from tests.factories import (
    ContactFactory,
    CustomerFactory,
    LeadFactory,
    MembershipFactory,
    OpportunityFactory,
)

pytestmark = pytest.mark.django_db
SEARCH = "/w/fernhill/search/"


def finds(answer):
    return {group.key: [str(row) for row in group.rows] for group in answer.context["groups"]}


@pytest.fixture
def skerry(workspace):
    return CustomerFactory(workspace=workspace, name="Skerry Salt Works")


def test_every_kind_is_found(workspace, skerry, mara, browse):
    LeadFactory(workspace=workspace, name="Skerry Oysters", status=Status.PROMOTED)
    ContactFactory(customer=skerry, first_name="Nia", last_name="Skerryvore")
    OpportunityFactory(customer=skerry, name="Skerry pans")

    answer = browse(mara).get(SEARCH, {"q": "skerry"})

    assert finds(answer) == {
        "leads": ["Skerry Oysters"],
        "customers": ["Skerry Salt Works"],
        "contacts": ["Nia Skerryvore"],
        "opportunities": ["Skerry pans"],
    }
    assert "Promoted" in answer.content.decode()


@pytest.mark.parametrize("target", ["", "search-choices"])
def test_a_contact_and_a_deal_lead_to_their_own_pages(target, skerry, mara, browse):
    contact = ContactFactory(customer=skerry, first_name="Nia", last_name="Penhale")
    deal = OpportunityFactory(customer=skerry, name="Penhale pans")
    headers = {"HX-Request": "true", "HX-Target": target} if target else {}

    page = browse(mara).get(SEARCH, {"q": "penhale"}, headers=headers).content.decode()

    assert f'href="{contact.get_absolute_url()}"' in page
    assert f'href="{deal.get_absolute_url()}"' in page


def test_archived_customers_are_found_and_say_so(skerry, mara, browse):
    skerry.archived_at = skerry.created_at
    skerry.save()

    page = browse(mara).get(SEARCH, {"q": "skerry"}).content.decode()

    assert "Skerry Salt Works" in page
    assert "Archived" in page


def test_names_that_begin_with_it_come_first(workspace, mara, browse):
    LeadFactory(workspace=workspace, name="Salt House")
    for n in range(10):
        LeadFactory(workspace=workspace, name=f"Old salt {n}")

    answer = browse(mara).get(SEARCH, {"q": "salt"})

    assert len(finds(answer)["leads"]) == 8
    assert finds(answer)["leads"][0] == "Salt House"


def test_the_way_to_all_of_them_finds_all_of_them(workspace, mara, browse):
    for n, status in enumerate([*Status.values, *Status.values]):
        LeadFactory(workspace=workspace, name=f"Old salt {n}", status=status)
    client = browse(mara)
    group = client.get(SEARCH, {"q": "salt"}).context["groups"][0]

    answer = client.get(group.url)

    assert group.more
    assert answer.context["page"].count.value == 12


def test_typing_brings_choices_only(skerry, mara, browse):
    htmx = {"HX-Request": "true", "HX-Target": "search-choices"}

    page = browse(mara).get(SEARCH, {"q": "skerry"}, headers=htmx).content.decode()

    assert 'role="option"' in page
    assert "<html" not in page


@pytest.mark.parametrize("query", ["", "   ", "zzzz", "a\0b", "%", "'\"", "é" * 300, "ab", '"', "*"])
def test_odd_searches_find_nothing_quietly(query, lead, mara, browse):
    answer = browse(mara).get(SEARCH, {"q": query})

    assert answer.status_code == 200
    assert finds(answer) == {}


def test_other_workspaces_are_not_searched(workspace, mara, outsider, browse):
    theirs = MembershipFactory(user=outsider).workspace
    LeadFactory(workspace=theirs, name="Skerry Oysters")

    assert finds(browse(mara).get(SEARCH, {"q": "skerry"})) == {}


def test_a_search_takes_few_queries(workspace, skerry, mara, browse, django_assert_max_num_queries):
    for n in range(12):
        LeadFactory(workspace=workspace, name=f"Skerry {n}")
        OpportunityFactory(customer=skerry, name=f"Skerry pans {n}")
        ContactFactory(customer=skerry, last_name=f"Skerry {n}")
    client = browse(mara)
    client.get(SEARCH)

    with django_assert_max_num_queries(12):
        answer = client.get(SEARCH, {"q": "skerry"})

    assert answer.status_code == 200


def test_a_misspelt_name_is_guessed(workspace, mara, browse):
    LeadFactory(workspace=workspace, name="Brightwater Oysters")
    LeadFactory(name="Brightwater Elsewhere")
    page = browse(mara).get("/w/fernhill/search/", {"q": "brihgtwater oisters"})
    html = page.content.decode()

    assert page.context["guessed"]
    assert "spelt nearly like it" in html
    assert "Brightwater Oysters" in html
    assert "Elsewhere" not in html
