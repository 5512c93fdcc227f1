"""Nobody keeps the server busy for seconds with one field of one form."""

from time import perf_counter

import pytest
from django.core.exceptions import ValidationError

from crm.cleaning import clean_email, clean_website
from crm.fields import NotesField
from crm.markdown import render
from crm.text import fold

ACCENTS = "a" + "\u0301\u0316" * 100_000


@pytest.fixture
def quickly():
    """The test fails when it took a second; unguarded these take minutes."""
    began = perf_counter()
    yield
    assert perf_counter() - began < 1


@pytest.mark.usefixtures("quickly")
def test_an_endless_address_in_angles_is_refused_at_once():
    with pytest.raises(ValidationError, match="too long"):
        clean_email("<" + "@" * 100_000)


@pytest.mark.usefixtures("quickly")
def test_a_host_of_endless_accents_is_refused_at_once():
    with pytest.raises(ValidationError, match="too long"):
        clean_website(f"{ACCENTS}.example")


@pytest.mark.usefixtures("quickly")
def test_endless_accents_are_folded_at_once():
    folded = fold(ACCENTS)

    assert folded == "a"


@pytest.mark.usefixtures("quickly")
def test_tables_that_lack_nearly_all_their_cells_are_shown_at_once():
    table = "|" + "a|" * 250 + "\n|" + "-|" * 250 + "\n" + "|a\n" * 250 + "\n"

    html = render((table * 20)[: NotesField.longest])

    assert len(html) < 20 * NotesField.longest
