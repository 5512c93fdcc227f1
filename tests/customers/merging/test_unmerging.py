"""A merge is taken back: both as they were, what came since stays where it was added."""

import pytest

from crm.exceptions import DomainError
from crm.history import log
from crm.models import Activity
from customers.models import Contact, Merge
from customers.services import (
    add_contact,
    add_opportunity,
    archive,
    create_customer,
    merge,
    move,
    remove_contacts,
    undo_merge,
    unused_contacts,
    update_contact,
    update_customer,
)
from leads.models import Status
from leads.services import change_status, promote_lead
from tests.customers.merging.snapshots import snapshot

MERGE = [Activity.Kind.MERGE]


def test_undoing_gives_both_back_exactly(kept, absorbed, lead, mara):
    change_status(lead, Status.QUALIFIED, by=mara)
    promote_lead(lead, by=mara, into=absorbed)
    before = snapshot()
    stays = undo_merge(merge(kept, absorbed, by=mara), by=mara)
    assert stays == []
    assert snapshot(but_lines=MERGE) == before


def test_both_stories_say_so(kept, absorbed, mara):
    undo_merge(merge(kept, absorbed, by=mara), by=mara)
    told = {one.name: one.activities.filter(kind=Activity.Kind.MERGE).first().data for one in (kept, absorbed)}
    assert {name: (data["did"], data["name"]) for name, data in told.items()} == {
        "Larkfield Dairy": ("undone", "Larkfield Dairy Ltd"), "Larkfield Dairy Ltd": ("undone", "Larkfield Dairy"),
    }  # fmt: skip


def test_what_was_added_since_stays_and_is_named(kept, absorbed, mara, stage):
    done = merge(kept, absorbed, by=mara)
    add_contact(kept, by=mara, first_name="Nell")
    log(kept, Activity.Kind.CALL, by=mara, text="After the merge.")
    update_customer(kept, {"industry": "Cheese"}, by=mara)
    move(kept.opportunities.get(name="Vat line of Tess"), stage("won"), by=mara)
    stays = undo_merge(done, by=mara)
    kept.refresh_from_db()
    absorbed.refresh_from_db()
    assert (kept.industry, absorbed.industry, kept.phone) == ("Cheese", "Dairy", "")
    assert (kept.open_count, absorbed.open_count) == (1, 0)
    assert kept.contacts.filter(first_name="Nell").exists()
    assert absorbed.opportunities.get().stage == stage("won")
    assert [any(word in line for line in stays) for word in ("Nell", "After the merge.", "industry", "Vat line")] == [
        True
    ] * 4


def test_what_a_person_typed_since_is_never_taken_back(kept, absorbed, mara):
    done = merge(kept, absorbed, by=mara)
    ruth = kept.contacts.get(first_name="Ruth")
    update_contact(ruth, {"notes": "Prefers mail."}, by=mara)
    undo_merge(done, by=mara)
    ruth.refresh_from_db()
    assert ruth.notes == "Prefers mail."
    assert absorbed.contacts.filter(first_name="Ruth").exists()


def test_a_person_removed_since_stays_removed(kept, absorbed, mara):
    done = merge(kept, absorbed, by=mara)
    remove_contacts([kept.contacts.get(first_name="Tess").pk], by=mara)
    undo_merge(done, by=mara)
    assert absorbed.contacts.count() == 1


def test_a_merge_is_undone_once(kept, absorbed, mara):
    done = merge(kept, absorbed, by=mara)
    undo_merge(done, by=mara)
    with pytest.raises(DomainError, match="undone already"):
        undo_merge(done, by=mara)
    again = merge(absorbed, kept, by=mara)
    assert (again.kept, Merge.objects.standing().count()) == (absorbed, 1)


def test_chains_are_undone_in_the_opposite_order(kept, absorbed, workspace, mara):
    third = create_customer(workspace, by=mara, name="Larkfield Group")
    add_contact(third, by=mara, first_name="Ruth", email="ruth@larkfield.example", notes="Group buyer")
    before = snapshot()
    first = merge(kept, absorbed, by=mara)
    second = merge(third, kept, by=mara)
    with pytest.raises(DomainError, match="was merged into Larkfield Group"):
        undo_merge(first, by=mara)
    undo_merge(second, by=mara)
    undo_merge(first, by=mara)
    assert snapshot(but_lines=MERGE) == before


def test_of_two_merges_the_later_goes_first(kept, absorbed, workspace, mara):
    third = create_customer(workspace, by=mara, name="Larkfield Group")
    first, _second = merge(kept, absorbed, by=mara), merge(kept, third, by=mara)
    with pytest.raises(DomainError, match="Larkfield Group was merged into Larkfield Dairy later"):
        undo_merge(first, by=mara)


def test_an_archived_one_is_restored_first(kept, absorbed, mara):
    done = merge(kept, absorbed, by=mara)
    archive(kept, by=mara)
    with pytest.raises(DomainError, match="Restore it first"):
        undo_merge(done, by=mara)
    assert Merge.objects.standing().get() == done


def test_a_deal_added_since_counts_for_the_kept_one(kept, absorbed, mara):
    done = merge(kept, absorbed, by=mara)
    add_opportunity(kept, by=mara, name="Cold store", amount=100)
    undo_merge(done, by=mara)
    kept.refresh_from_db()
    assert (kept.open_count, kept.open_value) == (2, 8500)


def test_a_joined_person_is_not_unused(kept, absorbed, mara):
    Activity.objects.filter(contact__isnull=False).delete()
    merge(kept, absorbed, by=mara)
    ruth = Contact.objects.get(first_name="Ruth", customer=kept)
    assert ruth.pk not in unused_contacts([ruth.pk])
