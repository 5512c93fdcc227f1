"""Customers that may be the same one are found by what they share, and decided by people."""

import pytest

from crm.jobs import schedule
from crm.jobs.models import ScheduledJob
from crm.jobs.runner import run_one
from customers.jobs import find_all_duplicates, search_soon
from customers.likeness import BLOCK, find_pairs
from customers.models import LikelyPair
from customers.services import merge
from customers.services.pairing import begin_search, search_pairs
from tests.customers.conftest import url
from tests.factories import ContactFactory, CustomerFactory

pytestmark = pytest.mark.django_db


def pair(workspace, one, other):
    blank = {"website": "", "email": "", "industry": ""}
    return [CustomerFactory(workspace=workspace, **{**blank, **fields}) for fields in (one, other)]


ALIKE = {
    "domain": (
        {"name": "A", "website": "https://shop.larkfield.example"},
        {"name": "B", "website": "https://larkfield.example/x"},
    ),
    "email": ({"name": "A", "email": "Office@gmail.com"}, {"name": "B", "email": "office@gmail.com"}),
    "phone": ({"name": "A", "phone": "+441566555117"}, {"name": "B", "phone": "+441566555117"}),
    "name_key": ({"name": "Müller & Söhne GmbH"}, {"name": "Muller Sohne"}),
    "near": ({"name": "Brightwater Oysters"}, {"name": "Brightwater Oyster"}),
}


@pytest.mark.parametrize("why", ALIKE)
def test_what_two_share_makes_them_a_pair(why, workspace):
    one, other = pair(workspace, *ALIKE[why])
    assert find_pairs(workspace) == {(one.pk, other.pk): [why]}


def test_words_in_another_order_are_the_same_name_nearly(workspace):
    one, other = pair(workspace, {"name": "Oysters Brightwater"}, {"name": "Brightwater Oysters"})
    for name in ("Cedar Mill", "Harbour Foods", "Maple Yard", "Nordic Line", "Open Field"):
        CustomerFactory(workspace=workspace, name=name, website="", email="")
    assert find_pairs(workspace) == {(one.pk, other.pk): ["near"]}


def test_a_contacts_address_and_phone_count_for_the_customer(workspace):
    one, other = pair(workspace, {"name": "A", "email": "ruth@gmail.com"}, {"name": "B"})
    ContactFactory(customer=other, email="ruth@gmail.com", phone="12345")
    ContactFactory(customer=one, email="", phone="12345")
    assert find_pairs(workspace) == {(one.pk, other.pk): ["email", "phone"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [({"name": "Depot 12"}, {"name": "Depot 13"}), ({"name": "A", "email": "a@gmail.com"}, {"name": "B", "email": "b@gmail.com"}),
     ({"name": "A"}, {"name": "B"})],
)  # fmt: skip
def test_what_is_not_alike_is_no_pair(one, other, workspace):
    pair(workspace, one, other)
    assert find_pairs(workspace) == {}


def test_a_switchboard_that_hundreds_share_makes_no_thousands_of_pairs(workspace):
    for n in range(BLOCK * 3):
        CustomerFactory(workspace=workspace, name=f"Firm {n}", website="", email="", phone="+49301234567")
    assert len(find_pairs(workspace)) == BLOCK * 3 - 1


def test_another_workspaces_customers_are_never_compared(workspace, foreign):
    CustomerFactory(workspace=workspace, name=foreign.name, website=foreign.website, email=foreign.email)
    assert find_pairs(workspace) == {}


@pytest.fixture
def found(kept, absorbed):
    """The one likely pair of the workspace, as the search keeps it."""
    begin_search(kept.workspace)
    search_pairs(kept.workspace)
    return LikelyPair.objects.get()


def test_searching_again_changes_nothing(found, workspace):
    search_pairs(workspace)
    assert LikelyPair.objects.get().pk == found.pk


def test_a_pair_that_is_alike_no_more_falls_away(found, workspace):
    found.second.contacts.all().delete()
    found.second.name = "Quince Orchard"
    found.second.save()
    search_pairs(workspace)
    assert not LikelyPair.objects.exists()


def test_not_a_duplicate_is_remembered_and_can_be_taken_back(found, workspace, ines, browse):
    client = browse(ines)
    page = client.post(url("customers:duplicate_dismissal", found.pk), follow=True)
    search_pairs(workspace)
    gone = client.get(url("customers:duplicates")).context["page"].rows
    client.post(url("customers:duplicate_offer", found.pk))
    back = client.get(url("customers:duplicates")).context["page"].rows
    assert url("customers:duplicate_offer", found.pk) in page.content.decode()
    assert (gone, [one.pk for one in back]) == ([], [found.pk])


def test_a_decision_is_made_once(found, ines, browse):
    client, where = browse(ines), url("customers:duplicate_dismissal", found.pk)
    client.post(where)
    assert "decided already" in client.post(where, follow=True).content.decode()


def test_pairs_of_others_and_for_viewers_are_out_of_reach(found, outsider, vera, browse):
    where = url("customers:duplicate_dismissal", found.pk)
    assert [browse(person).post(where).status_code for person in (outsider, vera)] == [404, 403]
    page = browse(vera).get(url("customers:duplicates"))
    assert (len(page.context["page"].rows), "Not a duplicate" in page.content.decode()) == (1, False)


def test_the_customers_page_hints_at_it(found, mara, browse):
    page = browse(mara).get(found.first.get_absolute_url()).content.decode()
    assert "Perhaps the same as" in page
    assert f"?with={found.second_id}" in page


def test_merged_customers_are_no_pair(found, kept, absorbed, workspace, mara, browse):
    merge(kept, absorbed, by=mara)
    assert browse(mara).get(url("customers:duplicates")).context["page"].rows == []
    assert find_pairs(workspace) == {}


def test_looking_on_demand_is_done_by_a_worker_once(kept, absorbed, mara, browse):
    client = browse(mara)
    client.post(url("customers:duplicate_search"))
    running = client.get(url("customers:duplicates")).content.decode()
    again = client.post(url("customers:duplicate_search"), follow=True).content.decode()
    worked = [run_one("worker"), run_one("worker")]
    done = client.get(url("customers:duplicates"))
    assert "<progress" in running
    assert "compared already" in again
    assert worked == [True, False]
    assert len(done.context["page"].rows) == 1


def test_every_night_every_workspace_is_searched(kept, absorbed, foreign):
    schedule.sync()
    row = ScheduledJob.objects.get(name="find_all_duplicates")
    assert (row.every, row.unit) == (1, "days")
    assert find_all_duplicates.call() == 2
    assert not search_soon(kept.workspace)


def test_the_list_takes_few_queries(kept, absorbed, workspace, mara, browse, django_assert_max_num_queries):
    for n in range(20):
        pair(
            workspace,
            {"name": f"Firm {n}", "phone": f"+493012345{n:02}"},
            {"name": f"Works {n}", "phone": f"+493012345{n:02}"},
        )
    begin_search(workspace)
    search_pairs(workspace)
    client = browse(mara)
    with django_assert_max_num_queries(10):
        client.get(url("customers:duplicates"))


def test_removing_a_customer_needs_no_word_about_pairs(found):
    found.second.delete()
    assert not LikelyPair.objects.open().exists()
