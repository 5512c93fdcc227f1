"""Lists keep their shape whatever stands in them."""

import pytest

from tests.factories import ContactFactory, LeadFactory

LONG = "Hans-Christian Freiherr von und zu Hohenlohe-Schillingsfürst-Waldenburg"


@pytest.fixture
def long_values(transactional_db, workspace):
    """A lead and a person with values much longer than others have."""
    LeadFactory(workspace=workspace, contact_name=LONG, industry=LONG, source=LONG)
    ContactFactory(
        workspace=workspace, customer__workspace=workspace, email=f"{'hohenlohe' * 6}@{'waldenburg' * 3}.example"
    )


@pytest.mark.parametrize("path", ["leads/", "contacts/"])
def test_a_long_value_leaves_the_names_their_room(path, long_values, page, sign_in, live_server, mara):
    sign_in(page, mara)
    page.goto(f"{live_server.url}/w/fernhill/{path}")

    room = page.locator("tbody th").first.evaluate("cell => cell.offsetWidth / cell.closest('table').offsetWidth")

    assert room > 0.2
