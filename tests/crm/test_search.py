"""Finding records by a few letters, on both engines alike."""

import pytest
from django.db import connection

from crm import search_lookup
from crm.listing import Sort, keyset_page
from crm.search import matching
from crm.templatetags.writing import counted
from leads.models import Lead
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, WorkspaceFactory

SORTS = (Sort("created", ("created_at",)), Sort("name", ("name_folded",), descending=False))


@pytest.fixture(params=["few", "common"])
def commonness(request, monkeypatch):
    """Every search runs twice: its words as few rows have them, and as many rows have them."""
    if request.param == "common":
        monkeypatch.setattr(search_lookup, "FEW", {"sqlite": -1, "postgresql": -1})
    return request.param


pytestmark = pytest.mark.usefixtures("commonness")


def names(workspace, query):
    return sorted(workspace.leads.matching(query).values_list("name", flat=True))


def listed(workspace, query, **params):
    return [lead.name for lead in keyset_page(workspace.leads.matching(query), params, sorts=SORTS)]


@pytest.fixture
def companies(workspace):
    for name in ("Müller & Söhne GmbH", "Ærø Køl", "Muller Tools", "Brightwater Oysters"):
        LeadFactory(
            workspace=workspace, name=name, website="", email="", phone="", contact_name="", industry="", source=""
        )


def test_many_rows_of_a_common_word_are_not_counted(commonness, companies, workspace, django_assert_num_queries):
    page = keyset_page(workspace.leads.matching("muller"), {}, sorts=SORTS, size=1)
    with django_assert_num_queries(0):
        count = page.count

    assert counted(count) == ("1+" if commonness == "common" else "2")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("muller", ["Muller Tools", "Müller & Söhne GmbH"]),
        ("MÜLLER", ["Muller Tools", "Müller & Söhne GmbH"]),
        ("søhne", ["Müller & Söhne GmbH"]),
        ("aero kol", ["Ærø Køl"]),
        ("uller gmbh", ["Müller & Söhne GmbH"]),
        ("oysters   brightwater", ["Brightwater Oysters"]),
        ("br", ["Brightwater Oysters"]),
        ("mu tools", ["Muller Tools"]),
        ("m", ["Muller Tools", "Müller & Söhne GmbH"]),
        ("ight", ["Brightwater Oysters"]),
        ("oystersx", []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(companies, workspace, query, expected):
    assert names(workspace, query) == expected
    assert sorted(listed(workspace, query)) == expected


def test_an_empty_query_finds_everything(companies, workspace):
    assert len(names(workspace, "  ")) == 4


@pytest.mark.parametrize("query", ["%", "_", "%%%", "a%z", "___", "M_ller", "*", "\\", "\\\\\\"])
def test_wildcards_are_letters_like_others(companies, workspace, query):
    assert names(workspace, query) == []


@pytest.mark.parametrize(
    "text", ["100% wool", "snake_case", 'the "Anchor"', "back\\slash", "o'neill", "a*b*c", "(round)"]
)
def test_signs_are_found_where_they_stand(companies, workspace, text):
    LeadFactory(workspace=workspace, name=text)

    assert names(workspace, text) == [text]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        '"""a',
        "NEAR(",
        "NEAR(a b)",
        "*",
        "AND",
        "OR NOT",
        "a OR b",
        "search:gmbh",
        "^gmbh",
        "{",
        "+",
        "-",
        "';--",
        "W1W",
        "\0",
        "a\0b",
        "🦪🦪🦪",
        "مرحبا بالعالم",
        "שלום",
        "\u202eabc",
        "x" * 500,
        "ab " * 200,
    ],
)
def test_no_query_is_harmful(companies, workspace, query):
    names(workspace, query)

    assert len(listed(workspace, query)) <= 4


def test_an_operator_of_the_index_is_a_word(companies, workspace):
    LeadFactory(workspace=workspace, name="Salt AND Pepper")

    assert names(workspace, "AND") == ["Salt AND Pepper"]


@pytest.mark.parametrize("name", ["🦪🦪🦪 Oysters", "مرحبا بالعالم", "Łódź Ærø ıstanbul"])
def test_all_scripts_are_found(companies, workspace, name):
    LeadFactory(workspace=workspace, name=name)

    assert names(workspace, name) == [name]


def test_the_folded_token_of_a_workspace_is_no_word(companies, workspace):
    LeadFactory(workspace=workspace, name="W0W")

    assert names(workspace, f"W{workspace.pk}W") == []


def test_rows_of_other_workspaces_are_never_found(companies, workspace):
    elsewhere = WorkspaceFactory()
    LeadFactory(workspace=elsewhere, name="Muller Elsewhere")

    assert names(elsewhere, "muller") == ["Muller Elsewhere"]
    assert "Muller Elsewhere" not in names(workspace, "muller")
    assert listed(elsewhere, "mu") == ["Muller Elsewhere"]


def test_a_deleted_row_is_not_found_and_its_place_not_taken(companies, workspace):
    lead = Lead.objects.get(name="Muller Tools")
    lead.delete()
    LeadFactory(workspace=workspace, name="Quite Another")

    assert names(workspace, "muller") == ["Müller & Söhne GmbH"]


def test_a_changed_row_is_found_by_its_new_words_only(companies, workspace):
    lead = Lead.objects.get(name="Muller Tools")
    lead.name = "Hammer Works"
    lead.save()

    assert names(workspace, "tools") == []
    assert names(workspace, "hammer") == ["Hammer Works"]


def test_a_row_changed_in_some_fields_is_found_by_them(companies, workspace):
    lead = Lead.objects.get(name="Muller Tools")
    lead.email = "ruth@larkfield.example"
    lead.save(update_fields=["email"])

    assert names(workspace, "larkfield") == ["Muller Tools"]


@pytest.mark.parametrize("part", ["siobhan@", "bright.example", "5550001", "seafood", "trade fair", "keane"])
def test_leads_are_found_by_every_searched_field(workspace, part):
    LeadFactory(
        workspace=workspace,
        name="X",
        email="siobhan@x.example",
        website="https://bright.example",
        phone="+353915550001",
    )

    assert names(workspace, part) == ["X"]


def test_contacts_are_found_by_short_last_names(workspace):
    ContactFactory(customer=CustomerFactory(workspace=workspace), first_name="Zoë", last_name="Vu")

    assert [str(c) for c in matching(workspace.contacts, "zoe vu")] == ["Zoë Vu"]
    assert [str(c) for c in matching(workspace.contacts, "vu")] == ["Zoë Vu"]


def test_a_search_pages_newest_first_through_every_match(commonness, workspace):
    wanted = [LeadFactory(workspace=workspace, name=f"Oyster {n}").name for n in range(7)]
    LeadFactory.create_batch(3, workspace=workspace, name="Something else")
    LeadFactory(workspace=WorkspaceFactory(), name="Oyster abroad")
    seen, after = [], ""
    for _page in range(10):
        page = keyset_page(workspace.leads.matching("oyster"), {"after": after}, sorts=SORTS, size=3)
        seen += [lead.name for lead in page]
        after = page.next
        if not after:
            break

    assert seen == wanted[::-1]
    assert counted(page.count) == ("3+" if commonness == "common" else "7")


def test_a_search_can_be_sorted_by_name(companies, workspace):
    assert listed(workspace, "ller", sort="name") == ["Müller & Söhne GmbH", "Muller Tools"]


def test_the_index_is_used_by_the_engine_that_needs_filling(companies):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM leads_lead_fts")
            assert cursor.fetchone() == (Lead.objects.count(),)
