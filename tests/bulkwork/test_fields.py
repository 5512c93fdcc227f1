"""The same owner or industry for many, said in each story, and one undo that takes back exactly that."""

from crm.models import Activity
from customers.models import Customer
from customers.services import archive, update_customer
from tests.bulkwork.conftest import fresh, outcomes
from tests.factories import CustomerFactory


def test_each_gets_the_owner_and_a_line_in_its_story(three, act, ines, mara):
    change = act("owner", three, owner=ines)
    assert [one.owner for one in fresh(three)] == [ines] * 3
    assert change.counts == {"waiting": 0, "changed": 3, "same": 0, "left": 0}
    line = three[0].activities.get(kind=Activity.Kind.FIELDS)
    assert line.data["changes"] == {"owner": [[mara.pk, str(mara)], [ines.pk, str(ines)]]}
    assert (line.by, line.data["bulk"], line.data["of"]) == (mara, change.pk, "Larkfield 1")


def test_the_undo_gives_back_what_each_had(three, act, take_back, ines):
    Customer.objects.filter(pk=three[0].pk).update(owner=None)
    change = take_back(act("owner", three, owner=ines))
    assert [one.owner_id for one in fresh(three)] == [None, three[1].owner_id, three[2].owner_id]
    assert (change.status, change.undone_counts) == ("undone", {"waiting": 3 - 3, "back": 3, "kept": 0})


def test_nobody_is_an_owner_too(three, act):
    act("owner", three, owner=None)
    assert [one.owner for one in fresh(three)] == [None] * 3


def test_who_has_it_already_is_left_in_peace(three, act, mara):
    change = act("owner", three, owner=mara)
    assert (change.counts["same"], Activity.objects.count()) == (3, 0)


def test_archived_and_merged_ones_stay_as_they_are_and_it_says_why(three, act, ines, mara):
    archive(three[0], by=mara)
    Customer.every.filter(pk=three[1].pk).update(merged_into=three[2])
    change = act("owner", three, owner=ines)
    assert outcomes(change)[0] == ("left", "archived: restore it first")
    assert [one.owner for one in fresh(three)] == [mara, mara, ines]


def test_a_new_industry_is_found_by_the_search_and_the_old_one_is_not(three, act, take_back, workspace):
    change = act("industry", three, industry="Aquaculture")
    assert workspace.customers.matching("aquaculture").count() == 3
    take_back(change)
    assert (workspace.customers.matching("aquaculture").count(), workspace.customers.matching("dairy").count()) == (
        0,
        3,
    )


def test_the_undo_keeps_what_a_person_typed_since_and_says_who(three, act, take_back, ines):
    change = act("industry", three, industry="Cheese")
    update_customer(three[0], {"industry": "Butter"}, by=ines)
    change = take_back(change)
    assert [one.industry for one in fresh(three)] == ["Butter", "Dairy", "Dairy"]
    assert outcomes(change, "undone")[0] == ("kept", f"changed since by {ines}")


def test_the_undo_keeps_a_value_that_a_person_chose_anew(three, act, take_back, ines):
    change = act("industry", three, industry="Cheese")
    for typed in ("Butter", "Cheese"):
        update_customer(three[0], {"industry": typed}, by=ines)
    assert outcomes(take_back(change), "undone")[0][0] == "kept"


def test_another_field_that_changed_since_is_in_nobodys_way(three, act, take_back, ines):
    change = act("industry", three, industry="Cheese")
    update_customer(three[0], {"phone": "+4412345678"}, by=ines)
    take_back(change)
    assert [(one.industry, one.phone) for one in fresh(three[:1])] == [("Dairy", "+4412345678")]


def test_two_bulk_changes_are_undone_one_after_the_other(three, act, take_back):
    first, second = act("industry", three, industry="Cheese"), act("industry", three, industry="Butter")
    take_back(second)
    take_back(first)
    assert [one.industry for one in fresh(three)] == ["Dairy"] * 3


def test_undoing_the_first_of_two_keeps_the_second(three, act, take_back):
    first = act("industry", three, industry="Cheese")
    act("industry", three, industry="Butter")
    take_back(first)
    assert [one.industry for one in fresh(three)] == ["Butter"] * 3


def test_undoing_the_first_of_two_that_gave_the_same_keeps_the_second(three, act, take_back):
    first = act("industry", three, industry="Cheese")
    act("industry", three, industry="Butter")
    third = act("industry", three[:1], industry="Cheese")
    assert take_back(first).undone_counts["kept"] == 3
    assert [one.industry for one in fresh(three)] == ["Cheese", "Butter", "Butter"]
    take_back(third)
    assert fresh(three)[0].industry == "Butter"


def test_ids_of_another_workspace_are_nobodys(three, act, outsider, ines):
    stranger = CustomerFactory(workspace=outsider.workspaces.get())
    change = act("owner", [*three, stranger], owner=ines)
    stranger.refresh_from_db()
    assert (change.size, stranger.owner) == (3, None)


def test_a_former_owner_who_is_gone_for_good_is_nobody(three, act, take_back, ines, mara):
    Customer.objects.filter(pk=three[0].pk).update(owner=ines)
    change = act("owner", three, owner=mara)
    ines.delete()
    take_back(change)
    assert [one.owner for one in fresh(three[:1])] == [None]
