"""Headers are written by whoever sends them, and say nothing when they make no sense."""

import pytest

from tests.factories import ContactFactory


@pytest.fixture
def contact(workspace):
    return ContactFactory(customer__workspace=workspace)


@pytest.mark.parametrize("address", ["http://[", "", "//", "\\", "https://elsewhere.example/w/fernhill/"])
def test_an_address_of_htmx_that_is_none_of_ours_shows_the_page_anew(contact, mara, browse, address):
    headers = {"HX-Request": "true", "HX-Current-URL": address}

    response = browse(mara).post(f"/w/fernhill/contacts/{contact.pk}/left/", headers=headers)

    assert (response.status_code, response.headers.get("HX-Refresh")) == (200, "true")


@pytest.mark.parametrize(
    "address", ["http://[", "https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_back_to_an_address_that_is_not_ours(contact, mara, browse, address):
    response = browse(mara).post(f"/w/fernhill/contacts/{contact.pk}/left/", headers={"Referer": address})

    assert response.headers["Location"] == contact.customer.get_absolute_url()
