"""A slip of the finger still finds the name, on both engines."""

import pytest
from django.urls import reverse

from crm.search_similar import similar
from tests.factories import LeadFactory, WorkspaceFactory


@pytest.fixture
def companies(workspace):
    for name in ("Zanderkrug Fischerei", "Kestrel Logistics Malmö", "Bright Toys", "Completely Different"):
        LeadFactory(workspace=workspace, name=name)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Zanderkurg", "Zanderkrug Fischerei"),
        ("zanderkug", "Zanderkrug Fischerei"),
        ("Kestrle Logistcs", "Kestrel Logistics Malmö"),
        ("kestrel malmo logistik", "Kestrel Logistics Malmö"),
    ],
)
def test_a_slip_still_finds_the_name(companies, workspace, query, meant):
    assert [lead.name for lead in similar(workspace.leads.all(), query, workspace=workspace)] == [meant]


@pytest.mark.parametrize("at", range(9))
def test_two_letters_swapped_anywhere_in_a_long_word_still_find_it(companies, workspace, at):
    word = "zanderkrug"
    query = word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    assert [lead.name for lead in similar(workspace.leads.all(), query, workspace=workspace)] == [
        "Zanderkrug Fischerei"
    ]


@pytest.mark.parametrize(
    "query", ["", "ab", "xylophone quartet", '"', "%%%%%%", "NEAR(aaaa)", "\0\0\0\0\0", "🦪🦪🦪🦪🦪", "x" * 500]
)
def test_nothing_alike_finds_nothing(companies, workspace, query):
    assert similar(workspace.leads.all(), query, workspace=workspace) == []


def test_rows_of_other_workspaces_are_not_meant(companies, workspace):
    elsewhere = WorkspaceFactory()

    assert similar(elsewhere.leads.all(), "Zanderkurg", workspace=elsewhere) == []
    assert similar(elsewhere.leads.all(), "Zanderkurg", workspace=workspace) == []


def test_a_list_that_finds_nothing_says_what_was_meant(companies, browse, mara):
    answer = browse(mara).get(reverse("leads:list", args=["fernhill"]), {"q": "Zanderkurg"})

    assert "Did you mean" in answer.content.decode()
    assert "Zanderkrug Fischerei" in answer.content.decode()
