"""Custom fields and tags of a record in the admin: the same rules and the same story as on the site."""

import pytest
from django.urls import reverse

from crm.attached import LINKS
from crm.custom.models import CustomValue
from crm.custom.services import add_field
from crm.tags.services import name_tags, tag, tags_of_one
from customers.models import Contact, Customer, Opportunity
from customers.services import archive
from leads.models import Lead
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, OpportunityFactory, WorkspaceFactory

MODELS = {"lead": Lead, "customer": Customer, "contact": Contact, "opportunity": Opportunity}


@pytest.fixture
def fields(workspace):
    add_field(workspace, label="Tier", type="choice", places=LINKS, choices=["Gold", "Silver"])
    add_field(workspace, label="Sites", type="number", places=LINKS)


def make(kind, workspace):
    customer = CustomerFactory(workspace=workspace)
    if kind in ("contact", "opportunity"):
        return {"contact": ContactFactory, "opportunity": OpportunityFactory}[kind](customer=customer)
    return customer if kind == "customer" else LeadFactory(workspace=workspace)


@pytest.mark.parametrize("kind", LINKS)
def test_values_and_tags_are_changed_with_old_and_new_in_the_story(workspace, fields, change, olga, kind):
    record = make(kind, workspace)

    response = change(record, custom_tier="gold", custom_sites="1,200", tags="VIP, Fair")

    assert response.status_code == 302
    record = type(record).objects.get(pk=record.pk)
    lines = record.activities.order_by("id")
    assert record.custom == {"tier": "gold", "sites": "1200"}
    assert CustomValue.objects.filter(**{kind: record}).count() == 2
    assert [one.name for one in tags_of_one(record)] == ["Fair", "VIP"]
    assert [(line.data["changes"], line.by) for line in lines] == [
        ({"custom_tier": [None, "gold"], "custom_sites": [None, "1200"]}, olga),
        ({"tags": ["", "Fair, VIP"]}, olga),
    ]


def test_the_form_begins_with_what_is_there_and_an_unchanged_one_tells_nothing(workspace, fields, change):
    lead = LeadFactory(workspace=workspace, custom={"tier": "gold", "sites": "1200.5"})
    tag(Lead, [lead.pk], name_tags(workspace, ["VIP", "Fair"]), by=None)
    lead.activities.all().delete()

    assert change(lead).status_code == 302

    lead = Lead.objects.get(pk=lead.pk)
    assert not lead.activities.exists()
    assert (lead.custom, len(tags_of_one(lead))) == ({"tier": "gold", "sites": "1200.5"}, 2)


def test_tags_are_taken_off_in_one_line(workspace, change):
    lead = LeadFactory(workspace=workspace)
    tag(Lead, [lead.pk], name_tags(workspace, ["VIP", "Fair"]), by=None)
    lead.activities.all().delete()

    change(lead, tags="Fair, New one")

    assert lead.activities.get().data["changes"] == {"tags": ["Fair, VIP", "Fair, New one"]}


@pytest.mark.parametrize("changes", [{"custom_sites": "many"}, {"tags": "x" * 41}])
def test_what_does_not_fit_is_an_error_beside_its_field(workspace, fields, change, changes):
    lead = LeadFactory(workspace=workspace)
    response = change(lead, **changes)
    assert set(response.context["adminform"].form.errors) == set(changes)
    assert not lead.activities.exists()


def test_an_archived_customer_takes_no_tags(workspace, mara, change):
    customer = CustomerFactory(workspace=workspace)
    archive(customer, by=mara)
    response = change(customer, tags="VIP")
    assert "takes no changes" in str(response.context["adminform"].form.errors)


def essentials(kind, workspace):
    """What the admin's form for a new record needs."""
    if kind in ("lead", "customer"):
        return {"workspace": workspace.pk, "name": "Larkfield Dairy"}
    deal = {"name": "Vat line", "currency": "EUR", "billing": "once", "stage": workspace.stages.first().pk}
    return {
        "customer": CustomerFactory(workspace=workspace).pk,
        **({"first_name": "Ruth"} if kind == "contact" else deal),
    }


@pytest.mark.parametrize("kind", LINKS)
def test_once_a_new_record_is_saved_the_fields_of_its_workspace_are_asked(workspace, fields, add, desk, kind):
    model = MODELS[kind]
    response = add(model, **essentials(kind, workspace), _save="Save")
    record = model.objects.latest("pk")
    asked = desk.get(response["Location"])
    assert response["Location"] == reverse(f"admin:{model._meta.app_label}_{kind}_change", args=[record.pk])
    assert {"custom_tier", "custom_sites"} < set(asked.context["adminform"].form.fields)
    assert "Fernhill has fields of its own, which you can fill in now: Tier, Sites." in asked.content.decode()


@pytest.mark.parametrize(
    ("has_fields", "button", "leads_to"),
    [(False, "_save", "admin:leads_lead_changelist"), (True, "_addanother", "admin:leads_lead_add")],
)
def test_without_such_fields_or_with_another_one_to_add_it_goes_on_as_anywhere(
    has_fields, button, leads_to, workspace, add, request
):
    if has_fields:
        request.getfixturevalue("fields")
    response = add(Lead, **essentials("lead", workspace), **{button: "Save"})
    assert response["Location"] == reverse(leads_to)


def test_a_new_record_and_other_workspaces_are_not_asked(workspace, fields, desk):
    form = desk.get(reverse("admin:leads_lead_add")).context["adminform"].form
    other = LeadFactory(workspace=WorkspaceFactory())
    theirs = desk.get(reverse("admin:leads_lead_change", args=[other.pk])).context["adminform"].form
    assert not {name for name in form.fields if name.startswith("custom_")}
    assert [name for name in theirs.fields if name.startswith("custom_")] == []
