"""Comparing, merging and taking back, by the pages."""

import pytest
from django.urls import reverse

from crm.models import Activity
from customers.models import Customer, Merge
from customers.services import archive, merge
from tests.customers.conftest import url
from tests.factories import CustomerFactory


def compare(kept, absorbed):
    return url("customers:merge", kept.pk, **{"with": absorbed.pk})


def post(client, kept, absorbed, **data):
    return client.post(url("customers:merge", kept.pk), {"with": absorbed.pk, "keep": "one", **data})


def test_the_two_stand_side_by_side(kept, absorbed, ines, browse):
    page = browse(ines).get(compare(kept, absorbed))
    assert {row.name: row.winner for row in page.context["dialog"].rows if row.is_choice} == {
        "name": "one", "website": "one", "phone": "other", "industry": "other", "notes": "both",
    }  # fmt: skip
    assert "2 contacts, 1 opportunity, 1 task" in page.content.decode()


def test_merging_answers_with_an_undo(kept, absorbed, ines, browse):
    client = browse(ines)
    page = client.post(url("customers:merge", kept.pk), {"with": absorbed.pk, "keep": "one"}, follow=True)
    done = Merge.objects.get()
    undone = client.post(done.undo_url, follow=True)
    assert page.redirect_chain == [(kept.get_absolute_url(), 302)]
    assert done.undo_url in page.content.decode()
    assert "is a customer of its own again" in undone.content.decode()
    assert Customer.objects.count() == 2


def test_the_other_one_may_stay_and_values_are_by_side(kept, absorbed, ines, browse):
    post(browse(ines), kept, absorbed, keep="other", win_name="one", win_phone="other", win_notes="both")
    absorbed.refresh_from_db()
    assert Customer.every.get(pk=kept.pk).merged_into == absorbed
    assert (absorbed.name, absorbed.phone) == ("Larkfield Dairy", "+441566555117")
    assert absorbed.notes == "Rings on Fridays.\n\nPays late."


def test_which_stays_can_be_changed_in_place(kept, absorbed, ines, browse):
    where = url("customers:merge", kept.pk, **{"with": absorbed.pk, "keep": "other"})
    part = browse(ines).get(where, headers={"HX-Request": "true", "HX-Target": "merge-join"})
    assert "<html" not in part.content.decode()
    assert "From Larkfield Dairy to Larkfield Dairy Ltd move" in part.content.decode()


def test_the_old_address_leads_to_the_kept_one(kept, absorbed, workspace, mara, browse):
    top = CustomerFactory(workspace=workspace, name="Larkfield Group")
    merge(kept, absorbed, by=mara)
    merge(top, kept, by=mara)
    page = browse(mara).get(absorbed.get_absolute_url(), follow=True)
    assert page.redirect_chain == [(top.get_absolute_url(), 302)]
    assert "Larkfield Dairy Ltd was merged into Larkfield Group" in page.content.decode()


def test_what_stays_is_said_after_an_undo(kept, absorbed, mara, browse):
    done, client = merge(kept, absorbed, by=mara), browse(mara)
    client.post(url("customers:log", kept.pk), {"kind": "call", "text": "After the merge."})
    page = client.post(done.undo_url, follow=True).content.decode()
    assert "Added since and kept at Larkfield Dairy: Call: After the merge." in page


def test_the_absorbed_one_is_nowhere(kept, absorbed, mara, browse):
    merge(kept, absorbed, by=mara)
    client, name = browse(mara), "Larkfield Dairy Ltd"
    pages = ["customers:list", "customers:duplicates", "opportunities:begin"]
    seen = [client.get(url(page), {"q": name, "status": "all"}).content.decode() for page in pages]
    found = client.get(url("search"), {"q": "larkfield"}).content.decode()
    chosen = client.get(url("customers:merge", kept.pk)).content.decode()
    links = [absorbed.get_absolute_url() in text for text in [*seen, found]]
    assert links == [False] * 4
    assert f"with={absorbed.pk}" not in chosen
    assert len(client.get(url("contacts:list")).context["page"].rows) == 3


def test_a_refusal_is_said_on_the_page(kept, absorbed, mara, browse):
    archive(kept, by=mara)
    answer = post(browse(mara), kept, absorbed)
    assert answer.status_code == 422
    assert "Restore it first" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "status"),
    [({"keep": "neither"}, 422), ({"win_name": "both"}, 422), ({"with": "x"}, 404), ({"with": "9" * 30}, 404),
     ({"with": "0"}, 404), ({"keep": "\0"}, 422), ({"win_notes": ["one", "both"]}, 302)],
)  # fmt: skip
def test_odd_input_is_refused(data, status, kept, absorbed, mara, browse):
    assert post(browse(mara), kept, absorbed, **data).status_code == status


def test_a_customer_is_not_merged_with_itself(kept, mara, browse):
    assert post(browse(mara), kept, kept).status_code == 422


def test_those_of_other_workspaces_are_not_there(kept, foreign, mara, outsider, browse):
    other = CustomerFactory(workspace=foreign.workspace)
    done = merge(foreign, other, by=outsider)
    client = browse(mara)
    answers = [
        post(client, kept, foreign), post(client, foreign, kept), client.get(compare(kept, foreign)),
        client.post(url("customers:merge_undo", done.pk)), client.get(url("customers:detail", other.pk)),
    ]  # fmt: skip
    assert [answer.status_code for answer in answers] == [404] * 5
    assert Merge.objects.standing().get() == done


def test_viewers_look_and_do_not_merge(kept, absorbed, vera, browse):
    client = browse(vera)
    assert post(client, kept, absorbed).status_code == 403
    assert (
        reverse("customers:merge", args=["fernhill", kept.pk])
        not in client.get(kept.get_absolute_url()).content.decode()
    )


def test_an_undo_that_is_too_late_says_why(kept, absorbed, mara, browse):
    done, client = merge(kept, absorbed, by=mara), browse(mara)
    archive(kept, by=mara)
    page = client.post(done.undo_url, follow=True)
    assert "Restore it first" in page.content.decode()
    assert kept.activities.filter(kind=Activity.Kind.MERGE).count() == 1


def test_comparing_and_merging_take_few_queries(kept, absorbed, mara, browse, django_assert_max_num_queries):
    client = browse(mara)
    with django_assert_max_num_queries(14):
        client.get(compare(kept, absorbed))
    with django_assert_max_num_queries(36):
        post(client, kept, absorbed)
