"""The list of customers: those with the most open deals first, sums apart, archived ones when asked for."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from customers.services import archive, refresh_open
from customers.templatetags.rows import once_and_annual
from tests.customers.conftest import url
from tests.factories import CustomerFactory, OpportunityFactory, TaskFactory


@pytest.fixture
def listed(mara, browse):
    """`listed(sort="name")` are the names on the first page of the list."""
    client = browse(mara)
    return lambda **query: [row.name for row in client.get(url("customers:list", **query)).context["page"]]


def make(workspace, name, *amounts, **fields):
    customer = CustomerFactory(workspace=workspace, name=name, **fields)
    for amount in amounts:
        OpportunityFactory(customer=customer, amount=amount)
    refresh_open([customer.pk])
    return customer


def test_value_then_count_of_open_deals_decide_the_order(workspace, listed):
    make(workspace, "None")
    make(workspace, "Small", 100)
    make(workspace, "Many", 50, 50, 900)
    make(workspace, "One", 1000)
    assert listed() == ["Many", "One", "Small", "None"]


def test_other_orders(workspace, listed):
    now = timezone.now()
    make(workspace, "Berta", created_at=now - timedelta(days=2), touched_at=now)
    make(workspace, "anton", created_at=now - timedelta(days=1), touched_at=now - timedelta(days=9))
    assert listed(sort="name") == ["anton", "Berta"]
    assert listed(sort="-touched") == ["Berta", "anton"]
    assert listed(sort="-created") == ["anton", "Berta"]


def test_currencies_and_years_are_never_added_together(workspace, mara, browse):
    customer = make(workspace, "Larkfield", 100, 200)
    OpportunityFactory(customer=customer, amount=7, currency="USD")
    OpportunityFactory(customer=customer, amount=900, billing="annual")
    OpportunityFactory(customer=customer, amount=None)
    page = browse(mara).get(url("customers:list"))
    row, total = page.context["page"].rows[0], page.context["total"]
    assert [(int(value), currency) for value, currency in row.sums.once] == [(300, "EUR"), (7, "USD")]
    assert [(int(value), currency) for value, currency in row.sums.annual] == [(900, "EUR")]
    assert (total.count, len(total.once)) == (5, 2)


@pytest.mark.parametrize(
    ("once", "annual", "wide", "phone"),
    [
        (5, None, "€5", "€5 once"),
        (5, 7, "€5", "€5 once + €7 a year"),
        (None, 7, "–", "€7 a year"),
        (None, None, "–", "–"),
    ],
)
def test_a_phone_has_one_time_and_annual_sums_in_one_place(once, annual, wide, phone):
    said = once_and_annual(*([(Decimal(value), "EUR")] if value else [] for value in (once, annual)))
    on_wide, on_phone = (
        re.sub("<[^>]+>", "", re.sub(rf'<span class="{other}">.*?</span>', "", said.replace(' class="faint"', "")))
        for other in ("phone-only", "not-phone")
    )
    assert (on_wide, on_phone) == (wide, phone)


def test_the_next_step_is_the_soonest_open_task(workspace, mara, browse):
    customer, today = make(workspace, "Larkfield"), timezone.localdate()
    TaskFactory(workspace=workspace, customer=customer, title="Some day")
    TaskFactory(workspace=workspace, customer=customer, title="Later", due_on=today + timedelta(days=5))
    TaskFactory(workspace=workspace, customer=customer, title="Soon", due_on=today + timedelta(days=1))
    TaskFactory(workspace=workspace, customer=customer, title="Done", due_on=today, done_at=timezone.now())
    row = browse(mara).get(url("customers:list")).context["page"].rows[0]
    assert row.next_task.title == "Soon"


def test_filters_by_industry_owner_and_open_deals(workspace, mara, listed):
    make(workspace, "Dairy", 100, industry="Dairy")
    make(workspace, "Mine", industry="Seafood", owner=mara)
    assert listed(industry="Dairy") == ["Dairy"]
    assert listed(owner=mara.pk) == ["Mine"]
    assert listed(owner="none") == ["Dairy"]
    assert listed(deals="open") == ["Dairy"]
    assert listed(deals="none") == ["Mine"]
    assert len(listed(deals=["open", "none"])) == 2


def test_search_reads_accents_and_parts_of_words(workspace, listed):
    make(workspace, "Crème Brûlée GmbH", website="https://creme.example")
    make(workspace, "Larkfield")
    assert listed(q="brulee") == ["Crème Brûlée GmbH"]


def test_archived_ones_are_hidden_unless_asked_for(workspace, mara, listed):
    make(workspace, "Active", 10)
    archive(make(workspace, "Archived"), by=mara)
    assert listed() == ["Active"]
    assert listed(status="all") == ["Active", "Archived"]
    assert listed(status="archived") == ["Archived"]


def test_paging_goes_on_through_equal_values_and_back(workspace, mara, browse):
    for number in range(60):
        make(workspace, f"Farm {number:02d}", 100)
    client = browse(mara)
    first = client.get(url("customers:list")).context["page"]
    second = client.get(url("customers:list", after=first.next)).context["page"]
    back = client.get(url("customers:list", before=second.previous)).context["page"]
    assert (len(first), len(second)) == (50, 10)
    assert not {row.pk for row in first} & {row.pk for row in second}
    assert [row.pk for row in back] == [row.pk for row in first]


@pytest.mark.parametrize("query", [{"after": "rubbish"}, {"sort": "nonsense"}, {"owner": "x"}, {"q": "\0"}])
def test_nonsense_in_the_address_gives_the_list(query, workspace, mara, browse):
    assert browse(mara).get(url("customers:list", **query)).status_code == 200


def test_the_list_swaps_only_its_results_for_htmx(workspace, mara, browse):
    make(workspace, "Larkfield")
    headers = {"HX-Request": "true", "HX-Target": "customer-results"}
    answer = browse(mara).get(url("customers:list"), headers=headers).content.decode()
    assert "Larkfield" in answer
    assert 'id="customer-count" hx-swap-oob="true">1</span>' in answer
    assert "<html" not in answer


def test_an_empty_workspace_is_told_how_customers_come(workspace, mara, vera, browse):
    page = browse(mara).get(url("customers:list")).content.decode()
    seen_by_viewer = browse(vera).get(url("customers:list")).content.decode()
    assert url("customers:create") in page
    assert "Customers come by the handoff" in page
    assert f'href="{url("customers:create")}"' not in seen_by_viewer


def test_nobody_sees_another_workspace(foreign, workspace, listed):
    make(workspace, "Larkfield")
    assert listed(status="all") == ["Larkfield"]


@pytest.mark.parametrize("length", [1, 60])
def test_the_list_reads_with_ten_queries_however_long(length, workspace, mara, browse, django_assert_max_num_queries):
    for number in range(length):
        customer = make(workspace, f"Farm {number}", 100, owner=mara)
        TaskFactory(workspace=workspace, customer=customer)
    client = browse(mara)
    with django_assert_max_num_queries(10):
        client.get(url("customers:list"))
