"""Addresses of pages, quickly: a list shows a hundred of them, and reversing one takes longer than drawing its row."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=2_000)
def page_url(name, slug):
    """What `reverse(name, args=[slug])` gives, remembered for the workspace."""
    return reverse(name, args=[slug])


def record_url(name, slug, pk):
    """What `reverse(name, args=[slug, pk])` gives, remembered for the workspace and completed with the id."""
    before, after = _parts(name, slug)
    return f"{before}{pk}{after}"


@lru_cache(maxsize=2_000)
def _parts(name, slug):
    before, _zero, after = reverse(name, args=[slug, 0]).rpartition("0")
    return before, after
