"""Whatever a lead is like, with the workspace's own fields and tags: promoting it and taking that back changes nothing."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.custom.services import add_field
from crm.models import Activity
from crm.tags.services import name_tags, tag, tags_of_one
from customers.models import Customer
from leads.models import Lead, Promotion, Status
from leads.services import promote_lead, undo_promotion
from tests.customers.merging.snapshots import snapshot
from tests.factories import CustomerFactory, LeadFactory

WORDS = st.sampled_from(["", "Dairy", "Ærø 🐟"])
CUSTOM = st.none() | st.dictionaries(
    st.sampled_from(["sites", "tier", "lead_only", "region"]), st.sampled_from(["3", "4.5"]), min_size=1
)
SIDES = st.fixed_dictionaries(
    {"values": st.fixed_dictionaries({"industry": WORDS, "notes": WORDS}), "custom": CUSTOM,
     "tags": st.sets(st.sampled_from(["Fair", "VIP", "Partner"]))}
)  # fmt: skip
TOLD = [
    Activity.Kind.CONTACT,
    Activity.Kind.PROMOTION,
    Activity.Kind.PROMOTION_UNDONE,
    Activity.Kind.FIELDS,
    Activity.Kind.CREATED,
]


def make(factory, workspace, side, by, **more):
    record = factory(workspace=workspace, custom=side["custom"], **side["values"], **more)
    tag(type(record), [record.pk], name_tags(workspace, side["tags"]), by=by, tell=False)
    return record


def state():
    """All but what says by itself that something happened: the promotions, their lines, when a customer was last changed."""
    taken = snapshot(but_lines=TOLD)
    leads = {row["id"]: row for row in Lead.objects.values()}
    customers = {pk: {**row, "updated_at": None} for pk, row in taken["customers.Customer"].items()}
    return {**taken, "leads.Promotion": None, "leads.Lead": leads, "customers.Customer": customers}


@pytest.mark.django_db
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    lead=SIDES,
    into=st.none() | SIDES,
    takes=st.none() | st.sets(st.sampled_from(["industry", "custom_sites", "custom_tier"])),
)
def test_promoting_then_undoing_is_the_identity(lead, into, takes, workspace, mara):
    with transaction.atomic():
        for label in ("Sites", "Tier", "Region"):
            add_field(workspace, label=label, type="text", places=["lead", "customer"])
        add_field(workspace, label="Lead only", type="text", places=["lead"])
        lead = make(LeadFactory, workspace, lead, mara, status=Status.QUALIFIED)
        into = into and make(CustomerFactory, workspace, into, mara)
        before = state()
        customer = promote_lead(lead, by=mara, into=into, take=takes and sorted(takes))
        tags = {one.name for one in tags_of_one(lead)} <= {one.name for one in tags_of_one(customer)}
        undo_promotion(Promotion.objects.get(), by=mara)
        after = state()
        transaction.set_rollback(True)
    assert (tags, after == before) == (True, True), [
        (a, b) for a, b in zip(before.items(), after.items(), strict=True) if a != b
    ]


@pytest.fixture
def asked(workspace):
    for label, places in (("Sites", ["lead", "customer"]), ("Tier", ["lead", "customer"]), ("Lead only", ["lead"])):
        add_field(workspace, label=label, type="text", places=places)


def test_a_new_customer_has_the_leads_values_by_the_same_key(workspace, mara, asked):
    lead = LeadFactory(workspace=workspace, status=Status.QUALIFIED, custom={"sites": "3", "lead_only": "x"})
    tag(Lead, [lead.pk], name_tags(workspace, ["Fair"]), by=mara)
    customer = promote_lead(lead, by=mara)
    customer.refresh_from_db()
    assert (customer.custom, [one.name for one in tags_of_one(customer)]) == ({"sites": "3"}, ["Fair"])


def test_an_existing_customer_keeps_its_values_unless_the_lead_wins(workspace, mara, asked):
    lead = LeadFactory(workspace=workspace, status=Status.QUALIFIED, custom={"sites": "3", "tier": "gold"})
    into = CustomerFactory(workspace=workspace, custom={"sites": "5"})
    promote_lead(lead, by=mara, into=into)
    into.refresh_from_db()
    assert into.custom == {"sites": "5", "tier": "gold"}


def test_the_dossier_keeps_what_the_fields_were_called(workspace, mara, asked):
    lead = LeadFactory(workspace=workspace, status=Status.QUALIFIED, custom={"sites": "3", "lead_only": "x"})
    tag(Lead, [lead.pk], name_tags(workspace, ["Fair", "VIP"]), by=mara)
    promote_lead(lead, by=mara)
    dossier = Promotion.objects.get().dossier
    assert (dossier["own"], dossier["tags"]) == ([["Sites", "3"], ["Lead only", "x"]], ["Fair", "VIP"])


def test_the_dialog_asks_field_by_field(workspace, mara, asked, browse):
    lead = LeadFactory(workspace=workspace, status=Status.QUALIFIED, custom={"sites": "3"}, name="Lark")
    into = CustomerFactory(workspace=workspace, custom={"sites": "5"})
    address = f"{lead.get_absolute_url()}promotion/"
    page = browse(mara).get(address, {"into": into.pk}).content.decode()
    assert 'name="win_custom_sites"' in page
    browse(mara).post(address, {"into": into.pk, "win_custom_sites": "lead"})
    assert Customer.objects.get(pk=into.pk).custom == {"sites": "3"}
