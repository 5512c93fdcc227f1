"""Tags on many records; the undo takes off those that it put on and no other."""

import pytest

from crm.tags.services import name_tags, tag, tags_on, untag
from customers.models import Customer
from tests.bulkwork.conftest import newest, url


@pytest.fixture
def fair(workspace):
    return name_tags(workspace, ["Fair"])[0]


def names(records):
    found = tags_on(Customer, [record.pk for record in records])
    return [list(found[record.pk].values()) for record in records]


@pytest.fixture
def tagged(act, three, fair):
    return lambda: act("tag", three, tags=[[fair.pk, fair.name]])


def test_each_has_the_tag_and_who_had_it_counts_as_unchanged(tagged, three, fair, mara):
    tag(Customer, [three[0].pk], [fair], by=mara)
    change = tagged()
    assert (names(three), change.counts["changed"], change.counts["same"]) == ([["Fair"]] * 3, 2, 1)


def test_the_undo_leaves_the_tag_on_who_had_it(tagged, take_back, three, fair, mara):
    tag(Customer, [three[0].pk], [fair], by=mara)
    take_back(tagged())
    assert names(three) == [["Fair"], [], []]


def test_who_lost_it_since_is_left_alone(tagged, take_back, three, fair, ines):
    change = tagged()
    untag(Customer, [three[0].pk], [fair], by=ines)
    assert take_back(change).undone_counts == {"waiting": 0, "back": 2, "kept": 1}


def test_new_names_make_new_tags(three, mara, browse):
    asked = {"ids": str(three[0].pk), "count": 1, "tags": "Fair 2026, VIP"}
    browse(mara).post(url("bulk:begin", "customers", "tag"), asked)
    assert names(three[:1]) == [["Fair 2026", "VIP"]]
    assert [name for _pk, name in newest().given["tags"]] == ["Fair 2026", "VIP"]


def test_nothing_but_commas_is_no_tag(three, mara, browse):
    answer = browse(mara).post(
        url("bulk:begin", "customers", "tag"), {"ids": str(three[0].pk), "count": 1, "tags": ",,"}
    )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["tags"])
