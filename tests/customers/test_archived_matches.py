"""An archived customer shows itself, with its reason and a way back, wherever the same company comes in."""

import pytest

from customers.services import archive
from leads.models import Lead, Status
from tests.customers.conftest import url
from tests.factories import LeadFactory


@pytest.fixture
def gone(customer, mara):
    """Larkfield Dairy, archived."""
    archive(customer, by=mara, reason="Sold the shop")
    return customer


@pytest.fixture
def client(mara, browse):
    return browse(mara)


@pytest.mark.parametrize(
    "typed", [{"name": "larkfield dairy ltd"}, {"website": "larkfield.example"}, {"email": "office@larkfield.example"}]
)
def test_while_it_is_typed(typed, gone, client):
    part = client.get(url("customers:matches"), typed).content.decode()
    assert ("Sold the shop" in part, url("customers:restore", gone.pk) in part) == (True, True)


@pytest.mark.parametrize("typed", [{}, {"name": ""}, {"name": "&&", "email": "no address"}, {"name": "Another"}])
def test_nothing_typed_matches_nothing(typed, gone, client):
    assert client.get(url("customers:matches"), typed).content.strip() == b""


def test_at_the_latest_when_a_customer_is_sent(gone, client):
    page = client.post(url("customers:create"), {"name": "Larkfield Dairy"})
    assert (page.status_code, "Sold the shop" in page.content.decode()) == (409, True)


def test_a_new_lead_that_was_a_customer_is_asked_about_once(gone, client):
    typed = {"name": "Larkfield", "website": "larkfield.example"}
    page = client.post(url("leads:create"), typed)
    assert (page.status_code, "Sold the shop" in page.content.decode(), Lead.objects.count()) == (409, True, 0)
    client.post(url("leads:create"), typed | {"seen": page.context["seen"]})
    assert Lead.objects.count() == 1


def test_the_promotion_says_why_it_is_archived(gone, client, workspace):
    lead = LeadFactory(workspace=workspace, website="https://larkfield.example", status=Status.QUALIFIED)
    lead.save()
    assert "Sold the shop" in client.get(url("leads:promotion", lead.pk)).content.decode()


@pytest.mark.parametrize(("kind", "fate"), [("customers", "duplicate"), ("leads", "customer")])
def test_an_imported_row_says_so_and_restores_it(kind, fate, gone, client, workspace):
    source = "Name,Website\nLarkfield Dairy,larkfield.example\nLarkfield Cheese,larkfield.example\n"
    answer = client.post(url(f"{kind}:import"), {"text": source})
    paste = workspace.imports.get()
    row = paste.rows.order_by("number")[0]
    page = client.get(answer["Location"]).content.decode()
    assert (row.fate, "Sold the shop" in row.reason) == (fate, True)
    assert url("imports:restoration", paste.pk, row.number) in page
    client.post(url("imports:restoration", paste.pk, row.number))
    gone.refresh_from_db()
    row.refresh_from_db()
    assert (gone.is_archived, "Sold the shop" in row.reason) == (False, False)
    assert "Sold the shop" not in client.get(answer["Location"]).content.decode()


def test_restoring_what_is_there_is_told(gone, client, workspace):
    client.post(url("customers:import"), {"text": "Name,Website\nLarkfield Dairy,larkfield.example\n"})
    paste = workspace.imports.get()
    row = paste.rows.get()
    for _ in range(2):
        answer = client.post(url("imports:restoration", paste.pk, row.number), follow=True)
    assert "it is there already" in answer.content.decode()
