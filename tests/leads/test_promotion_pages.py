"""The promotion dialog, its refusals, the dossier, the undo."""

import pytest
from django.urls import reverse

from customers.models import Customer
from customers.services import add_contact, archive
from leads.models import Lead, Status
from leads.services import change_status, promote_lead, undo_promotion, update_lead
from tests.factories import CustomerFactory, LeadFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def qualified(workspace, mara):
    lead = LeadFactory(
        workspace=workspace, owner=mara, name="Brightwater Oysters", website="https://brightwater.example"
    )
    return change_status(lead, Status.QUALIFIED, by=mara, reason="Budget agreed")


def url(name, lead, **query):
    return reverse(f"leads:{name}", args=["fernhill", lead.pk], query=query)


def ask(**changes):
    """What the form posts as it is first shown, for a new customer."""
    return {"into": "", "contact": "on", "contact-first_name": "Siobhan", "contact-last_name": "Keane"} | changes


def test_the_dialog_shows_a_customer_with_the_same_website_and_chooses_it(qualified, workspace, mara, browse):
    CustomerFactory(workspace=workspace, name="Brightwater Oyster Co.", website="https://shop.brightwater.example")
    page = browse(mara).get(url("promotion", qualified), headers=HTMX)
    dialog = page.context["dialog"]
    assert dialog.into.name == "Brightwater Oyster Co."
    assert dialog.matches[0].reasons == ["Same website"]


def test_the_dialog_writes_numbers_as_people_read_them(qualified, mara, browse):
    update_lead(qualified, {"phone": "+441566555117"}, by=mara)
    page = browse(mara).get(url("promotion", qualified), headers=HTMX).content.decode()
    assert "+44 1566 555117" in page


def test_a_name_alone_is_shown_but_not_chosen(qualified, workspace, mara, browse):
    CustomerFactory(workspace=workspace, name="BRIGHTWATER Oysters Ltd.", website="https://other.example")
    dialog = browse(mara).get(url("promotion", qualified)).context["dialog"]
    assert [match.alike for match in dialog.matches] == [100]
    assert dialog.into is None


def test_archived_customers_are_offered_too(qualified, workspace, mara, browse):
    old = CustomerFactory(workspace=workspace, email=qualified.email)
    archive(old, by=mara)
    assert "comes back" in browse(mara).get(url("promotion", qualified)).content.decode()


def test_promoting_from_the_dialog_leads_to_the_customer(qualified, mara, browse):
    answer = browse(mara).post(url("promotion", qualified), ask(promise="A visit in May."))
    customer = Customer.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, customer.get_absolute_url())
    assert customer.promotions.get().promise == "A visit in May."


def test_the_first_deal_is_asked_for_only_when_ticked(qualified, mara, browse):
    stage = qualified.workspace.stages.first()
    deal = {"opportunity-name": "Tank logging", "opportunity-amount": "8400", "opportunity-currency": "EUR"}
    deal |= {"opportunity-billing": "once", "opportunity-stage": stage.pk}
    browse(mara).post(url("promotion", qualified), ask(opportunity="on", **deal))
    assert Customer.objects.get().opportunities.get().amount == 8400


def test_a_deal_without_a_name_is_refused_beside_its_field_and_nothing_is_lost(qualified, mara, browse):
    page = browse(mara).post(url("promotion", qualified), ask(opportunity="on", promise="A visit."), headers=HTMX)
    assert page.status_code == 422
    assert "name" in page.context["dialog"].deal.errors
    assert "A visit." in page.content.decode()
    assert not Customer.objects.exists()


def test_the_chosen_values_win(qualified, workspace, mara, browse):
    old = CustomerFactory(workspace=workspace, name="Brightwater Oyster Co.", industry="Fish")
    browse(mara).post(url("promotion", qualified), ask(into=old.pk, win_name="customer", win_industry="lead"))
    old.refresh_from_db()
    assert (old.name, old.industry) == ("Brightwater Oyster Co.", "Seafood")


def test_a_customer_of_another_workspace_in_the_form_is_refused(qualified, mara, browse):
    page = browse(mara).post(url("promotion", qualified), ask(into=CustomerFactory().pk))
    qualified.refresh_from_db()
    assert (page.status_code, qualified.status) == (422, Status.QUALIFIED)


def test_a_stage_of_another_workspace_in_the_form_is_refused(qualified, mara, outsider, browse):
    foreign = outsider.workspaces.get().stages.first()
    deal = {"opportunity-name": "Tank logging", "opportunity-currency": "EUR", "opportunity-billing": "once"}
    page = browse(mara).post(
        url("promotion", qualified), ask(opportunity="on", **{"opportunity-stage": foreign.pk}, **deal)
    )
    assert page.status_code == 422
    assert not Customer.objects.exists()


def test_asking_to_compare_with_a_foreign_customer_is_404(qualified, mara, browse):
    assert browse(mara).get(url("promotion", qualified, into=CustomerFactory().pk)).status_code == 404


def test_a_double_click_ends_at_the_same_customer(qualified, mara, browse):
    client = browse(mara)
    client.post(url("promotion", qualified), ask())
    again = client.post(url("promotion", qualified), ask())
    assert again["Location"] == Customer.objects.get().get_absolute_url()


def test_a_lead_that_is_not_qualified_is_told_so(workspace, mara, browse):
    page = browse(mara).post(url("promotion", LeadFactory(workspace=workspace)), ask())
    assert page.status_code == 422
    assert "Only a qualified lead" in page.content.decode()


def test_the_toast_offers_the_undo(qualified, mara, browse):
    client = browse(mara)
    client.post(url("promotion", qualified), ask())
    page = client.get(reverse("leads:list", args=["fernhill"]))
    assert f'action="{url("promotion_undo", qualified)}"' in page.content.decode()


def test_undoing_leads_back_to_the_lead(qualified, mara, browse):
    promote_lead(qualified, by=mara)
    answer = browse(mara).post(url("promotion_undo", qualified))
    assert answer["Location"] == qualified.get_absolute_url()
    assert Lead.objects.get().status == Status.QUALIFIED


def test_who_undoes_it_a_moment_later_lands_on_the_lead_too(qualified, mara, browse, monkeypatch):
    promote_lead(qualified, by=mara)

    def second(promotion, *, by):
        undo_promotion(promotion, by=by)
        return undo_promotion(promotion, by=by)

    monkeypatch.setattr("leads.views.promotion.undo_promotion", second)
    answer = browse(mara).post(url("promotion_undo", qualified))

    assert answer["Location"] == qualified.get_absolute_url()


def test_a_refused_undo_lists_what_would_be_lost(qualified, mara, browse):
    customer = promote_lead(qualified, by=mara)
    add_contact(customer, by=mara, first_name="Declan", last_name="Keane")
    page = browse(mara).post(url("promotion_undo", qualified))
    assert page.status_code == 409
    assert "Declan Keane" in page.content.decode()


def test_the_dossier_page_shows_the_lead_as_it_was(qualified, mara, browse):
    promote_lead(qualified, by=mara, promise="A visit in May.")
    html = browse(mara).get(url("dossier", qualified)).content.decode()
    assert all(words in html for words in ("Trade fair", "Budget agreed", "A visit in May.", "Mara Lindqvist"))


def test_a_lead_without_a_promotion_has_no_dossier(qualified, mara, browse):
    assert browse(mara).get(url("dossier", qualified)).status_code == 404
