"""The style guide: every component, only for the people who build Handoff."""

import pytest


@pytest.mark.urls("tests.guide_urls")
def test_the_guide_shows_the_real_fields_with_their_errors(client):
    page = client.get("/styleguide").content.decode()

    assert 'class="input"' in page
    assert 'id="wrong-address_error"' in page


def test_it_is_not_there_in_production(client):
    assert client.get("/styleguide").status_code == 404
