"""The tabs above the list of leads, and the list before there are any."""

import pytest

from leads.models import Status
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db
LIST = "/w/fernhill/leads/"


def current(answer):
    return [tab["label"] for tab in answer.context["views"] if tab["current"]]


def test_a_workspace_without_leads_shows_how_to_begin(workspace, mara, browse):
    page = browse(mara).get(LIST).content.decode()

    assert "Start with the list you have" in page
    assert 'name="text"' in page


def test_a_search_without_a_hit_is_not_a_beginning(workspace, mara, browse):
    page = browse(mara).get(LIST, {"q": "zzz"}).content.decode()

    assert "Start with the list you have" not in page


def test_a_workspace_with_only_promoted_leads_keeps_its_list(workspace, mara, browse):
    LeadFactory(workspace=workspace, status=Status.PROMOTED)

    page = browse(mara).get(LIST).content.decode()

    assert "Start with the list you have" not in page


@pytest.mark.parametrize("status", [Status.QUALIFIED, Status.PROMOTED, Status.DISQUALIFIED])
def test_each_tab_leads_to_its_leads(status, workspace, mara, lead, browse):
    wanted = LeadFactory(workspace=workspace, status=status)
    client = browse(mara)
    tab = next(view for view in client.get(LIST).context["views"] if view["query"].endswith(status))

    answer = client.get(LIST + tab["query"])

    assert answer.context["page"].rows == [wanted]
    assert current(answer) == [tab["label"]]


def test_mine_are_mine(workspace, mara, ines, lead, browse):
    hers = LeadFactory(workspace=workspace, owner=ines)

    answer = browse(ines).get(LIST, {"owner": ines.pk})

    assert answer.context["page"].rows == [hers]
    assert current(answer) == ["Mine"]


def test_another_filter_is_no_tab(mara, lead, browse):
    assert current(browse(mara).get(LIST, {"industry": "Seafood"})) == []


def test_filtering_brings_the_tabs_and_the_count_up_to_date(mara, lead, browse):
    htmx = {"HX-Request": "true", "HX-Target": "lead-results"}

    page = browse(mara).get(LIST, {"status": "qualified"}, headers=htmx).content.decode()

    assert '<span class="page-head__count" id="lead-count" hx-swap-oob="true">0</span>' in page
    assert 'id="lead-views"' in page
