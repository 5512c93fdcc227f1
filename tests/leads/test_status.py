"""*Information filled* sets itself; every other step is chosen by hand, with its reason."""

import pytest
from django.urls import reverse

from crm.exceptions import DomainError
from leads.models import Status
from leads.services import change_status, create_lead, promote_lead, update_lead
from tests.factories import LeadFactory

FULL = {"name": "Halden Brewery", "website": "https://halden.example", "email": "post@halden.example"}


def lines(lead):
    return [(line.data["from"], line.data["to"]) for line in lead.activities.filter(kind="status").order_by("id")]


def test_a_lead_with_name_website_and_email_is_filled_at_once(workspace, mara):
    assert create_lead(workspace, by=mara, **FULL).status == Status.INFORMATION_FILLED


def test_the_last_missing_field_fills_it_and_the_story_says_so(workspace, mara):
    lead = create_lead(workspace, by=mara, name="Halden Brewery", website="https://halden.example")
    update_lead(lead, {"email": "post@halden.example"}, by=mara)
    lead.refresh_from_db()
    line = lead.activities.filter(kind="status").get()
    assert lead.status == Status.INFORMATION_FILLED
    assert (line.data["itself"], line.actor) == (True, "system")


@pytest.mark.parametrize("field", ["website", "email"])
def test_removing_one_falls_back_to_new(workspace, mara, field):
    lead = create_lead(workspace, by=mara, **FULL)
    update_lead(lead, {field: ""}, by=mara)
    lead.refresh_from_db()
    assert lead.status == Status.NEW


@pytest.mark.parametrize("status", [Status.CONTACTED, Status.QUALIFIED, Status.DISQUALIFIED])
def test_a_lead_that_is_further_along_stays_where_it_is(workspace, mara, status):
    lead = create_lead(workspace, by=mara, **FULL)
    change_status(lead, status, by=mara, reason="Because")
    update_lead(lead, {"email": ""}, by=mara)
    lead.refresh_from_db()
    assert lead.status == status


def test_any_step_may_be_chosen_by_hand_and_the_reason_is_kept(workspace, mara):
    lead = create_lead(workspace, by=mara, name="Halden Brewery")
    change_status(lead, Status.QUALIFIED, by=mara, reason="Budget agreed")
    change_status(lead, Status.CONTACTED, by=mara)
    reasons = [line.text for line in lead.activities.filter(kind="status").order_by("id")]
    assert lines(lead) == [("new", "qualified"), ("qualified", "contacted")]
    assert reasons == ["Budget agreed", ""]


def test_disqualifying_needs_a_reason(lead, mara):
    with pytest.raises(DomainError, match="few words"):
        change_status(lead, Status.DISQUALIFIED, by=mara, reason="  ")
    lead.refresh_from_db()
    assert lead.status == Status.INFORMATION_FILLED


def test_nobody_sets_promoted_by_hand(lead, mara):
    with pytest.raises(DomainError, match="Only a promotion"):
        change_status(lead, Status.PROMOTED, by=mara)


def test_a_promoted_lead_keeps_its_status(lead, mara):
    change_status(lead, Status.QUALIFIED, by=mara)
    promote_lead(lead, by=mara)
    with pytest.raises(DomainError, match="Undo the promotion first"):
        change_status(lead, Status.CONTACTED, by=mara)


def test_choosing_the_same_status_writes_nothing(lead, mara):
    change_status(lead, Status.INFORMATION_FILLED, by=mara)
    assert lines(lead) == []


def test_the_stepper_says_what_is_missing_and_keeps_it_open(lead, mara, browse):
    url = reverse("leads:status", args=["fernhill", lead.pk])
    page = browse(mara).post(url, {"status": "disqualified", "reason": ""}, headers={"HX-Request": "true"})
    html = page.content.decode()
    assert page.status_code == 422
    assert 'id="reason-error"' in html


def test_a_status_of_another_lead_s_workspace_is_404(mara, browse):
    foreign = LeadFactory()
    url = reverse("leads:status", args=["fernhill", foreign.pk])
    assert browse(mara).post(url, {"status": "contacted"}).status_code == 404
