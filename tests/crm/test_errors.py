"""The error pages: designed, with a way back, and without the database."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import path

from crm import errors
from crm.urls import urlpatterns as real_urlpatterns


def broken(request):
    raise ZeroDivisionError("a bug")


def suspicious(request):
    raise SuspiciousOperation("odd")


def refused(request):
    raise PermissionDenied("Ask Mara for the key.")


def unplugged(request):
    raise OperationalError("the plug is out")


urlpatterns = [
    path("broken/", broken),
    path("suspicious/", suspicious),
    path("refused/", refused),
    path("unplugged/", unplugged),
    *real_urlpatterns,
]
handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.server_error

PAGES = [
    ("/suspicious/", 400, "That request made no sense"),
    ("/refused/", 403, "You may not do this"),
    ("/no-such-page/", 404, "There is nothing at this address"),
    ("/broken/", 500, "Something broke on our side"),
    ("/unplugged/", 503, "The database is not answering"),
]


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.urls("tests.crm.test_errors")
@pytest.mark.parametrize(("address", "status", "heading"), PAGES)
def test_each_error_has_its_page_without_the_database(address, status, heading, visitor):
    answer = visitor.get(address)  # without the mark django_db, a query would fail the test

    assert answer.status_code == status
    assert f"<h1>{heading}</h1>" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@pytest.mark.urls("tests.crm.test_errors")
def test_a_refusal_gives_its_reason(visitor):
    assert "Ask Mara for the key." in visitor.get("/refused/").content.decode()


@pytest.mark.urls("tests.crm.test_errors")
def test_the_reference_on_the_page_is_in_the_log(visitor, caplog):
    page = visitor.get("/broken/").content.decode()

    reference = next(record.args[0] for record in caplog.records if record.name == "crm.errors")
    assert f"reference {reference}" in page


@pytest.mark.urls("tests.crm.test_errors")
def test_a_resting_database_says_when_to_come_back(visitor):
    assert visitor.get("/unplugged/")["Retry-After"] == "10"


def test_a_form_without_its_token_is_told_to_reload():
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "mara@fernhill.example"})

    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()


@pytest.mark.django_db
def test_a_404_inside_a_workspace_keeps_the_ways_back_and_the_search(workspace, mara, browse):
    page = browse(mara).get("/w/fernhill/leads/999/").content.decode()

    for way in ("/w/fernhill/", "/w/fernhill/leads/", "/w/fernhill/customers/"):
        assert f'href="{way}"' in page
    assert 'action="/w/fernhill/search/"' in page


@pytest.mark.django_db
def test_a_404_tells_outsiders_nothing_about_the_workspace(workspace, outsider, browse):
    assert "fernhill" not in browse(outsider).get("/w/fernhill/leads/1/").content.decode()


@pytest.mark.parametrize(
    "page", [errors.bad_request, errors.not_found, errors.too_many_requests, errors.server_error, errors.unavailable]
)
def test_pages_do_without_any_middleware(page):
    assert page(RequestFactory().get("/")).status_code >= 400
