"""Whatever stands in an address or a cookie, the answer is a page and never a stack trace, on either engine."""

import pytest

from tests.factories import LeadFactory

ODD = ["\0", "-1", "9" * 30, "9" * 4400, "²", "٣", "http://[", "(" * 150, "ﷺ" * 300, "ab " * 60, "abcdefghij" * 20]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", ["lead", "customer"])
def test_a_task_about_no_possible_id_is_not_found(mara, browse, name, odd):
    response = browse(mara).get("/w/fernhill/tasks/new/", {name: odd})

    assert response.status_code == 404


@pytest.mark.parametrize("odd", ODD)
def test_a_promotion_into_no_possible_id_shows_a_page(workspace, mara, browse, odd):
    lead = LeadFactory(workspace=workspace, status="qualified")

    response = browse(mara).get(f"/w/fernhill/leads/{lead.pk}/promotion/", {"into": odd})

    assert response.status_code in (200, 404)


@pytest.mark.parametrize("slug", ["\0", "fernhill\0", "x" * 4000, "é"])
def test_the_front_door_opens_whatever_the_cookie_says(mara, browse, slug):
    client = browse(mara)
    client.cookies["last_workspace"] = slug

    response = client.get("/")

    assert response.headers["Location"] == "/w/fernhill/"


@pytest.mark.parametrize("room", ["leads", "customers", "contacts", "opportunities"])
@pytest.mark.parametrize("odd", ODD)
def test_every_list_bears_every_search(mara, browse, room, odd):
    response = browse(mara).get(f"/w/fernhill/{room}/", {"q": odd, "owner": [odd, odd], "sort": odd, "after": odd})

    assert response.status_code == 200
