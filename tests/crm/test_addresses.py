"""The remembered addresses are the real ones."""

import pytest
from django.urls import reverse

from crm.addresses import record_url


@pytest.mark.parametrize("name", ["leads:detail", "customers:detail", "contacts:detail", "opportunities:detail"])
@pytest.mark.parametrize(("slug", "pk"), [("fernhill", 7), ("0", 10), ("0-0", 0), ("team-10", 1_000_000)])
def test_an_address_is_what_reversing_gives(name, slug, pk):
    assert record_url(name, slug, pk) == reverse(name, args=[slug, pk])
