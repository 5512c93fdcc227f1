"""Many people at once: tagged, or marked as left and taken back."""

from random import Random

import pytest

from crm.bulkwork import doing
from crm.models import Activity
from crm.tags.services import name_tags, tags_on
from customers.models import Contact
from customers.services import archive, make_primary, mark_left, mark_returned
from tests.bulkwork.conftest import newest, outcomes, url
from tests.factories import ContactFactory, CustomerFactory


@pytest.fixture
def people(workspace):
    """Ann, who is the primary contact, Bo, and Cyd, all at one customer."""
    customer = CustomerFactory(workspace=workspace)
    first, *others = ("Ann", "Bo", "Cyd")
    ann = ContactFactory(customer=customer, first_name=first, is_primary=True)
    return [ann, *(ContactFactory(customer=customer, first_name=name) for name in others)]


@pytest.fixture
def act(act):
    return lambda verb, records=None, **given: act(verb, records, kind="contacts", **given)


def there():
    """The first names of those who are there, the primary contact's with a star."""
    people = Contact.objects.current().order_by("pk")
    return [person.first_name + "*" * person.is_primary for person in people]


def test_who_has_left_hands_on_being_asked_first_and_has_it_again_after_the_undo(people, act, take_back, mara):
    change = act("left", people[:2])
    left = there()
    told = Activity.objects.filter(kind=Activity.Kind.CONTACT, data__bulk=change.pk)
    lines = {(line.contact, line.customer, line.data["did"]) for line in told}
    take_back(change)

    assert (left, there()) == (["Cyd*"], ["Ann*", "Bo", "Cyd"])
    assert lines == {(person, person.customer, "left") for person in people[:2]}


def test_who_left_before_is_unchanged_and_stays_so(people, act, take_back, mara):
    mark_left(people[1], by=mara)
    change = act("left", people)
    assert (change.counts["same"], there()) == (1, [])
    take_back(change)
    assert there() == ["Ann*", "Cyd"]


def test_who_came_back_meanwhile_or_was_chosen_since_stays(people, act, take_back, mara):
    change = act("left", people[:1])
    make_primary(people[2], by=mara)
    mark_returned(people[0], by=mara)
    change = take_back(change)
    assert (outcomes(change, "undone"), there()) == (
        [("kept", "came back, or left anew, since")],
        ["Ann", "Bo", "Cyd*"],
    )


@pytest.mark.parametrize("names", ["Ann Bo", "Bo Ann Cyd", "Ann Bo Cyd", "Ann"])
@pytest.mark.parametrize("chunk", [1, 2])
def test_the_undo_gives_the_star_back_to_whoever_had_it_in_however_many_chunks(
    names, chunk, people, act, take_back, monkeypatch
):
    monkeypatch.setattr(doing, "CHUNK", chunk)
    take_back(act("left", [person for person in people if person.first_name in names.split()]))
    assert there() == ["Ann*", "Bo", "Cyd"]


@pytest.mark.parametrize("first", [["Bo", "Cyd"], ["Ann"], ["Cyd"]], ids=" ".join)
def test_two_changes_that_left_nobody_are_undone_in_the_wrong_order(first, people, act, take_back):
    changes = [
        act("left", [person for person in people if (person.first_name in first) == is_first])
        for is_first in (True, False)
    ]
    left = there()
    for change in changes:
        take_back(change)
    assert (left, there()) == ([], ["Ann*", "Bo", "Cyd"])


def test_who_came_back_to_nobody_by_themselves_only_stands_in_too(people, act, take_back, mara):
    mark_left(people[1], by=mara)
    change = act("left", [people[0], people[2]])
    mark_returned(people[1], by=mara)
    stands_in = there()
    take_back(change)
    assert (stands_in, there()) == (["Bo*"], ["Ann*", "Bo", "Cyd"])


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("order", ["the last one first", "any"])
def test_changes_undone_leave_everybody_where_they_were(order, seed, workspace, mara, act, take_back, monkeypatch):
    chance = Random(seed)
    for _customer in range(6):
        customer = CustomerFactory(workspace=workspace)
        there_ = [ContactFactory(customer=customer, first_name=name) for name in ("Ann", "Bo", "Cyd", "Dee")]
        make_primary(chance.choice(there_), by=mara)
        Contact.objects.filter(pk=chance.choice(there_).pk).update(buying_role=Contact.BuyingRole.DECISION_MAKER)
    everybody, before = list(Contact.objects.all()), there()
    monkeypatch.setattr(doing, "CHUNK", chance.choice([1, 2, 3, 5]))
    changes = [act("left", chance.sample(everybody, chance.randint(1, 24))) for _change in range(4)]
    if order == "any":
        chance.shuffle(changes)
    else:
        changes.reverse()
    for change in changes:
        take_back(change)
    assert there() == before


def test_the_star_comes_back_past_an_heir_who_has_left_since(people, act, take_back, mara):
    ann, bo, _cyd = people
    change = act("left", [ann])
    mark_left(bo, by=mara)
    take_back(change)
    assert there() == ["Ann*", "Cyd"]


def test_the_star_stays_with_whoever_was_chosen_since(people, act, take_back, mara, monkeypatch):
    monkeypatch.setattr(doing, "CHUNK", 1)
    dee = ContactFactory(customer=people[0].customer, first_name="Dee")
    change = act("left", people[:2])
    make_primary(dee, by=mara)
    take_back(change)
    assert there() == ["Ann", "Bo", "Cyd", "Dee*"]


def test_people_at_archived_customers_stay_as_they_are(people, act, mara):
    archive(people[0].customer, by=mara)
    assert outcomes(act("left", people[:1])) == [("left", "with an archived customer: restore it first")]


def test_a_tag_for_everybody_that_a_filter_names(people, act, take_back, workspace):
    fair = name_tags(workspace, ["Fair"])[0]
    other = ContactFactory(customer=CustomerFactory(workspace=workspace))
    change = act("tag", query=f"at={people[0].customer_id}", tags=[[fair.pk, fair.name]])
    tagged = tags_on(Contact, [person.pk for person in [*people, other]])
    take_back(change)

    assert [bool(tagged[person.pk]) for person in [*people, other]] == [True, True, True, False]
    assert not any(tags_on(Contact, [person.pk for person in people]).values())


def test_by_the_list_and_its_receipt(people, browse, mara):
    client = browse(mara)
    listed = client.get(url("contacts:list")).content.decode()
    asked = {"id": [people[0].pk, people[1].pk]}
    question = client.post(url("bulk:begin", "contacts", "left"), asked).content.decode()
    client.post(url("bulk:begin", "contacts", "left"), asked | {"count": 2})
    receipt = client.get(newest().get_absolute_url()).content.decode()
    exported = client.post(url("bulk:export", "contacts"), asked)

    assert f'name="id" value="{people[0].pk}"' in listed
    assert "Mark 2 contacts as left" in question
    assert "Ann Penhale" in receipt
    assert people[0].get_absolute_url() in receipt
    assert b"".join(exported.streaming_content).count(b"Penhale") == 2
