"""One's own words in a story: changed, taken out, put back, and never lost."""

import pytest
from django.urls import reverse

from crm.entries import delete_entry, edit_entry, restore_entry
from crm.exceptions import NotAllowed
from crm.history import Overtaken, log, record
from crm.models import Activity
from crm.timeline import story
from customers.services import add_opportunity
from leads.models import Status
from leads.services import change_status, promote_lead
from tests.factories import ContactFactory, CustomerFactory, OpportunityFactory
from tests.parallel import at_once
from tests.plans import analyse, plans

HTMX = {"HX-Request": "true"}


@pytest.fixture
def customer(workspace, mara):
    return CustomerFactory(workspace=workspace, owner=mara)


@pytest.fixture
def line(customer, mara):
    return log(customer, Activity.Kind.CALL, by=mara, text="They want six probes.")


def url(name, *args):
    return reverse(f"entries:{name}", args=["fernhill", *args])


def form(line, **changes):
    return {"kind": line.kind, "text": line.text, "seen": line.text} | changes


def test_an_entry_is_changed_in_place_and_says_so(line, mara, browse):
    client = browse(mara)
    asked = client.get(url("update", line.pk), headers=HTMX).content.decode()
    answer = client.post(url("update", line.pk), form(line, text="They want eight."), headers=HTMX).content.decode()
    line.refresh_from_db()
    assert "They want six probes." in asked
    assert "They want eight." in answer
    assert "edited" in answer
    assert [edit["text"] for edit in line.edits] == ["They want six probes."]


def test_every_former_version_is_kept(line, mara):
    for text in ("Two.", "Three."):
        line = edit_entry(line, by=mara, text=text)
    edit_entry(line, by=mara, text="Three.")
    line.refresh_from_db()
    assert [edit["text"] for edit in line.edits] == ["Two.", "They want six probes."]


def test_a_deleted_entry_is_out_of_every_story_and_comes_back(line, customer, mara, browse):
    client = browse(mara)
    answer = client.post(url("delete", line.pk), headers=HTMX).content.decode()
    page = client.get(customer.get_absolute_url())
    assert url("restore", line.pk) in answer
    assert page.context["page"].rows == []
    assert "six probes" in client.get(url("deleted")).content.decode()
    client.post(url("restore", line.pk))
    assert list(customer.activities.all()) == [line]


def test_deleting_and_restoring_twice_is_harmless(line, mara):
    assert [delete_entry(line, by=mara), delete_entry(line, by=mara)] == [True, False]
    assert [restore_entry(line, by=mara), restore_entry(line, by=mara)] == [True, False]


def test_a_call_taken_back_is_no_touch_any_more(customer, line, mara):
    touched = customer.touched_at
    delete_entry(line, by=mara)
    customer.refresh_from_db()
    assert customer.touched_at == customer.created_at
    assert not customer.workspace.rhythms.exists()
    restore_entry(line, by=mara)
    customer.refresh_from_db()
    assert customer.touched_at == touched


def test_a_note_that_was_a_call_counts_as_one(customer, mara):
    note = log(customer, Activity.Kind.NOTE, by=mara, text="Rang.")
    edit_entry(note, by=mara, kind="call")
    customer.refresh_from_db()
    assert customer.touched_at == note.happened_at


def test_nobody_changes_anybody_elses_words(line, ines, vera, browse):
    for user in (ines, vera):
        for name in ("update", "delete", "restore"):
            assert browse(user).post(url(name, line.pk), form(line, text="x")).status_code == 403
    with pytest.raises(NotAllowed):
        edit_entry(line, by=ines, text="Mine now.")
    with pytest.raises(NotAllowed):
        delete_entry(line, by=ines)


def test_what_the_machine_wrote_stays(customer, mara, browse):
    line = record(customer, Activity.Kind.FIELDS, by=mara, data={"changes": {"phone": ["", "1"]}})
    agent = record(customer, Activity.Kind.EMAIL, by=mara, actor=Activity.Actor.AGENT, text="Hello")
    for one in (line, agent):
        assert browse(mara).post(url("delete", one.pk)).status_code == 403


def test_an_entry_of_another_workspace_is_not_found(outsider, mara, browse):
    away = CustomerFactory(workspace=outsider.workspaces.get())
    line = log(away, Activity.Kind.NOTE, by=mara, text="Elsewhere")
    assert browse(mara).get(url("update", line.pk)).status_code == 404


def test_two_windows_do_not_overwrite_each_other(line, mara, browse):
    edit_entry(line, by=mara, text="First window.")
    answer = browse(mara).post(url("update", line.pk), form(line, text="Second window."), headers=HTMX)
    line.refresh_from_db()
    assert answer.status_code == 422
    assert line.text == "First window."


def test_only_tools_of_ones_own_entries_show(line, customer, mara, ines, browse):
    where = url("update", line.pk)
    assert where in browse(mara).get(customer.get_absolute_url()).content.decode()
    assert where not in browse(ines).get(customer.get_absolute_url()).content.decode()


def test_an_entry_is_attached_to_a_contact_and_a_deal_and_shows_there(customer, mara, browse):
    ruth, deal = ContactFactory(customer=customer), OpportunityFactory(customer=customer)
    fields = {"kind": "note", "text": "Wants a visit.", "contact": ruth.pk, "opportunity": deal.pk}
    browse(mara).post(customer.log_url, fields)
    for page in (customer, ruth, deal):
        assert "Wants a visit." in browse(mara).get(page.get_absolute_url()).content.decode()
    shown = browse(mara).get(customer.get_absolute_url()).content.decode()
    assert f'chip--outline" href="{deal.get_absolute_url()}"' in shown
    assert f'chip--outline" href="{ruth.get_absolute_url()}"' in shown


def test_an_entry_is_attached_later_but_never_to_another_customer(line, customer, mara, browse):
    deal, foreign = OpportunityFactory(customer=customer), OpportunityFactory()
    client = browse(mara)
    refused = client.post(url("update", line.pk), form(line, opportunity=foreign.pk), headers=HTMX)
    logged = client.post(customer.log_url, {"kind": "note", "text": "x", "opportunity": foreign.pk}, headers=HTMX)
    client.post(url("update", line.pk), form(line, opportunity=deal.pk), headers=HTMX)
    line.refresh_from_db()
    assert (refused.status_code, logged.status_code, line.opportunity) == (422, 422, deal)
    assert line.edits == []


def test_the_story_is_told_by_kind_and_by_whom(customer, mara, ines, browse):
    log(customer, Activity.Kind.NOTE, by=mara, text="By Mara.")
    log(customer, Activity.Kind.NOTE, by=ines, text="By Ines.")
    log(customer, Activity.Kind.MEETING, by=ines, text="Met by Ines.")
    add_opportunity(customer, by=ines, name="Vats")
    client, where = browse(mara), customer.get_absolute_url()

    def told(**params):
        return [line.text or line.kind for line in client.get(where, params).context["page"]]

    assert told(who=mara.pk) == ["By Mara."]
    assert told(who=ines.pk, kind="notes") == ["By Ines."]
    assert told(kind="meetings") == ["Met by Ines."]
    assert told(kind="deals") == ["opportunity"]
    assert told(who="0") == []
    assert len(told(who="anybody")) == 4
    assert "who=" + str(ines.pk) in client.get(where, {"who": "anybody"}).content.decode()


def test_one_persons_part_of_a_story_is_read_by_the_storys_indexes(lead, mara):
    change_status(lead, Status.QUALIFIED, by=mara, reason="Budget")
    customer = promote_lead(lead, by=mara)
    others = CustomerFactory(workspace=lead.workspace)
    Activity.objects.bulk_create(
        Activity(workspace=lead.workspace, customer=others, kind="note", by=mara, text="Said elsewhere.")
        for _n in range(3_000)
    )
    analyse(Activity)

    with plans("crm_activity") as found:
        lines = story(customer.story([lead.pk]), {"who": str(mara.pk)}).rows

    assert lines
    assert {line.by for line in lines} == {mara}
    assert "activity_customer" in found[0]
    assert "activity_lead" in found[0]


def test_what_was_said_to_the_lead_can_be_mended_on_the_customers_page(lead, mara, browse):
    line = log(lead, Activity.Kind.CALL, by=mara, text="Two vatts.")
    change_status(lead, Status.QUALIFIED, by=mara, reason="Budget")
    customer = promote_lead(lead, by=mara)
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    edit_entry(line, by=mara, text="Two vats.")
    assert url("update", line.pk) in page


@pytest.mark.django_db(transaction=True)
def test_an_edit_and_a_deletion_at_once_end_in_one_of_the_two_orders(line, mara):
    def act(number):
        return delete_entry(line, by=mara) if number else edit_entry(line, by=mara, text="Changed.", seen=line.text)

    edited, deleted = at_once(2, act)
    line = Activity.every.get(pk=line.pk)
    assert deleted is True
    assert line.deleted_at is not None
    assert (line.text == "Changed.") != isinstance(edited, Overtaken)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_edit_the_same_words_one_wins_and_nothing_is_lost(line, mara):
    results = at_once(4, lambda number: edit_entry(line, by=mara, text=f"Version {number}", seen=line.text))
    line.refresh_from_db()
    assert sum(isinstance(result, Overtaken) for result in results) == 3
    assert [edit["text"] for edit in line.edits] == ["They want six probes."]
