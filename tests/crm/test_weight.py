"""The first page stays under 100 kB as it travels: the page, its styles, scripts and icons, each compressed."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db
MOST = 100_000


def travelling(data):
    return len(gzip.compress(data, 9))


def parts(page):
    """The addresses of the styles, scripts and pictures that a page links."""
    linked = re.findall(r'(?:<link[^>]+href|<script[^>]+src|<use href)="/static/([^"#?]+)', page)
    return sorted(set(linked))


@pytest.mark.parametrize("address", ["/w/fernhill/leads/", "/w/fernhill/"])
def test_the_first_page_weighs_less_than_100_kb(address, workspace, mara, browse):
    LeadFactory.create_batch(55, workspace=workspace, owner=mara)
    page = browse(mara).get(address).content

    weights = {part: travelling(Path(finders.find(part)).read_bytes()) for part in parts(page.decode())}

    assert len(weights) > 20
    assert travelling(page) + sum(weights.values()) < MOST, sorted(weights.items(), key=lambda item: -item[1])[:8]
