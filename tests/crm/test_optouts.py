"""Settings → Opt-outs: who may change the list, and what stands in it."""

import pytest
from django.urls import reverse

LIST = "/w/fernhill/settings/opt-outs/"


@pytest.fixture
def owner(browse, mara):
    return browse(mara)


def addresses(workspace):
    return list(workspace.optouts.order_by("pk").values_list("address", flat=True))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Ruth@Larkfield.example", "ruth@larkfield.example"),
        ("larkfield.example", "larkfield.example"),
        ("@larkfield.example", "larkfield.example"),
        ("https://www.larkfield.example/contact", "larkfield.example"),
    ],
)
def test_addresses_and_domains_are_added_in_their_plain_form(owner, workspace, typed, stored):
    owner.post(LIST, {"address": typed, "reason": "by letter"})

    assert addresses(workspace) == [stored]


@pytest.mark.parametrize("typed", ["", "nobody", "a@@b.example", "gmail.com", "x" * 300, "Null\0.example"])
def test_what_is_neither_is_refused(owner, workspace, typed):
    answer = owner.post(LIST, {"address": typed})

    assert answer.status_code == 422
    assert addresses(workspace) == []


def test_nobody_is_on_the_list_twice(owner, workspace):
    for _n in range(2):
        answer = owner.post(LIST, {"address": "larkfield.example"})

    assert "on the list already" in answer.content.decode()
    assert len(addresses(workspace)) == 1


def test_a_removal_can_be_undone(owner, workspace):
    owner.post(LIST, {"address": "larkfield.example", "reason": "by letter"})
    removed = owner.post(reverse("optouts:remove", args=["fernhill", workspace.optouts.get().pk]), follow=True)
    *_earlier, toast = removed.context["messages"]

    gone = addresses(workspace)
    owner.post(toast.extra_tags)

    assert (gone, addresses(workspace)) == ([], ["larkfield.example"])
    assert workspace.optouts.get().reason == "by letter"


def test_the_list_can_be_searched(owner, workspace):
    for address in ("larkfield.example", "tideway.example"):
        owner.post(LIST, {"address": address})

    shown = owner.get(LIST, {"q": "LARK"}).content.decode()

    assert "larkfield.example</bdi>" in shown
    assert "tideway.example</bdi>" not in shown


def test_an_opted_out_address_becomes_no_lead(owner, workspace):
    owner.post(LIST, {"address": "larkfield.example"})
    owner.post("/w/fernhill/leads/import/", {"text": "Company,Email\nLarkfield,ruth@larkfield.example\n"})

    assert workspace.imports.get().counts == {"opted_out": 1}


def test_members_and_viewers_do_not_see_the_list(browse, ines, vera):
    assert {browse(person).get(LIST).status_code for person in (ines, vera)} == {403}
    assert browse(ines).post(LIST, {"address": "a@b.example"}).status_code == 403


def test_opt_outs_of_other_workspaces_do_not_exist(owner, outsider):
    theirs = outsider.workspaces.get().optouts.create(address="a@b.example")

    assert owner.post(reverse("optouts:remove", args=["fernhill", theirs.pk])).status_code == 404
    assert "a@b.example" not in owner.get(LIST).content.decode()


def test_queries_do_not_grow_with_the_list(owner, workspace, mara, django_assert_max_num_queries):
    for n in range(30):
        workspace.optouts.create(address=f"a{n}@b.example", by=mara)

    with django_assert_max_num_queries(9):
        owner.get(LIST)
