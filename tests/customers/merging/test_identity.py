"""Whatever two customers are like: merging them and taking it back changes nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.custom.services import add_field
from crm.models import Activity
from crm.tags.services import name_tags, tag
from customers.models import Contact, Customer, Merge
from customers.services import merge, refresh_open, settle_primary, undo_merge
from tests.customers.merging.snapshots import snapshot
from tests.factories import ActivityFactory, ContactFactory, CustomerFactory, OpportunityFactory, TaskFactory

DAY = datetime(2026, 3, 1, tzinfo=UTC)
WORDS = st.sampled_from(["", "Dairy", "Pays late.", "Ærø 🐟", "Dairy Pays late."])
MAILS = st.sampled_from(["", "ruth@larkfield.example", "RUTH@larkfield.example", "owen@larkfield.example"])
MOMENTS = st.integers(0, 5).map(lambda days: DAY + timedelta(days=days))
PEOPLE = st.fixed_dictionaries(
    {"first_name": st.sampled_from(["Ruth", "Owen"]), "last_name": WORDS, "email": MAILS, "phone": st.sampled_from(["", "1", "2"]),
     "buying_role": st.sampled_from(["", *Contact.BuyingRole.values]), "notes": WORDS, "left_at": st.none() | MOMENTS}
)  # fmt: skip
SIDES = st.fixed_dictionaries(
    {"values": st.fixed_dictionaries({"industry": WORDS, "notes": WORDS, "phone": WORDS, "website": st.just(""), "touched_at": MOMENTS}),
     "archived": st.booleans(), "people": st.lists(PEOPLE, max_size=4), "deals": st.lists(st.integers(0, 99) | st.none(), max_size=2),
     "tasks": st.integers(0, 2), "tags": st.sets(st.sampled_from(["Fair", "VIP"])),
     "custom": st.none() | st.just({"sites": "3"}) | st.just({"sites": "4", "tier": "gold"})}
)  # fmt: skip
CHOICES = st.none() | st.dictionaries(
    st.sampled_from([*Customer.FIELDS, "custom_sites", "custom_tier"]), st.sampled_from(["kept", "absorbed"])
)


def make(workspace, side, by):
    archived = {"archived_at": DAY, "archived_by": by} if side["archived"] else {}
    values = side["values"] | {"custom": side["custom"]}
    customer = CustomerFactory(workspace=workspace, owner=by if side["tasks"] else None, **values)
    tag(Customer, [customer.pk], name_tags(workspace, side["tags"]), by=by, tell=False)
    Customer.objects.filter(pk=customer.pk).update(**{"archived_at": None, **archived})
    customer.refresh_from_db()
    for fields in side["people"]:
        ActivityFactory(workspace=workspace, customer=customer, contact=ContactFactory(customer=customer, **fields))
    for amount in side["deals"]:
        ActivityFactory(
            workspace=workspace, customer=customer, opportunity=OpportunityFactory(customer=customer, amount=amount)
        )
    TaskFactory.create_batch(side["tasks"], workspace=workspace, customer=customer)
    settle_primary(customer.pk)
    refresh_open([customer.pk])
    return customer


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(one=SIDES, other=SIDES, choices=CHOICES)
def test_merge_then_undo_is_the_identity(one, other, choices, workspace, mara):
    with transaction.atomic():
        for label, type in (("Sites", "number"), ("Tier", "text")):
            add_field(workspace, label=label, type=type, places=["lead", "customer"])
        kept, absorbed = make(workspace, one | {"archived": False}, mara), make(workspace, other, mara)
        before = snapshot()
        done = merge(kept, absorbed, by=mara, values=choices)
        merged = snapshot()
        stays = undo_merge(Merge.objects.get(pk=done.pk), by=mara)
        after = snapshot(but_lines=[Activity.Kind.MERGE])
        transaction.set_rollback(True)
    assert (stays, after == before, merged == before) == ([], True, False)
