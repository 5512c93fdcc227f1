"""Tags on records: put on, taken off, told in the story, one or many at a time."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crm.exceptions import DomainError
from crm.models import Activity, Tagging
from crm.tags.managing import change_tag, delete_tag, merge_tags, restore_tag
from crm.tags.models import MOST, split_tags
from crm.tags.services import name_tags, tag, tags_on, untag
from crm.vocabulary import vocabulary
from customers.models import Contact, Customer
from customers.services import archive
from leads.models import Lead
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, OpportunityFactory, WorkspaceFactory


@pytest.fixture
def fair(workspace):
    return name_tags(workspace, ["Fair"])[0]


@pytest.fixture
def vip(workspace):
    return name_tags(workspace, ["VIP"])[0]


def on(record):
    return list(tags_on(type(record), [record.pk])[record.pk].values())


def test_a_tag_is_put_on_and_taken_off(lead, fair, mara):
    assert tag(Lead, [lead.pk], [fair], by=mara) == {lead.pk: [fair.pk]}
    assert on(lead) == ["Fair"]
    assert untag(Lead, [lead.pk], [fair], by=mara) == {lead.pk: [fair.pk]}
    assert on(lead) == []


def test_the_story_says_old_and_new(lead, fair, vip, mara):
    tag(Lead, [lead.pk], [vip], by=mara)
    tag(Lead, [lead.pk], [fair, vip], by=mara)
    untag(Lead, [lead.pk], [vip], by=mara)
    told = lead.activities.order_by("id").values_list("data", flat=True)
    assert [line["changes"]["tags"] for line in told] == [["", "VIP"], ["VIP", "Fair, VIP"], ["Fair, VIP", "Fair"]]


def test_what_a_record_has_already_is_not_told_again(lead, fair, mara):
    tag(Lead, [lead.pk], [fair], by=mara)
    assert tag(Lead, [lead.pk], [fair], by=mara) == {}
    assert lead.activities.count() == 1


@pytest.mark.parametrize("make", [LeadFactory, CustomerFactory, ContactFactory, OpportunityFactory])
def test_records_of_every_kind_take_tags(make, workspace, mara, fair):
    within = {"workspace": workspace} if make in (LeadFactory, CustomerFactory) else {"customer__workspace": workspace}
    record = make(**within)
    tag(type(record), [record.pk], [fair], by=mara)
    line = Activity.objects.get()
    assert on(record) == ["Fair"]
    assert getattr(line, type(record)._meta.model_name) == record


def test_a_contacts_tag_is_told_on_its_customers_page(workspace, fair, mara):
    contact = ContactFactory(customer__workspace=workspace)
    tag(Contact, [contact.pk], [fair], by=mara)
    assert contact.customer.activities.get().data["of"] == "Ruth Penhale"


def test_many_records_are_tagged_in_few_statements(workspace, fair, mara, django_assert_max_num_queries):
    leads = LeadFactory.create_batch(40, workspace=workspace)
    with django_assert_max_num_queries(8):
        done = tag(Lead, [lead.pk for lead in leads], [fair], by=mara)
    assert len(done) == 40
    with django_assert_max_num_queries(8):
        untag(Lead, done, [fair], by=mara)
    assert not Tagging.objects.exists()


def test_what_takes_no_changes_is_left_out(workspace, fair, mara):
    promoted, archived = LeadFactory(workspace=workspace, status="promoted"), CustomerFactory(workspace=workspace)
    archive(archived, by=mara)
    assert tag(Lead, [promoted.pk], [fair], by=mara) == {}
    assert tag(Customer, [archived.pk], [fair], by=mara) == {}


def test_records_of_another_workspace_are_left_alone(fair, mara):
    assert tag(Lead, [LeadFactory().pk], [fair], by=mara) == {}


def test_names_are_compared_without_case_and_accents(workspace, fair):
    assert name_tags(workspace, ["FAÏR", "Café"])[0] == fair
    assert [one.name for one in workspace.tags.all()] == ["Café", "Fair"]


def test_two_workspaces_have_tags_of_the_same_name(fair):
    assert name_tags(WorkspaceFactory(), ["Fair"])[0] != fair


@pytest.mark.parametrize("name", ["", "  ", "a,b", "a;b", "x" * 41, "\0"])
def test_what_cannot_be_a_name_is_refused(name, workspace):
    with pytest.raises(ValidationError):
        name_tags(workspace, [name])


def test_there_are_at_most_five_hundred(workspace):
    name_tags(workspace, [f"Tag {n}" for n in range(MOST)])
    with pytest.raises(DomainError, match="500"):
        name_tags(workspace, ["One more"])


def test_a_line_of_tags_is_split_at_commas_and_semicolons():
    assert split_tags("Fair; VIP, fair ,\nPays late") == ["Fair", "VIP", "Pays late"]


def test_a_tag_is_on_one_record_only(workspace, fair, lead):
    with pytest.raises(IntegrityError), transaction.atomic():
        Tagging.objects.create(tag=fair, lead=lead, customer=CustomerFactory(workspace=workspace))


def test_a_renamed_tag_keeps_its_records_and_its_former_name(lead, fair, mara):
    tag(Lead, [lead.pk], [fair], by=mara)
    assert change_tag(fair, name="Trade fair").former == "Fair"
    assert on(lead) == ["Trade fair"]


def test_a_name_in_use_is_refused(fair, vip):
    with pytest.raises(DomainError, match="Merge"):
        change_tag(fair, name="vip")


def test_a_deleted_tag_goes_from_everywhere_and_comes_back(lead, fair, mara, workspace):
    tag(Lead, [lead.pk], [fair], by=mara)
    delete_tag(fair)
    assert (on(lead), tag(Lead, [lead.pk], [fair], by=mara)) == ([], {})
    restore_tag(fair)
    assert on(lead) == ["Fair"]


def test_a_deleted_tag_whose_name_is_taken_does_not_come_back(fair, workspace):
    delete_tag(fair)
    name_tags(workspace, ["Fair"])
    with pytest.raises(DomainError, match="Merge"):
        restore_tag(fair)


def test_merging_two_tags_and_taking_it_back(workspace, fair, vip, mara):
    both, one, other = LeadFactory.create_batch(3, workspace=workspace)
    tag(Lead, [both.pk, one.pk], [fair], by=mara)
    tag(Lead, [both.pk, other.pk], [vip], by=mara)
    before = [on(lead) for lead in (both, one, other)]
    merge_tags(fair, vip)
    assert [on(lead) for lead in (both, one, other)] == [["VIP"]] * 3
    restore_tag(fair)
    assert [on(lead) for lead in (both, one, other)] == before


def test_a_tag_is_not_merged_with_itself_or_a_strangers(fair):
    for other in (fair, name_tags(WorkspaceFactory(), ["Fair"])[0]):
        with pytest.raises(DomainError):
            merge_tags(fair, other)


def test_pages_see_a_change_at_once(workspace, fair):
    assert [one.name for one in vocabulary(workspace).tags] == ["Fair"]
    change_tag(fair, name="Trade fair")
    workspace.refresh_from_db()
    assert [one.name for one in vocabulary(workspace).tags] == ["Trade fair"]
