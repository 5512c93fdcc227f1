"""Changing a lead in place or as a whole; two people at once; text that is hard to keep."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from leads.models import Lead
from leads.services import change_status, promote_lead, update_lead
from tests.parallel import at_once

HTMX = {"HX-Request": "true"}


def url(lead, field=""):
    return reverse("leads:update", args=["fernhill", lead.pk], query={"field": field} if field else None)


def test_one_field_is_changed_in_place_with_old_and_new_in_the_story(lead, mara, browse):
    old = lead.phone
    answer = browse(mara).post(url(lead, "phone"), {"phone": "+353 91 555 0142"}, headers=HTMX)
    lead.refresh_from_db()
    assert (answer.status_code, lead.phone) == (200, "+353915550142")
    assert lead.activities.get().data["changes"] == {"phone": [old, "+353915550142"]}


def test_editing_in_place_works_without_htmx(lead, mara, browse):
    answer = browse(mara).post(url(lead, "industry"), {"industry": "Shellfish"})
    lead.refresh_from_db()
    assert (answer["Location"], lead.industry) == (lead.get_absolute_url(), "Shellfish")


def test_a_wrong_address_is_said_beside_its_field_and_kept_as_typed(lead, mara, browse):
    answer = browse(mara).post(url(lead, "email"), {"email": "lotte@@foss.example"}, headers=HTMX)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "two @ signs" in html
    assert 'value="lotte@@foss.example"' in html
    assert 'aria-invalid="true"' in html


def test_the_second_of_two_people_is_told_what_changed_and_by_whom(lead, mara, ines, browse):
    shown = json.dumps(lead.phone)
    update_lead(lead, {"phone": "+4920155501"}, by=ines)
    answer = browse(mara).post(url(lead, "phone"), {"phone": "+353915550777", "was_phone": shown}, headers=HTMX)
    html = answer.content.decode()
    lead.refresh_from_db()
    assert (answer.status_code, lead.phone) == (409, "+4920155501")
    assert "Ines Baptiste" in html
    assert "+353915550777" in html


@pytest.mark.parametrize(("keep", "stored"), [("mine", "Shellfish"), ("theirs", "Fish")])
def test_a_conflict_is_applied_or_discarded_field_by_field(lead, mara, ines, browse, keep, stored):
    shown = json.dumps(lead.industry)
    update_lead(lead, {"industry": "Fish"}, by=ines)
    client = browse(mara)
    asked = client.post(url(lead, "industry"), {"industry": "Shellfish", "was_industry": shown}, headers=HTMX)
    again = {"industry": "Shellfish", "was_industry": asked.context["was"]["industry"], "keep_industry": keep}
    client.post(url(lead, "industry"), again, headers=HTMX)
    lead.refresh_from_db()
    assert lead.industry == stored


def test_saving_the_whole_form_does_not_put_back_what_another_changed(lead, mara, ines, browse):
    client = browse(mara)
    form = client.get(url(lead)).context
    typed = {name: form["form"].initial[name] or "" for name in form["form"].fields} | {"owner": mara.pk}
    typed |= {f"was_{name}": value for name, value in form["was"].items()}
    update_lead(lead, {"industry": "Fish"}, by=ines)
    client.post(url(lead), typed | {"source": "Referral"})
    lead.refresh_from_db()
    assert (lead.industry, lead.source) == ("Fish", "Referral")


def test_an_owner_from_elsewhere_in_the_form_is_refused(lead, mara, outsider, browse):
    answer = browse(mara).post(url(lead, "owner"), {"owner": outsider.pk}, headers=HTMX)
    lead.refresh_from_db()
    assert (answer.status_code, lead.owner) == (422, mara)


@pytest.mark.parametrize(
    "text",
    ["Ærø Kølehus 🦪", "شركة المحيط", "\u202eGnp.exe", "O’Neill & Søn <b>", "日本水産株式会社", "a" * 200],
    ids=["emoji", "arabic", "rtl override", "markup", "japanese", "the longest"],
)
def test_hard_text_is_saved_exactly(lead, mara, browse, text):
    browse(mara).post(url(lead, "name"), {"name": text}, headers=HTMX)
    lead.refresh_from_db()
    assert lead.name == text


@pytest.mark.parametrize(
    ("field", "text"), [("name", "a\0b"), ("name", "a" * 201), ("notes", "x\0"), ("notes", "x" * 20_001), ("name", "")]
)
def test_text_that_cannot_be_kept_gets_a_field_error(lead, mara, browse, field, text):
    before = Lead.objects.values().get(pk=lead.pk)
    answer = browse(mara).post(url(lead, field), {field: text}, headers=HTMX)
    assert answer.status_code == 422
    assert Lead.objects.values().get(pk=lead.pk) == before


def test_markup_is_escaped(lead, mara, browse):
    update_lead(lead, {"notes": "<script>alert(1)</script>"}, by=mara)
    assert "<script>alert" not in browse(mara).get(lead.get_absolute_url()).content.decode()


def test_a_promoted_lead_offers_no_editing(lead, mara, browse):
    change_status(lead, "qualified", by=mara)
    promote_lead(lead, by=mara)
    client = browse(mara)
    html = client.get(lead.get_absolute_url()).content.decode()
    answer = client.post(url(lead, "phone"), {"phone": "1"}, headers=HTMX)
    assert "Change Phone" not in html
    assert answer.status_code == 422


def test_a_viewer_sees_no_controls(lead, vera, browse):
    html = browse(vera).get(lead.get_absolute_url()).content.decode()
    assert "Change Phone" not in html
    assert "Disqualify" not in html


@pytest.mark.django_db(transaction=True)
def test_of_people_saving_one_field_at_the_same_moment_one_wins_and_the_others_are_asked(lead, mara, ines):
    shown = json.dumps(lead.industry)

    def save(number):
        client = Client()
        client.force_login([mara, ines][number % 2], backend="accounts.backends.Backend")
        return client.post(url(lead, "industry"), {"industry": f"Fish {number}", "was_industry": shown}, headers=HTMX)

    codes = sorted(answer.status_code for answer in at_once(8, save))
    assert codes == [200] + [409] * 7
    assert lead.activities.filter(kind="fields").count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "is_sent"), [("website", "tideway.example", True), ("industry", "Fish", False)]
)
def test_a_changed_website_changes_beside_the_name_too(field, typed, is_sent, lead, mara, browse):
    answer = browse(mara).post(f"{lead.update_url}?field={field}", {field: typed}, headers={"HX-Request": "true"})
    assert ('id="record-site" hx-swap-oob="true"' in answer.content.decode()) == is_sent
