"""A qualified lead becomes a customer, exactly once, with its story; and back again."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from crm.history import log
from crm.models import Activity
from crm.tasks import add_task
from customers.models import Contact, Customer, Opportunity
from customers.services import add_contact, add_opportunity, archive, update_customer
from leads.models import Lead, Promotion, Status
from leads.services import (
    AlreadyPromoted,
    NotQualified,
    PromotionInUse,
    change_status,
    create_lead,
    promote_lead,
    undo_promotion,
    update_lead,
)
from tests.factories import ContactFactory, CustomerFactory

BRIGHTWATER = {
    "name": "Brightwater Oysters",
    "contact_name": "Siobhan Keane",
    "email": "siobhan@brightwater.example",
    "phone": "+353915550142",
    "website": "https://brightwater.example",
    "industry": "Seafood",
    "source": "Trade fair",
    "notes": "Three depuration tanks.",
}


@pytest.fixture
def qualified(workspace, mara):
    lead = create_lead(workspace, by=mara, owner=mara, **BRIGHTWATER)
    log(lead, Activity.Kind.CALL, by=mara, text="She signs up to €10,000.")
    return change_status(lead, Status.QUALIFIED, by=mara, reason="Budget agreed for spring")


def snapshot(lead):
    return Lead.objects.filter(pk=lead.pk).values().get()


def test_promotion_copies_the_lead_into_a_new_customer(qualified, mara):
    customer = promote_lead(qualified, by=mara)
    kept = {name: getattr(customer, name) for name in ("name", "email", "phone", "website", "industry", "notes")}
    assert kept == {name: BRIGHTWATER[name] for name in kept}
    assert customer.owner == mara


def test_promotion_empties_nothing_on_the_lead(qualified, mara):
    before = snapshot(qualified)
    promote_lead(qualified, by=mara)
    after = snapshot(qualified)
    assert {name for name in before if before[name] != after[name]} == {"status", "status_at", "updated_at"}
    assert after["status"] == Status.PROMOTED


def test_the_first_contact_is_split_into_first_and_last_name(qualified, mara):
    person = promote_lead(qualified, by=mara).contacts.get()
    assert (person.first_name, person.last_name, person.email) == ("Siobhan", "Keane", BRIGHTWATER["email"])


def test_the_dossier_keeps_fields_reasons_timeline_and_promise(qualified, mara):
    promote_lead(qualified, by=mara, promise="Running before the May bank holiday.")
    dossier = Promotion.objects.get().dossier
    assert dossier["lead"]["source"] == "Trade fair"
    assert [line["text"] for line in dossier["statuses"]] == ["Budget agreed for spring"]
    assert [line["kind"] for line in dossier["timeline"]] == ["created", "call", "status"]
    assert dossier["promise"] == "Running before the May bank holiday."


def test_the_first_opportunity_comes_along(qualified, mara):
    customer = promote_lead(qualified, by=mara, opportunity={"name": "Tank logging", "amount": 8400})
    deal = customer.opportunities.get()
    customer.refresh_from_db()
    assert (deal.name, deal.stage.name, customer.open_count, customer.open_value) == (
        "Tank logging",
        "Qualification",
        1,
        8400,
    )


@pytest.mark.parametrize("status", [Status.NEW, Status.INFORMATION_FILLED, Status.CONTACTED])
def test_only_a_qualified_lead_can_be_promoted(qualified, mara, status):
    change_status(qualified, status, by=mara)
    with pytest.raises(NotQualified, match="Only a qualified lead"):
        promote_lead(qualified, by=mara)
    assert not Customer.objects.exists()


def test_promoting_twice_makes_one_customer(qualified, mara):
    customer = promote_lead(qualified, by=mara)
    with pytest.raises(AlreadyPromoted) as refusal:
        promote_lead(qualified, by=mara)
    assert refusal.value.customer == customer
    assert Customer.objects.count() == 1


def test_a_namesake_is_never_attached_silently(qualified, mara, workspace):
    namesake = CustomerFactory(workspace=workspace, name="Brightwater Oysters")
    customer = promote_lead(qualified, by=mara)
    assert customer != namesake


def test_promoting_into_a_customer_fills_only_what_is_empty(qualified, mara, workspace):
    existing = CustomerFactory(
        workspace=workspace, name="Brightwater Oyster Co.", email="office@brightwater.example", phone=""
    )
    promote_lead(qualified, by=mara, into=existing)
    existing.refresh_from_db()
    assert (existing.name, existing.email) == ("Brightwater Oyster Co.", "office@brightwater.example")
    assert existing.phone == BRIGHTWATER["phone"]


def test_the_lead_wins_the_fields_that_are_chosen(qualified, mara, workspace):
    existing = CustomerFactory(workspace=workspace, industry="Fish")
    promote_lead(qualified, by=mara, into=existing, take=["industry"])
    existing.refresh_from_db()
    assert existing.industry == "Seafood"


def test_a_contact_who_is_there_already_is_not_doubled(qualified, mara, workspace):
    existing = CustomerFactory(workspace=workspace)
    ContactFactory(customer=existing, first_name="Siobhan", last_name="Keane", email="")
    promote_lead(qualified, by=mara, into=existing)
    assert existing.contacts.count() == 1


def test_a_customer_of_another_workspace_is_refused_and_nothing_is_written(qualified, mara):
    with pytest.raises(Exception, match="no longer there"), transaction.atomic():
        promote_lead(qualified, by=mara, into=CustomerFactory())
    qualified.refresh_from_db()
    assert (qualified.status, Promotion.objects.count()) == (Status.QUALIFIED, 0)


def test_a_failure_half_way_leaves_nothing(qualified, mara):
    with pytest.raises(TypeError):
        promote_lead(qualified, by=mara, opportunity={"no_such_field": 1})
    qualified.refresh_from_db()
    assert (qualified.status, Customer.objects.count(), Contact.objects.count()) == (Status.QUALIFIED, 0, 0)


def test_undo_restores_the_exact_lead_and_takes_the_customer_away(qualified, mara):
    before = snapshot(qualified)
    promote_lead(qualified, by=mara, opportunity={"name": "Tank logging", "amount": 8400})
    undo_promotion(Promotion.objects.get(), by=mara)
    assert snapshot(qualified) == before
    assert (Customer.objects.count(), Contact.objects.count(), Opportunity.objects.count()) == (0, 0, 0)


def test_undo_keeps_the_dossier_and_both_lines_of_the_story(qualified, mara):
    promote_lead(qualified, by=mara, promise="A visit in May.")
    undo_promotion(Promotion.objects.get(), by=mara)
    promotion = Promotion.objects.get()
    kinds = list(qualified.activities.order_by("id").values_list("kind", flat=True))
    assert promotion.promise == "A visit in May."
    assert kinds[-2:] == ["promotion", "promotion_undone"]


def test_a_lead_can_be_promoted_again_after_the_undo(qualified, mara):
    promote_lead(qualified, by=mara)
    undo_promotion(Promotion.objects.get(), by=mara)
    qualified.refresh_from_db()
    customer = promote_lead(qualified, by=mara)
    assert Customer.objects.get() == customer


def test_undo_refuses_with_the_list_of_what_would_be_lost(qualified, mara, ines):
    customer = promote_lead(qualified, by=mara)
    add_contact(customer, by=ines, first_name="Declan", last_name="Keane")
    log(customer, Activity.Kind.NOTE, by=ines, text="Declan has to agree above €10,000.")
    with pytest.raises(PromotionInUse) as refusal, transaction.atomic():
        undo_promotion(Promotion.objects.get(), by=mara)
    told = " ".join(refusal.value.losses)
    assert "Declan Keane" in told
    assert "Declan has to agree" in told
    assert Customer.objects.filter(pk=customer.pk).exists()


def test_undo_from_an_existing_customer_takes_back_only_what_it_brought(qualified, mara, ines, workspace):
    existing = CustomerFactory(workspace=workspace, phone="", notes="Since 2021.")
    log(existing, Activity.Kind.NOTE, by=ines, text="From before.")
    promote_lead(qualified, by=mara, into=existing, opportunity={"name": "Tank logging", "amount": 1})
    log(existing, Activity.Kind.NOTE, by=ines, text="From after.")
    undo_promotion(Promotion.objects.get(), by=mara)
    existing.refresh_from_db()
    assert (existing.phone, existing.notes, existing.open_count) == ("", "Since 2021.", 0)
    assert (existing.contacts.count(), existing.opportunities.count()) == (0, 0)
    assert set(existing.activities.filter(kind="note").values_list("text", flat=True)) == {
        "From before.",
        "From after.",
    }


def test_undo_leaves_a_value_that_somebody_changed_since(qualified, mara, ines, workspace):
    existing = CustomerFactory(workspace=workspace, phone="")
    promote_lead(qualified, by=mara, into=existing, contact=False)
    update_customer(existing, {"phone": "+353915550999"}, by=ines)
    undo_promotion(Promotion.objects.get(), by=mara)
    existing.refresh_from_db()
    assert existing.phone == "+353915550999"


def test_undo_takes_the_owner_away_again_who_has_another_name_since(qualified, mara, workspace):
    existing = CustomerFactory(workspace=workspace, owner=None)
    promote_lead(qualified, by=mara, into=existing)
    mara.name = "Mara Lindqvist-Keane"
    mara.save()

    undo_promotion(Promotion.objects.get(), by=mara)

    existing.refresh_from_db()
    assert existing.owner is None


def test_undo_gives_the_customer_its_own_last_touch_back(qualified, mara, workspace):
    spring = datetime(2026, 3, 2, 9, tzinfo=UTC)
    existing = CustomerFactory(workspace=workspace, touched_at=spring)
    promote_lead(qualified, by=mara, into=existing)
    existing.refresh_from_db()
    assert existing.touched_at > spring

    undo_promotion(Promotion.objects.get(), by=mara)

    existing.refresh_from_db()
    assert existing.touched_at == spring


def test_undo_leaves_a_touch_of_the_customer_since(qualified, mara, workspace):
    existing = CustomerFactory(workspace=workspace, touched_at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    promote_lead(qualified, by=mara, into=existing)
    call = log(existing, Activity.Kind.CALL, by=mara, text="They ask for a date.")

    undo_promotion(Promotion.objects.get(), by=mara)

    existing.refresh_from_db()
    assert existing.touched_at == call.happened_at


def test_an_archived_customer_comes_back_and_the_undo_archives_it_again(qualified, mara, workspace):
    existing = CustomerFactory(workspace=workspace)
    archive(existing, by=mara, reason="Sold the shop")
    promote_lead(qualified, by=mara, into=existing)
    existing.refresh_from_db()
    assert not existing.is_archived
    undo_promotion(Promotion.objects.get(), by=mara)
    existing.refresh_from_db()
    assert existing.is_archived


@pytest.mark.parametrize(
    "work",
    [
        lambda customer, by: add_opportunity(customer, by=by, name="Winter stock"),
        lambda customer, by: add_task(customer.workspace, by=by, title="Call back", customer=customer),
    ],
)
def test_undo_archives_no_customer_that_is_worked_with_since(work, qualified, mara, workspace):
    existing = CustomerFactory(workspace=workspace)
    archive(existing, by=mara, reason="Sold the shop")
    promote_lead(qualified, by=mara, into=existing)
    existing.refresh_from_db()
    work(existing, mara)

    undo_promotion(Promotion.objects.get(), by=mara)

    existing.refresh_from_db()
    assert not existing.is_archived


def test_undoing_twice_is_refused(qualified, mara):
    promote_lead(qualified, by=mara)
    promotion = Promotion.objects.get()
    undo_promotion(promotion, by=mara)
    with pytest.raises(Exception, match="undone already"):
        undo_promotion(promotion, by=mara)


def test_a_promoted_lead_is_no_longer_changed(qualified, mara):
    promote_lead(qualified, by=mara)
    with pytest.raises(Exception, match="is a customer now"):
        update_lead(qualified, {"phone": ""}, by=mara)
