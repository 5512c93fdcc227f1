"""Calling people by name: who is meant, who is told, how often, and where it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from crm.entries import delete_entry, edit_entry
from crm.history import log
from crm.jobs.backend import Job
from crm.mentions import Mention, called
from crm.models import Activity
from customers.services import merge, undo_merge, update_contact, update_customer
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, MembershipFactory, OpportunityFactory
from tests.parallel import at_once

HTMX = {"HX-Request": "true"}


@pytest.fixture
def customer(workspace, mara):
    return CustomerFactory(workspace=workspace, owner=mara, name="Larkfield Dairy")


def link(path):
    return f"https://crm.example{path}"


def url(name, *args):
    return reverse(f"mentions:{name}", args=["fernhill", *args])


def note(about, by, text):
    return log(about, Activity.Kind.NOTE, by=by, text=text, link=link)


def meant(text, workspace):
    return [person.email.partition("@")[0] for person, _name in called(text, list(workspace.people()))]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("@Ines Baptiste, please", ["ines"]),
        ("(@ines baptiste) and @MARA", ["ines", "mara"]),
        ("@Ines @Ines Baptiste", ["ines", "ines"]),
        ("@ines@fernhill.example", ["ines"]),
        ("Write to office@ines.example or @Inessa or ines", []),
        ("@otto@elsewhere.example and @Otto", []),
    ],
)
def test_who_is_meant(text, who, workspace, mara, ines, outsider):
    assert meant(text, workspace) == who


def test_a_name_that_two_have_means_neither(workspace, ines):
    MembershipFactory(workspace=workspace, user__name="Ines Baptiste", user__email="second@fernhill.example")
    assert meant("@Ines Baptiste", workspace) == []
    assert meant("@ines@fernhill.example and @second@fernhill.example", workspace) == ["ines", "second"]


def test_who_is_called_in_an_entry_is_told_here_and_by_mail(customer, mara, ines, browse, mailoutbox):
    browse(mara).post(customer.log_url, {"kind": "call", "text": "Ask @Ines Baptiste about the vats."}, headers=HTMX)
    letter, found = mailoutbox[0], Mention.objects.get()
    client = browse(ines)
    page = client.get(url("list")).content.decode()
    opened = client.get(url("open", found.pk))
    assert (letter.to, letter.subject) == (["ines@fernhill.example"], "Mara Lindqvist mentions you at Larkfield Dairy")
    assert f"http://testserver{url('open', found.pk)}" in letter.body
    assert "Ask @Ines Baptiste about the vats." in page
    assert '<span class="badge badge--accent">1' in page
    assert opened["Location"] == f"{customer.get_absolute_url()}#entry-{found.line_id}"
    assert "badge--accent" not in client.get(url("list")).content.decode()


def test_an_edit_tells_nobody_twice_but_hears_a_new_call(customer, mara, ines, vera, mailoutbox):
    line = note(customer, mara, "@Ines knows.")
    line = edit_entry(line, by=mara, text="@Ines knows more.", link=link)
    edit_entry(line, by=mara, text="@Ines knows more. @Vera too, @Ines!", link=link)
    assert [letter.to[0].partition("@")[0] for letter in mailoutbox] == ["ines", "ines", "vera"]


def test_notes_call_people_too_and_mark_them(customer, mara, ines, browse, mailoutbox):
    client = browse(mara)
    client.post(f"{customer.update_url}?field=notes", {"notes": "@Ines Baptiste has the key."}, headers=HTMX)
    customer.refresh_from_db()
    client.post(f"{customer.update_url}?field=notes", {"notes": "@Ines Baptiste has the keys."}, headers=HTMX)
    page = client.get(customer.get_absolute_url()).content.decode()
    assert len(mailoutbox) == 1
    assert Mention.objects.get().get_absolute_url() == f"{customer.get_absolute_url()}#fact-notes"
    assert '<span class="mention">@Ines Baptiste</span> has the keys.' in page


def test_a_call_stands_out_after_the_name_has_changed(customer, mara, ines, browse):
    note(customer, mara, "@Ines Baptiste has the key.")
    ines.name = "Ines Okafor"
    ines.save()
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    assert '<span class="mention">@Ines Baptiste</span>' in page


def test_who_calls_oneself_is_told_nothing(customer, mara, mailoutbox):
    note(customer, mara, "@Mara Lindqvist, do it.")
    assert mailoutbox == []
    assert Mention.objects.get().read_at is not None


def test_all_are_read_at_once(customer, mara, ines, browse):
    for number in range(3):
        note(customer, mara, f"@Ines {number}")
    browse(ines).post(url("read"))
    assert not Mention.objects.filter(read_at=None).exists()


def test_a_viewer_reads_a_mention_by_opening_it(customer, mara, vera, browse):
    note(customer, mara, "@Vera, look.")
    browse(vera).get(url("open", Mention.objects.get().pk))
    assert Mention.objects.get().read_at is not None


def test_nobody_sees_or_reads_the_mentions_of_others(customer, mara, ines, browse):
    note(customer, mara, "@Ines, look.")
    assert browse(mara).get(url("open", Mention.objects.get().pk)).status_code == 404
    browse(mara).post(url("read"))
    assert Mention.objects.get().read_at is None


def test_only_people_of_this_workspace_are_offered(workspace, mara, ines, outsider, browse):
    choices = browse(mara).get(url("people")).content.decode()
    assert 'data-insert="Ines Baptiste"' in choices
    assert outsider.email not in choices


def test_of_namesakes_the_addresses_are_offered(workspace, mara, ines, browse):
    MembershipFactory(workspace=workspace, user__name="Ines Baptiste", user__email="second@fernhill.example")
    assert 'data-insert="second@fernhill.example"' in browse(mara).get(url("people")).content.decode()


def test_the_bell_costs_no_query(workspace, customer, mara, ines, browse, django_assert_num_queries):
    client, where = browse(ines), reverse("tasks:list", args=["fernhill"])
    client.get(where)
    with CaptureQueriesContext(connection) as without:
        client.get(where)
    note(customer, mara, "@Ines")
    with django_assert_num_queries(len(without)):
        assert "badge--accent" in client.get(where).content.decode()


def test_the_list_reads_with_few_queries(workspace, mara, ines, browse, django_assert_max_num_queries):
    for number in range(12):
        note(CustomerFactory(workspace=workspace), mara, f"@Ines {number}")
        note(LeadFactory(workspace=workspace), mara, f"@Ines {number}")
    client = browse(ines)
    with django_assert_max_num_queries(8):
        assert len(client.get(url("list")).context["page"]) == 24


def test_mentions_move_with_a_merge_and_back(workspace, customer, mara, ines, browse):
    other = CustomerFactory(workspace=workspace)
    line = note(other, mara, "@Ines, this one.")
    done = merge(customer, other, by=mara)
    assert Mention.objects.get().customer == customer
    undo_merge(done, by=mara)
    delete_entry(line, by=mara)
    assert Mention.objects.get().customer == other
    assert "deleted since" in browse(ines).get(url("list")).content.decode()


def test_a_save_that_fails_tells_nobody(customer, mara, ines, mailoutbox):
    customer.archived_at = customer.created_at
    customer.save()
    with pytest.raises(Exception, match="archived"):
        update_customer(customer, {"notes": "@Ines"}, by=mara, link=link)
    assert (mailoutbox, Mention.objects.count()) == ([], 0)


def test_mail_of_a_mention_goes_through_the_queue(settings, customer, mara, ines):
    settings.EMAIL_BACKEND = "crm.mail.QueuedEmailBackend"
    note(customer, mara, "@Ines")
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_edits_at_once_tell_once(customer, mara, ines):
    line = note(customer, mara, "Who?")
    at_once(3, lambda n: edit_entry(line, by=mara, text=f"@Ines {n}", seen="Who?", link=link))
    assert Mention.objects.count() == 1


def test_a_role_makes_no_difference_to_being_called(workspace, customer, mara, mailoutbox):
    MembershipFactory(workspace=workspace, user__name="Olga Petrov", role=Role.ADMIN)
    note(customer, mara, "@Olga")
    assert len(mailoutbox) == 1


@pytest.fixture
def records(workspace, mara):
    """A record of each kind that has notes."""
    customer = CustomerFactory(workspace=workspace)
    contact, deal = ContactFactory(customer=customer), OpportunityFactory(customer=customer)
    return {"customer": customer, "contact": contact, "opportunity": deal, "lead": LeadFactory(workspace=workspace)}


@pytest.mark.parametrize("kind", ["customer", "contact", "opportunity", "lead"])
def test_notes_of_every_record_call_people(kind, records, mara, ines, browse, mailoutbox):
    record = records[kind]
    browse(mara).post(f"{record.update_url}?field=notes", {"notes": "@Ines has the key."}, headers=HTMX)
    found = Mention.objects.get()
    page = browse(ines).get(url("list")).content.decode()
    assert (found.about, found.field) == (record, "notes")
    assert found.get_absolute_url() == f"{record.get_absolute_url()}#fact-notes"
    assert mailoutbox[0].subject == f"Mara Lindqvist mentions you at {record}"
    assert str(record) in page


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("leads:create", {"name": "Bolt"}),
        ("customers:create", {"name": "Bolt"}),
        ("contacts:create", {"first_name": "Ruth"}),
        ("opportunities:create", {"name": "Vats", "currency": "EUR", "billing": "once"}),
    ],
)
def test_notes_that_a_record_begins_with_call_people(page, fields, workspace, records, mara, ines, browse, mailoutbox):
    args = [records["customer"].pk] if page.split(":")[0] in ("contacts", "opportunities") else []
    stage = workspace.stages.first().pk
    asked = {**fields, "stage": stage, "notes": "@Ines has the key."}
    browse(mara).post(reverse(page, args=["fernhill", *args]), asked)
    assert [letter.to for letter in mailoutbox] == [["ines@fernhill.example"]]
    assert str(Mention.objects.get().about) == next(iter(fields.values()))


def test_mentions_in_the_notes_of_a_person_move_when_two_become_one(workspace, records, mara, ines):
    other = CustomerFactory(workspace=workspace)
    twin = ContactFactory(customer=other, email=records["contact"].email)
    update_contact(twin, {"notes": "@Ines"}, by=mara, link=link)
    done = merge(records["customer"], other, by=mara)
    assert Mention.objects.get().about == records["contact"]
    undo_merge(done, by=mara)
    assert Mention.objects.get().about == twin


def test_a_viewer_marks_all_of_their_own_as_read(customer, mara, vera, ines, browse):
    note(customer, mara, "@Vera and @Ines, look.")
    client = browse(vera)
    page = client.get(url("list")).content.decode()
    client.post(url("read"))
    assert "Mark all as read" in page
    assert [one.user for one in Mention.objects.filter(read_at=None)] == [ines]
