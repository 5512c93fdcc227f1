"""Fields and tags on pages: settings, forms, facts in place; foreign ids refused, roles checked."""

import pytest
from django.urls import reverse

from crm.custom.services import change_field, retire
from crm.models import CustomField, Tag
from crm.tags.reading import tags_of, with_tags
from crm.tags.services import name_tags, tag
from customers.models import Contact
from leads.models import Lead
from leads.services import create_lead, update_lead
from tests.factories import ContactFactory, LeadFactory, OpportunityFactory, WorkspaceFactory


def url(name, *args):
    return reverse(name, args=["fernhill", *args])


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def test_a_field_is_added_in_the_settings(client, workspace):
    typed = {"label": "Tier", "type": "choice", "places": ["lead", "customer"], "choices": "Gold\nSilver\n\nGold"}
    assert client.post(url("fields:create"), typed).status_code == 302
    field = workspace.custom_fields.get()
    assert (field.key, field.places, [one["label"] for one in field.choices]) == (
        "tier",
        ["lead", "customer"],
        ["Gold", "Silver"],
    )


def test_what_is_missing_is_said(client):
    answer = client.post(url("fields:create"), {"label": "", "type": "text"})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"label", "places"})
    answer = client.post(url("fields:create"), {"label": "Tier", "type": "choice", "places": ["lead"]})
    assert (answer.status_code, "at least one choice" in answer.content.decode()) == (422, True)


def test_choices_are_changed_on_one_page(client, tier):
    page = client.get(url("fields:update", tier.pk)).content.decode()
    assert 'name="choice_gold"' in page
    client.post(
        url("fields:update", tier.pk), {"label": "Tier", "places": ["lead"], "choice_gold": "Or", "more": "Tin"}
    )
    tier.refresh_from_db()
    assert [(one["key"], one["label"], bool(one.get("gone"))) for one in tier.choices] == [
        ("gold", "Or", False), ("tin", "Tin", False), ("silver", "Silver", True)
    ]  # fmt: skip


@pytest.mark.parametrize("act", ["up", "down", "retire", "bring_back"])
def test_a_field_of_another_workspace_is_not_there(client, act):
    other = CustomField.objects.create(workspace=WorkspaceFactory(), key="x", label="X", places=["lead"])
    assert client.post(url(f"fields:{act}", other.pk)).status_code == 404
    assert client.get(url("fields:update", other.pk)).status_code == 404


@pytest.mark.parametrize("act", ["update", "merge", "delete", "restore", "name_again"])
def test_a_tag_of_another_workspace_is_not_there(client, act):
    other = name_tags(WorkspaceFactory(), ["Fair"])[0]
    assert client.post(url(f"tags:{act}", other.pk)).status_code == 404


@pytest.mark.parametrize("name", ["fields:list", "fields:create", "tags:list"])
def test_members_do_not_change_the_settings(browse, ines, name):
    assert browse(ines).get(url(name)).status_code == 403
    assert browse(ines).post(url(name)).status_code in (403, 405)


def test_a_new_lead_is_asked_for_the_workspaces_fields(client, workspace, sites, tier):
    client.post(url("leads:create"), {"name": "Lark", "custom_sites": "1,200", "custom_tier": "gold"})
    assert workspace.leads.get().custom == {"sites": "1200", "tier": "gold"}


@pytest.mark.parametrize(("name", "typed"), [("custom_sites", "many"), ("custom_tier", "tin")])
def test_what_does_not_fit_is_said_beside_the_field(client, sites, tier, name, typed):
    answer = client.post(url("leads:create"), {"name": "Lark", name: typed})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [name])


def test_a_fact_is_changed_in_place(client, lead, sites):
    address = f"{lead.update_url}?field=custom_sites"
    assert 'name="was_custom_sites"' in client.get(address, headers={"HX-Request": "true"}).content.decode()
    answer = client.post(
        address, {"custom_sites": "8,400.5", "was_custom_sites": "null"}, headers={"HX-Request": "true"}
    )
    lead.refresh_from_db()
    assert (lead.custom_sites, "8,400.5" in answer.content.decode()) == ("8400.5", True)


def test_two_people_at_one_fact_are_told_of_each_other(client, lead, ines, sites):
    update_lead(lead, {"custom_sites": "7"}, by=ines)
    typed = {"custom_sites": "8", "was_custom_sites": "null"}
    answer = client.post(f"{lead.update_url}?field=custom_sites", typed, headers={"HX-Request": "true"})
    (conflict,) = answer.context["conflicts"]
    assert (answer.status_code, conflict.mine, conflict.theirs, conflict.line.by) == (409, "8", "7", ines)


def test_a_retired_field_is_gone_from_page_and_form(client, lead, sites):
    retire(sites)
    assert "Sites" not in client.get(lead.get_absolute_url()).content.decode()
    assert client.get(f"{lead.update_url}?field=custom_sites").context["form"].fields.keys() >= {"name"}


def test_the_story_says_choices_in_words(client, workspace, mara, tier):
    lead = create_lead(workspace, by=mara, name="Lark", custom_tier="silver")
    update_lead(lead, {"custom_tier": "gold"}, by=mara)
    change_field(tier, label="Class", places=["lead"])
    page = client.get(lead.get_absolute_url()).content.decode()
    assert 'Class: <span class="diff"><del class="diff__old">Silver</del>' in page


@pytest.mark.parametrize("make", [ContactFactory, OpportunityFactory])
def test_contacts_and_deals_have_fields_and_tags_too(client, workspace, ask, make, mara):
    record = make(customer__workspace=workspace)
    ask("Likes", places=["contact", "opportunity"])
    client.post(f"{record.update_url}?field=custom_likes", {"custom_likes": "Oysters"}, headers={"HX-Request": "true"})
    link = type(record)._meta.model_name
    client.post(url("tagging", link, record.pk), {"add": "Fair"})
    page = client.get(record.get_absolute_url()).content.decode()
    assert ("Oysters" in page, "tag--stone" in page) == (True, True)


def test_tags_are_put_on_in_place(client, lead, workspace):
    answer = client.post(url("tagging", "lead", lead.pk), {"add": "Fair; VIP"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert (answer.status_code, answer["HX-Trigger-After-Settle"]) == (200, "recordChanged")
    assert page.index("Fair") < page.index("VIP")
    tag_ = workspace.tags.get(name="Fair")
    answer = client.post(url("tagging", "lead", lead.pk), {"remove": tag_.pk}, headers={"HX-Request": "true"})
    assert "Take Fair off" not in answer.content.decode()
    client.post(f"{url('tagging', 'lead', lead.pk)}?add=Fair")
    workspace.refresh_from_db()
    lead = with_tags(workspace.leads.all(), workspace).get()
    assert [one.name for one in tags_of(lead, workspace)] == ["Fair", "VIP"]


def test_a_foreign_tag_is_refused(client, lead):
    other = name_tags(WorkspaceFactory(), ["Fair"])[0]
    answer = client.post(url("tagging", "lead", lead.pk), {"remove": other.pk}, headers={"HX-Request": "true"})
    assert answer.status_code == 422


@pytest.mark.parametrize("link", ["customer", "nothing"])
def test_a_foreign_record_takes_no_tag(client, lead, link):
    assert client.post(url("tagging", link, lead.pk), {"add": "Fair"}).status_code == 404


def test_a_promoted_lead_takes_no_tag(client, workspace):
    lead = LeadFactory(workspace=workspace, status="promoted")
    answer = client.post(url("tagging", "lead", lead.pk), {"add": "Fair"}, headers={"HX-Request": "true"})
    assert (answer.status_code, "no changes" in answer.content.decode()) == (422, True)


def test_what_is_no_tag_is_said_in_place(client, lead):
    answer = client.post(url("tagging", "lead", lead.pk), {"add": "x" * 41}, headers={"HX-Request": "true"})
    assert (answer.status_code, "at most 40" in answer.content.decode()) == (422, True)


def test_tags_are_managed_in_the_settings(client, workspace):
    client.post(url("tags:list"), {"name": "Fair", "colour": "teal"})
    client.post(url("tags:list"), {"name": "VIP", "colour": "plum"})
    fair = workspace.tags.get(name="Fair")
    client.post(url("tags:update", fair.pk), {"name": "Trade fair", "colour": "blue"})
    client.post(url("tags:name_again", fair.pk))
    client.post(url("tags:merge", fair.pk), {"into": "vip"})
    assert [one.name for one in workspace.tags.used()] == ["VIP"]
    client.post(url("tags:restore", fair.pk))
    client.post(url("tags:delete", workspace.tags.get(name="VIP").pk))
    assert [(one.name, one.colour) for one in workspace.tags.used()] == [("Fair", Tag.Colour.BLUE)]


@pytest.mark.parametrize(("room", "model"), [("leads", Lead), ("contacts", Contact)])
def test_a_list_shows_tags_without_a_query_more(client, workspace, mara, room, model, django_assert_max_num_queries):
    records = (
        LeadFactory.create_batch(30, workspace=workspace)
        if model is Lead
        else ContactFactory.create_batch(30, customer__workspace=workspace)
    )
    with_out = _queries(client, room)
    tag(model, [record.pk for record in records], name_tags(workspace, ["A", "B", "C", "D"]), by=mara)
    client.get(url(f"{room}:list"))  # reads the words once
    assert _queries(client, room) == with_out
    assert client.get(url(f"{room}:list")).content.decode().count("tag--stone") == 90


def _queries(client, room):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get(url(f"{room}:list"))
    return len(queries)
