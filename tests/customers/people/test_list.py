"""The list of people over the workspace: searched, filtered, sorted, paged, exported, quick."""

import csv
import io

import pytest

from customers import contact_filters
from customers.services import archive, mark_left
from tests.customers.conftest import url
from tests.factories import ContactFactory, CustomerFactory


@pytest.fixture
def listed(mara, browse):
    """`listed(role="buyer")` are the first names on the first page of the list."""
    client = browse(mara)
    return lambda **query: [row.first_name for row in client.get(url("contacts:list", **query)).context["page"]]


@pytest.fixture
def people(workspace, customer, mara, ines):
    """Ann and Bo at Larkfield Dairy, which is Mara's; Cyd, who left it; Dee at Quay Ices, which is nobody's."""
    customer.owner = mara
    customer.save()
    ann = ContactFactory(customer=customer, first_name="Ann", buying_role="decision_maker", is_primary=True)
    bo = ContactFactory(customer=customer, first_name="Bo", email="", buying_role="technical")
    cyd = ContactFactory(customer=customer, first_name="Cyd")
    mark_left(cyd, by=mara)
    dee = ContactFactory(customer=CustomerFactory(workspace=workspace, name="Quay Ices"), first_name="Dee")
    return ann, bo, cyd, dee


def test_only_who_is_there_unless_asked_for(people, listed):
    assert listed() == ["Dee", "Bo", "Ann"]
    assert listed(status="left") == ["Cyd"]
    assert listed(status=["current", "left"]) == listed(status="all") == ["Dee", "Cyd", "Bo", "Ann"]


def test_people_at_archived_customers_are_left_out(customer, people, mara, listed):
    archive(customer, by=mara)
    assert listed(status="all") == ["Dee"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"role": ["decision_maker", "technical"]}, ["Bo", "Ann"]),
        ({"primary": "yes"}, ["Ann"]),
        ({"primary": "no"}, ["Dee", "Bo"]),
        ({"primary": ["yes", "no"]}, ["Dee", "Bo", "Ann"]),
        ({"email": "yes"}, ["Dee", "Ann"]),
        ({"email": "no"}, ["Bo"]),
        ({"customer": "quay"}, ["Dee"]),
        ({"customer": "no such"}, []),
        ({"owner": "none"}, ["Dee"]),
        ({"customer": "larkfield dairy", "email": "yes", "q": "ann"}, ["Ann"]),
        ({"role": "nonsense"}, ["Dee", "Bo", "Ann"]),
        ({"customer": "\0"}, ["Dee", "Bo", "Ann"]),
    ],
)
def test_filters(query, names, people, listed):
    assert listed(**query) == names


@pytest.mark.parametrize("few", [0, 2_000])
def test_owners_of_few_and_of_many_customers(few, people, listed, mara, monkeypatch):
    monkeypatch.setattr(contact_filters, "FEW", few)
    assert listed(owner=mara.pk) == ["Bo", "Ann"]
    assert listed(owner=[mara.pk, "none"]) == ["Dee", "Bo", "Ann"]
    assert listed(customer="example") == ["Dee", "Bo", "Ann"]


def test_sorted_by_name_without_accents_and_case(customer, listed):
    for name in ("bea", "Änne", "Carl"):
        ContactFactory(customer=customer, first_name=name)
    assert listed(sort="name") == ["Änne", "bea", "Carl"]
    assert listed(sort="-name") == ["Carl", "bea", "Änne"]


def test_paging_goes_on_by_name(customer, mara, browse):
    for number in range(60):
        ContactFactory(customer=customer, first_name="Ann", last_name=f"{number % 7}")
    client = browse(mara)
    first = client.get(url("contacts:list", sort="name")).context["page"]
    second = client.get(url("contacts:list", sort="name", after=first.next)).context["page"]
    names = [row.name_folded for row in (*first, *second)]
    assert (len(first), len(second), len({row.pk for row in (*first, *second)})) == (50, 10, 60)
    assert names == sorted(names)


def test_two_letters_find_the_beginning_of_a_name(people, listed):
    assert listed(q="bo") == ["Bo"]


def test_what_is_filtered_by_is_on_the_chips(people, mara, browse):
    page = browse(mara).get(url("contacts:list", customer="Larkfield", status="left")).content.decode()
    assert "Customer: Larkfield" in page
    assert "There or left: Left" in page
    assert 'aria-label="Remove the filter Customer"' in page


def test_nobody_who_left_is_suggested_to_be_written_to(people, mara, browse):
    _ann, _bo, cyd, _dee = people
    client = browse(mara)
    for path in (url("contacts:list", status="all"), cyd.get_absolute_url(), cyd.customer.get_absolute_url()):
        assert f"mailto:{cyd.email}" not in client.get(path).content.decode()


def test_the_file_leaves_out_who_left_and_says_who_is_primary(people, mara, browse):
    answer = b"".join(browse(mara).get(url("contacts:export", sort="name"))).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(answer, newline="")))
    assert [(row["first_name"], row["is_primary"]) for row in rows] == [("Ann", "yes"), ("Bo", ""), ("Dee", "")]


def test_vcards_are_offered_where_somebody_is_there(people, mara, browse):
    client = browse(mara)
    assert url("contacts:cards") in client.get(url("contacts:list")).content.decode()
    assert url("contacts:cards") not in client.get(url("contacts:list", status="left")).content.decode()


def test_an_owner_of_another_workspace_finds_nobody(people, outsider, listed):
    assert listed(owner=outsider.pk) == ["Dee", "Bo", "Ann"]


@pytest.mark.parametrize("query", [{}, {"q": "penhale"}, {"q": "an pen", "sort": "name"}, {"customer": "larkfield"},
                                   {"status": "left", "owner": "none", "customer": "e", "q": "pen"}])  # fmt: skip
def test_a_page_asks_little_however_long(query, workspace, mara, browse, django_assert_max_num_queries):
    for _n in range(55):
        ContactFactory(customer=CustomerFactory(workspace=workspace, owner=mara))
    client = browse(mara)
    with django_assert_max_num_queries(10):
        client.get(url("contacts:list", **query))
