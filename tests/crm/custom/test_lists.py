"""Lists narrowed and sorted by tags and custom fields, within the queries a list may ask."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crm import having
from crm.attached import LINKS
from crm.tags.services import name_tags, tag
from customers.models import Contact, Customer, Opportunity
from leads.models import Lead
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, OpportunityFactory


@pytest.fixture
def names(workspace, mara, browse):
    """`names("leads", tag=…)` is what the list shows, in its order."""

    def listed(room="leads", **params):
        page = browse(mara).get(reverse(f"{room}:list", args=["fernhill"]), params).context["page"]
        return [record.name for record in page]

    return listed


@pytest.fixture
def leads(workspace, tier, sites, ends):
    """Three leads: A with everything, B with some, C with nothing."""
    LeadFactory(workspace=workspace, name="C")
    LeadFactory(workspace=workspace, name="B", custom={"sites": "9.5", "contract_ends": "2027-01-01", "tier": "silver"})
    LeadFactory(workspace=workspace, name="A", custom={"sites": "10", "contract_ends": "2026-01-01", "tier": "gold"})


@pytest.mark.parametrize("few", [0, 5_000])
@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"custom_tier": "gold"}, ["A"]),
        ({"custom_tier": ["gold", "silver"]}, ["A", "B"]),
        ({"custom_tier": "tin"}, ["A", "B", "C"]),
        ({"custom_sites_from": "9.6"}, ["A"]),
        ({"custom_sites_to": "9,500.0"}, ["A", "B"]),
        ({"custom_sites_from": "9", "custom_sites_to": "9.5"}, ["B"]),
        ({"custom_sites_from": "nine"}, ["A", "B", "C"]),
        ({"custom_contract_ends_from": "2026-06-01"}, ["B"]),
        ({"custom_contract_ends_to": "01.01.2027", "custom_tier": "gold"}, ["A"]),
        ({"custom_unknown": "1"}, ["A", "B", "C"]),
    ],
)
def test_a_list_is_narrowed_by_values(leads, names, params, found, few, monkeypatch):
    monkeypatch.setattr(having, "FEW", few)
    assert names(**params) == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [("custom_sites", ["B", "A"]), ("-custom_sites", ["A", "B"]), ("-custom_contract_ends", ["B", "A"]),
     ("custom_tier", ["A", "B"]), ("custom_nothing", ["A", "B", "C"])],
)  # fmt: skip
def test_a_list_is_sorted_by_values(leads, names, sort, found):
    assert names(sort=sort) == found


def test_a_sorted_list_turns_its_pages(workspace, sites, browse, mara):
    for n in range(60):
        LeadFactory(workspace=workspace, name=f"Lead {n}", custom={"sites": str(n % 7)})
    client, address = browse(mara), reverse("leads:list", args=["fernhill"])
    first = client.get(address, {"sort": "custom_sites"}).context["page"]
    second = client.get(address, {"sort": "custom_sites", "after": first.next}).context["page"]
    values = [int(lead.custom_sites) for lead in (*first, *second)]
    assert (len(values), values == sorted(values), len({lead.pk for lead in (*first, *second)})) == (60, True, 60)
    again = client.get(address, {"sort": "custom_sites", "before": second.previous}).context["page"]
    assert [lead.pk for lead in again] == [lead.pk for lead in first]


def test_text_is_found_by_its_beginning(workspace, ask, names):
    ask("Region")
    LeadFactory(workspace=workspace, name="A", custom={"region": "Ærø and Fyn"})
    LeadFactory(workspace=workspace, name="B", custom={"region": "South Fyn"})
    assert names(custom_region="aero") == ["A"]


@pytest.mark.parametrize("few", [0, 5_000])
@pytest.mark.parametrize("room", ["leads", "customers"])
def test_tags_narrow_by_any_or_all(workspace, mara, names, room, few, monkeypatch):
    monkeypatch.setattr(having, "FEW", few)
    model, make = (Lead, LeadFactory) if room == "leads" else (Customer, CustomerFactory)
    both, one, _none = (make(workspace=workspace, name=name) for name in "ABC")
    fair, vip = name_tags(workspace, ["Fair", "VIP"])
    tag(model, [both.pk, one.pk], [fair], by=mara)
    tag(model, [both.pk], [vip], by=mara)
    assert sorted(names(room, tag=[fair.pk, vip.pk])) == ["A", "B"]
    assert names(room, tag=[fair.pk, vip.pk], tags="all") == ["A"]
    assert sorted(names(room, tag=["999", "x"])) == ["A", "B", "C"]


def test_a_wrong_value_is_said_in_the_filter(leads, browse, mara):
    page = browse(mara).get(reverse("leads:list", args=["fernhill"]), {"custom_sites_from": "nine"}).content.decode()
    assert "Only the number, please" in page


@pytest.mark.parametrize("room", ["leads", "customers", "contacts", "opportunities"])
@pytest.mark.parametrize(
    "params",
    [
        "",
        "tag={}",
        "by=custom_sites",
        "custom_sites_from=1",
        "sort=custom_sites",
        "custom_sites_from=1&sort=custom_sites",
        "tag={}&custom_sites_from=1&custom_tier=gold&sort=-custom_sites",
        "q=acme&tag={}&custom_sites_from=1&custom_tier=gold&sort=-custom_sites",
    ],
)
def test_lists_ask_ten_times_at_most(workspace, mara, browse, ask, room, params):
    ask("Tier", "choice", places=LINKS, choices=["Gold"])
    ask("Sites", "number", places=LINKS)
    for n in range(60):
        custom = {"sites": str(n), "tier": "gold"}
        named = {"name": f"Acme {n}", "owner": mara, "custom": custom}
        customer = CustomerFactory(workspace=workspace, **named)
        LeadFactory(workspace=workspace, **named)
        ContactFactory(customer=customer, last_name=f"Acme {n}", custom=custom)
        OpportunityFactory(customer=customer, **named)
    fair = name_tags(workspace, ["Fair"])
    for model in (Lead, Customer, Contact, Opportunity):
        tag(model, model.objects.values_list("pk", flat=True), fair, by=mara)
    client, address = browse(mara), f"{reverse(f'{room}:list', args=['fernhill'])}?{params.format(fair[0].pk)}"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address).context["page"]
    assert len(page) == 50
    with CaptureQueriesContext(connection) as further:
        again = client.get(f"{address}&after={page.next}").context["page"]
    assert len(queries) <= 10, "\n".join(query["sql"][:150] for query in queries)
    assert page.count.value == again.count.value
    assert len(further) <= 10, "\n".join(query["sql"][:150] for query in further)


def test_the_export_follows_filter_and_order(leads, browse, mara):
    address = reverse("leads:export", args=["fernhill"])
    text = b"".join(browse(mara).get(address, {"sort": "custom_sites"}).streaming_content).decode()
    assert [line.split(",")[1] for line in text.splitlines()[1:]] == ["B", "A"]
