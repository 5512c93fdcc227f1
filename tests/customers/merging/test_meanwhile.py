"""What happened to deals, talks and tags while two customers were one, and then the merge is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crm.entries import delete_entry, restore_entry
from crm.history import log
from crm.models import Activity
from crm.tags.managing import delete_tag, merge_tags, restore_tag
from crm.tags.services import name_tags, tag, tags_of_one
from customers.models import Customer
from customers.services import archive, merge, move, restore, undo_merge, undo_move
from tests.factories import CustomerFactory


def test_a_deal_that_was_lost_anew_since_is_not_opened_by_the_undo_of_archiving(kept, absorbed, mara, stage):
    archive(absorbed, by=mara, lost="They closed")
    done = merge(kept, absorbed, by=mara)
    deal = kept.opportunities.get(name="Vat line of Tess")
    move(deal, stage("open"), by=mara)
    move(deal, stage("lost"), by=mara, reason="Price")
    undo_merge(done, by=mara)
    restore(absorbed, by=mara, undo=True)
    deal.refresh_from_db()
    assert (deal.is_open, deal.lost_reason) == (False, "Price")


def test_a_deal_that_was_moved_and_moved_back_since_is_opened_by_it(kept, absorbed, mara, stage):
    archive(absorbed, by=mara, lost="They closed")
    done = merge(kept, absorbed, by=mara)
    deal = kept.opportunities.get(name="Vat line of Tess")
    undo_move(move(deal, stage("open"), by=mara).line, by=mara)
    undo_merge(done, by=mara)
    restore(absorbed, by=mara, undo=True)
    deal.refresh_from_db()
    assert deal.is_open


@pytest.fixture
def talked(mara):
    """`talked(customer, 3)` is the line of a call so many days ago."""
    return lambda customer, ago: log(
        customer, Activity.Kind.CALL, by=mara, text="A call.", at=timezone.now() - timedelta(days=ago)
    )


def days_since(*customers):
    """The days since the last touch of each."""
    return [(timezone.now() - Customer.objects.get(pk=one.pk).touched_at).days for one in customers]


@pytest.fixture
def two(workspace, mara):
    """Two new customers that nobody has talked with, known for 90 days."""
    then = timezone.now() - timedelta(days=90)
    pair = [CustomerFactory(workspace=workspace, created_at=then, touched_at=then) for _one in range(2)]
    Customer.objects.update(created_at=then)
    return pair


@pytest.mark.parametrize("whose", ["the kept one's", "the absorbed one's"])
def test_a_talk_that_was_taken_out_since_is_the_last_touch_of_neither(whose, two, talked, mara):
    kept, absorbed = two
    for customer, ago in ((kept, 30), (absorbed, 20)):
        talked(customer, ago)
    line = talked(kept if whose == "the kept one's" else absorbed, 2)
    done = merge(kept, absorbed, by=mara)
    delete_entry(Activity.objects.get(pk=line.pk), by=mara)
    undo_merge(done, by=mara)
    assert days_since(kept, absorbed) == [30, 20]


def test_a_talk_that_was_put_back_since_is_the_last_touch_of_its_own(two, talked, mara):
    kept, absorbed = two
    line = talked(absorbed, 2)
    delete_entry(line, by=mara)
    done = merge(kept, absorbed, by=mara)
    restore_entry(Activity.every.get(pk=line.pk), by=mara)
    assert days_since(kept) == [2]
    undo_merge(done, by=mara)
    assert days_since(kept, absorbed) == [90, 2]


def test_who_was_talked_with_since_keeps_that_touch(two, talked, mara):
    kept, absorbed = two
    talked(absorbed, 20)
    done = merge(kept, absorbed, by=mara)
    talked(Customer.objects.get(pk=kept.pk), 3)
    undo_merge(done, by=mara)
    assert days_since(kept, absorbed) == [3, 20]


@pytest.mark.parametrize("goes", ["deleted", "merged", "merged on"])
def test_a_tag_that_went_since_comes_back_to_whom_it_was_on(goes, kept, absorbed, workspace, mara):
    fair, show, event = name_tags(workspace, ["Fair", "Show", "Event"])
    tag(Customer, [absorbed.pk], [fair], by=mara)
    done = merge(kept, absorbed, by=mara)
    if goes == "deleted":
        delete_tag(fair)
    else:
        merge_tags(fair, show)
    if goes == "merged on":
        merge_tags(show, event)
    undo_merge(done, by=mara)
    now = {"deleted": [], "merged": [show], "merged on": [event]}[goes]
    assert (tags_of_one(kept), tags_of_one(absorbed)) == ([], now)
    if goes == "merged on":
        restore_tag(show)
    restore_tag(fair)
    assert (tags_of_one(kept), tags_of_one(absorbed)) == ([], [fair])


@pytest.mark.parametrize("goes", ["deleted", "merged"])
def test_a_tag_that_was_gone_comes_back_on_the_kept_one_too(goes, kept, absorbed, workspace, mara):
    fair, show = name_tags(workspace, ["Fair", "Show"])
    tag(Customer, [absorbed.pk], [fair], by=mara)
    if goes == "deleted":
        delete_tag(fair)
    else:
        merge_tags(fair, show)
    done = merge(kept, absorbed, by=mara)
    restore_tag(fair)
    assert (tags_of_one(kept), tags_of_one(absorbed)) == ([fair], [fair])
    undo_merge(done, by=mara)
    assert (tags_of_one(kept), tags_of_one(absorbed)) == ([], [fair])
