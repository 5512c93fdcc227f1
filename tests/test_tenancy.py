"""Nobody gets into a workspace who does not belong. The walk finds every route by itself, so a new page is covered."""

import re

import pytest
from django.urls import get_resolver, reverse

from tests.factories import ContactFactory, CustomerFactory, LeadFactory, OpportunityFactory, TaskFactory

OWN = {"mentions:read"}  # where viewers write too: nothing but their own notices
METHODS = ["get", "post", "put", "patch", "delete", "head", "options"]


def workspace_routes():
    """Every route under /w/<workspace>/ as (name, number of further arguments)."""

    def walk(patterns, prefix, names, inside):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            here = inside or "<slug:workspace>" in route
            if hasattr(pattern, "url_patterns"):
                name = f"{names}{pattern.namespace}:" if pattern.namespace else names
                yield from walk(pattern.url_patterns, route, name, here)
            elif here:
                VIEWS[f"{names}{pattern.name}"] = pattern.callback
                yield f"{names}{pattern.name}", re.findall(r"<(?:\w+:)?(\w+)>", route)[1:]

    yield from sorted({(name, tuple(args)) for name, args in walk(get_resolver().url_patterns, "", "", False)})


VIEWS: dict = {}
ROUTES = list(workspace_routes())
IDS = [name for name, _args in ROUTES]


@pytest.fixture
def rows(workspace, mara):
    """One row of each kind, so that ids in addresses exist."""
    customer = CustomerFactory(workspace=workspace)
    LeadFactory(workspace=workspace)
    ContactFactory(customer=customer)
    OpportunityFactory(customer=customer)
    TaskFactory(workspace=workspace)


def address(name, args):
    return reverse(name, args=["fernhill", *(1 if arg != "slug" else "x" for arg in args)])


def test_the_walk_sees_the_rooms():
    assert {"leads:list", "customers:list", "tasks:list", "home"} <= set(IDS)


@pytest.mark.parametrize(("name", "args"), ROUTES, ids=IDS)
def test_outsiders_get_404(name, args, rows, outsider, browse):
    answers = {method: getattr(browse(outsider), method)(address(name, args)).status_code for method in METHODS}
    assert set(answers.values()) == {404}


@pytest.mark.parametrize(("name", "args"), ROUTES, ids=IDS)
def test_anonymous_people_are_sent_to_sign_in(name, args, rows, client):
    for method in METHODS:
        answer = getattr(client, method)(address(name, args))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))


WORK = [route for route in ROUTES if route[0] not in OWN]


@pytest.mark.parametrize(("name", "args"), WORK, ids=[name for name, _args in WORK])
def test_viewers_cannot_write(name, args, rows, vera, browse):
    answers = {m: getattr(browse(vera), m)(address(name, args)).status_code for m in ("post", "put", "patch", "delete")}
    assert set(answers.values()) == {403}


def test_viewers_write_nothing_but_their_own_notices():
    assert {name for name, view in VIEWS.items() if hasattr(view, "is_for_viewers_too")} == OWN
