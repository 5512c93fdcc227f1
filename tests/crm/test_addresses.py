"""The remembered addresses are the real ones."""

import pytest
from django.urls import reverse

from crm.addresses import page_url, record_url

ACTS = ["leads:promotion", "tasks:done"]
RECORDS = ["leads:detail", "customers:detail", "contacts:detail", "opportunities:detail", *ACTS]


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize(("slug", "pk"), [("fernhill", 7), ("0", 10), ("0-0", 0), ("team-10", 1_000_000)])
def test_an_address_is_what_reversing_gives(name, slug, pk):
    assert record_url(name, slug, pk) == reverse(name, args=[slug, pk])


@pytest.mark.parametrize("name", ["home", "leads:list", "search"])
def test_the_address_of_a_page_is_what_reversing_gives(name):
    assert page_url(name, "fernhill") == reverse(name, args=["fernhill"])
