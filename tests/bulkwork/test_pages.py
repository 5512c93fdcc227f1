"""The pages of bulk changes: the question, the act, the receipt, the undo, and who may."""

import pytest

from crm.bulkwork.models import BulkChange
from crm.bulkwork.views import acting
from crm.jobs.models import JobKey
from customers.models import Customer
from customers.services import update_customer
from tests.bulkwork.conftest import fresh, newest, url
from tests.factories import CustomerFactory, OpportunityFactory

HTMX = {"HX-Request": "true", "HX-Target": "dialogs"}


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def ticked(records):
    return {"id": [record.pk for record in records]}


def sure(records, **given):
    return {"ids": " ".join(str(record.pk) for record in records), "count": len(records), **given}


@pytest.mark.parametrize("verb", ["owner", "industry", "archive", "restore"])
def test_the_question_says_how_many_in_a_dialog_and_on_a_page(verb, three, client):
    dialog = client.post(url("bulk:begin", "customers", verb), ticked(three), headers=HTMX).content.decode()
    page = client.post(url("bulk:begin", "customers", verb), ticked(three)).content.decode()
    assert ("<dialog" in dialog, "<html" in page) == (True, True)
    assert "3 customers" in dialog
    assert not BulkChange.objects.exists()


def test_a_second_press_does_it_and_offers_the_undo(three, client, ines):
    answer = client.post(url("bulk:begin", "customers", "owner"), sure(three, owner=ines.pk), follow=True)
    assert [one.owner for one in fresh(three)] == [ines] * 3
    assert newest().undo_url in answer.content.decode()
    back = client.post(newest().undo_url, follow=True)
    assert "all is as it was" in back.content.decode()
    assert ines not in [one.owner for one in fresh(three)]


def test_nobody_becomes_the_owner_only_when_that_is_chosen(three, client, mara):
    answer = client.post(url("bulk:begin", "customers", "owner"), sure(three, owner=""))
    assert answer.status_code == 422
    assert [one.owner for one in fresh(three)] == [mara] * 3
    client.post(url("bulk:begin", "customers", "owner"), sure(three, owner="none"))
    assert [one.owner for one in fresh(three)] == [None] * 3


def test_an_industry_is_emptied_only_when_that_is_said(three, client):
    def says(**given):
        answer = client.post(url("bulk:begin", "customers", "industry"), sure(three, **given))
        return answer.status_code, answer.context and dict(answer.context["form"].errors)

    assert says(industry=" ") == (422, {"industry": ["Type an industry, or tick “No industry”."]})
    assert says(industry="Cheese", none="on") == (422, {"industry": ["Empty this, or untick “No industry”."]})
    assert {one.industry for one in fresh(three)} == {"Dairy"}
    assert says(industry="", none="on")[0] == 302
    assert {one.industry for one in fresh(three)} == {""}


def test_the_list_comes_back_as_it_was_filtered(three, client):
    asked = sure(three, industry="Cheese", here="q=larkfield&sort=name")
    answer = client.post(url("bulk:begin", "customers", "industry"), asked)
    assert answer["Location"] == f"{url('customers:list')}?q=larkfield&sort=name"


def test_a_whole_list_carries_its_filters_and_no_ids(workspace, client):
    CustomerFactory.create_batch(3, workspace=workspace)
    asked = {"all": "1", "query": "industry=Dairy&after=xyz&sort=name", "id": "1"}
    page = client.post(url("bulk:begin", "customers", "industry"), asked, headers=HTMX).content.decode()
    assert 'name="query" value="industry=Dairy&amp;sort=name"' in page
    assert 'name="ids"' not in page


def test_a_list_that_has_changed_meanwhile_is_asked_about_again(workspace, client):
    CustomerFactory.create_batch(4, workspace=workspace)
    asked = {"all": "1", "query": "industry=Dairy", "count": "3", "industry": "Cheese"}
    answer = client.post(url("bulk:begin", "customers", "industry"), asked)
    assert (answer.status_code, BulkChange.objects.count()) == (409, 0)
    client.post(url("bulk:begin", "customers", "industry"), asked | {"count": "4"})
    assert workspace.customers.filter(industry="Cheese").count() == 4


def test_a_filter_that_fits_nothing_any_more_is_refused(workspace, client, three):
    asked = {"all": "1", "query": "industry=Gone", "count": "3", "industry": "Cheese"}
    answer = client.post(url("bulk:begin", "customers", "industry"), asked, follow=True)
    assert "fits nothing any more" in answer.content.decode()
    assert not BulkChange.objects.exists()


def test_nothing_ticked_is_told(client, three):
    answer = client.post(url("bulk:begin", "customers", "owner"), {"id": "no number"}, follow=True)
    assert "Tick some rows first" in answer.content.decode()


def test_the_owner_of_another_workspace_is_refused(three, client, outsider):
    answer = client.post(url("bulk:begin", "customers", "owner"), sure(three, owner=outsider.pk))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["owner"])


def test_customers_of_another_workspace_are_not_counted(client, outsider):
    stranger = CustomerFactory(workspace=outsider.workspaces.get())
    asked = client.post(url("bulk:begin", "customers", "owner"), {"id": stranger.pk})
    exported = client.post(url("bulk:export", "customers"), {"id": stranger.pk})
    assert asked.context["count"] == 0
    assert stranger.name not in b"".join(exported.streaming_content).decode()


def test_unknown_kinds_and_verbs_are_not_found(client, three):
    for kind, verb in (("customers", "delete"), ("contacts", "owner")):
        assert client.post(url("bulk:begin", kind, verb), ticked(three)).status_code == 404


def test_viewers_see_no_boxes_and_change_nothing(three, vera, browse):
    page = browse(vera).get(url("customers:list")).content.decode()
    answer = browse(vera).post(url("bulk:begin", "customers", "industry"), sure(three, industry="Cheese"))
    assert ("selection" in page.split("</head>")[1], answer.status_code) == (False, 403)


def test_losing_deals_needs_a_reason(three, client):
    deal = OpportunityFactory(customer=three[0])
    asked = client.post(url("bulk:begin", "customers", "archive"), ticked(three)).content.decode()
    answer = client.post(url("bulk:begin", "customers", "archive"), sure(three, lose="on"))
    assert deal.name in asked
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["lost_reason"])
    client.post(url("bulk:begin", "customers", "archive"), sure(three, lose="on", lost_reason="Closed"))
    deal.refresh_from_db()
    assert deal.lost_reason == "Closed"


def test_beyond_500_it_goes_on_in_the_background(workspace, client, monkeypatch):
    monkeypatch.setattr(acting, "AT_ONCE", 2)
    three = CustomerFactory.create_batch(3, workspace=workspace)
    answer = client.post(url("bulk:begin", "customers", "industry"), sure(three, industry="Cheese"))
    change = newest()
    page = client.get(answer["Location"]).content.decode()
    part = client.get(answer["Location"], headers={"HX-Request": "true", "HX-Target": "progress"}).content.decode()
    assert (answer["Location"], change.status) == (change.get_absolute_url(), "running")
    assert ("<progress" in page, "<progress" in part, url("bulk:stop", change.pk) in page) == (True, True, True)
    assert JobKey.objects.filter(key=f"bulkchange-{change.pk}-{change.phase}").exists()


def test_stopping_it_leads_to_the_receipt(workspace, client, monkeypatch):
    monkeypatch.setattr(acting, "AT_ONCE", 2)
    three = CustomerFactory.create_batch(3, workspace=workspace)
    client.post(url("bulk:begin", "customers", "industry"), sure(three, industry="Cheese"))
    answer = client.post(url("bulk:stop", newest().pk), follow=True)
    assert "Stopped before its end" in answer.content.decode()
    assert Customer.objects.filter(industry="Cheese").count() == 0


def test_the_receipt_of_an_undo_names_what_stayed_and_who_changed_it(three, client, ines):
    client.post(url("bulk:begin", "customers", "industry"), sure(three, industry="Cheese"))
    update_customer(three[0], {"industry": "Butter"}, by=ines)
    page = client.post(newest().undo_url, follow=True).content.decode()
    assert "Larkfield 1" in page
    assert f"changed since by {ines}" in page


def test_only_who_did_it_and_admins_undo_it(three, client, ines, browse):
    client.post(url("bulk:begin", "customers", "industry"), sure(three, industry="Cheese"))
    page = browse(ines).get(newest().get_absolute_url()).content.decode()
    assert browse(ines).post(newest().undo_url).status_code == 403
    assert newest().undo_url not in page
    browse(ines).post(url("bulk:begin", "customers", "industry"), sure(three, industry="Butter"))
    assert client.post(newest().undo_url).status_code == 302


def test_a_bulk_change_of_another_workspace_is_not_found(three, client, outsider, browse):
    client.post(url("bulk:begin", "customers", "industry"), sure(three, industry="Cheese"))
    address = newest().undo_url.replace("fernhill", outsider.workspaces.get().slug)
    assert browse(outsider).post(address).status_code == 404


def test_the_chosen_rows_as_a_file(three, client):
    answer = client.post(url("bulk:export", "customers"), ticked(three[:2]))
    text = b"".join(answer.streaming_content).decode()
    assert ("Larkfield 1" in text, "Larkfield 2" in text, "Larkfield 3" in text) == (True, True, False)


def test_the_list_of_bulk_changes(three, client):
    assert "Nothing was changed in bulk yet" in client.get(url("bulk:list")).content.decode()
    client.post(url("bulk:begin", "customers", "industry"), sure(three, industry="Cheese"))
    assert "Industry: Cheese" in client.get(url("bulk:list")).content.decode()


def test_few_queries(three, client, workspace, django_assert_max_num_queries, ines):
    CustomerFactory.create_batch(60, workspace=workspace)
    with django_assert_max_num_queries(20):
        client.post(url("bulk:begin", "customers", "archive"), ticked(three))
    client.post(url("bulk:begin", "customers", "owner"), {"all": "1", "query": "", "count": "63", "owner": ines.pk})
    for address in (url("bulk:list"), newest().get_absolute_url()):
        with django_assert_max_num_queries(10):
            client.get(address)


@pytest.mark.parametrize("target", ["bulk-rows", "bulk-results"])
def test_turning_a_page_brings_the_rows_alone(target, workspace, client):
    made = CustomerFactory.create_batch(60, workspace=workspace)
    client.post(url("bulk:begin", "customers", "industry"), sure(made, industry="Cheese"))
    address = newest().get_absolute_url() if target == "bulk-rows" else url("bulk:list")
    part = client.get(address, headers={"HX-Request": "true", "HX-Target": target}).content.decode()
    assert ("<table" in part, "<html" in part) == (True, False)
