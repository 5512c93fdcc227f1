"""What was made for one person stays with that person: no cache and no Back button shows it to the next."""

import pytest


@pytest.mark.parametrize("address", ["/w/fernhill/", "/w/fernhill/leads/", "/w/fernhill/leads/export/", "/you/"])
def test_no_cache_keeps_a_page_of_somebody_signed_in(mara, browse, address):
    response = browse(mara).get(address)

    assert response.headers["Cache-Control"] == "private, no-store"


def test_no_cache_keeps_where_strangers_are_sent(client, workspace):
    response = client.get("/w/fernhill/leads/")

    assert response.headers["Cache-Control"] == "private, no-store"


def test_what_concerns_nobody_may_be_kept(client, db):
    response = client.get("/healthz")

    assert "Cache-Control" not in response.headers
