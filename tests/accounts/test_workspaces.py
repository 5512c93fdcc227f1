"""Opening, setting, switching and deleting workspaces."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import currencies
from accounts.models import Role, Workspace
from accounts.services import change_settings, close_workspace
from crm.countries import regions
from crm.exceptions import NotAllowed
from crm.models import Activity, Task
from customers.models import Contact, Customer, Opportunity, Stage
from customers.services import merge
from leads.models import Lead
from tests.factories import (
    ActivityFactory,
    ContactFactory,
    CustomerFactory,
    LeadFactory,
    MembershipFactory,
    OpportunityFactory,
    TaskFactory,
    UserFactory,
)

SETTINGS = {"name": "Fernhill & Co", "currency": "CHF", "phone_region": "CH"}


def test_an_admin_changes_the_settings_and_links_stay(browse, tom, workspace):
    answer = browse(tom).post(reverse("settings", args=["fernhill"]), SETTINGS)

    workspace.refresh_from_db()
    assert answer["Location"] == reverse("settings", args=["fernhill"])
    assert (workspace.name, workspace.currency, workspace.phone_region) == ("Fernhill & Co", "CHF", "CH")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "x" * 101),
        ("name", "a\0b"),
        ("currency", "XXX"),
        ("currency", "DEM"),
        ("phone_region", "ZZ"),
    ],
)
def test_bad_settings_are_field_errors_and_keep_what_was_typed(browse, tom, workspace, field, typed):
    answer = browse(tom).post(reverse("settings", args=["fernhill"]), SETTINGS | {field: typed})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert answer.context["form"]["name"].value() == (SETTINGS | {field: typed})["name"]


def test_two_admins_at_once_are_told(browse, tom, mara, workspace):
    shown = {"was_name": json.dumps("Fernhill"), "was_currency": json.dumps("EUR")}
    browse(mara).post(reverse("settings", args=["fernhill"]), SETTINGS | {"name": "Fernhill Ltd"} | shown)

    told = browse(tom).post(reverse("settings", args=["fernhill"]), SETTINGS | shown)
    browse(tom).post(reverse("settings", args=["fernhill"]), SETTINGS | shown | {"keep_name": "theirs"})

    workspace.refresh_from_db()
    assert told.status_code == 409
    assert b"Fernhill Ltd" in told.content
    assert workspace.name == "Fernhill Ltd"


def test_settings_are_changed_by_admins_only(workspace, ines):
    with pytest.raises(NotAllowed):
        change_settings(workspace, by=ines, name="Mine")


def test_choices_are_what_is_in_use_today():
    codes, countries = dict(currencies()), dict(regions())

    assert codes["EUR"] == "EUR – Euro"
    assert {"GBP", "USD", "JPY"} <= set(codes)
    assert not {"DEM", "XXX"} & set(codes)
    assert countries["DE"] == "Germany (+49)"


def test_who_has_no_workspace_opens_one(browse, db):
    lone = UserFactory()
    client = browse(lone)

    start = client.get(reverse("start"))
    page = client.get(start["Location"])
    answer = client.post(reverse("open_workspace"), {"name": "Lone", "currency": "SEK", "phone_region": "SE"})

    workspace = lone.workspaces.get()
    assert start["Location"] == reverse("open_workspace")
    assert b"Open your workspace" in page.content
    assert answer["Location"] == workspace.get_absolute_url()
    assert (workspace.currency, workspace.phone_region) == ("SEK", "SE")
    assert lone.memberships.get().role == Role.OWNER


def test_opening_without_a_name_is_a_field_error(browse, ines):
    answer = browse(ines).post(reverse("open_workspace"), {"name": " ", "currency": "SEK", "phone_region": "SE"})

    assert answer.status_code == 422
    assert ines.workspaces.count() == 1


def test_the_front_door_leads_to_the_workspace_seen_last(browse, mara, workspace):
    other = MembershipFactory(user=mara).workspace
    client = browse(mara)

    first = client.get(reverse("start"))
    client.get(reverse("leads:list", args=[other.slug]))
    then = client.get(reverse("start"))

    assert first["Location"] == workspace.get_absolute_url()
    assert then["Location"] == other.get_absolute_url()


def test_the_front_door_forgets_a_workspace_one_has_left(browse, mara, workspace):
    other = MembershipFactory(user=mara)
    client = browse(mara)
    client.get(reverse("leads:list", args=[other.workspace.slug]))
    other.delete()

    assert client.get(reverse("start"))["Location"] == workspace.get_absolute_url()


def test_the_menu_switches_between_ones_own_workspaces(browse, mara, workspace, outsider):
    MembershipFactory(user=mara, workspace__name="Aldgate")

    page = browse(mara).get(reverse("leads:list", args=["fernhill"])).content.decode()

    menu = page[page.index("rail__switch") : page.index("rail__list")]
    assert menu.index("Aldgate") < menu.index('aria-current="true"')
    assert "Elsewhere" not in menu


def test_the_shell_costs_few_queries(browse, mara, workspace):
    MembershipFactory.create_batch(5, user=mara)
    client = browse(mara)
    client.get(reverse("settings", args=["fernhill"]))

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("settings", args=["fernhill"]))

    people = [q["sql"] for q in queries if '"accounts_' in q["sql"]]
    assert len(people) == 1  # the user with their memberships and the workspaces, for the door and the menu
    assert len(queries) <= 6


@pytest.fixture
def full(workspace, mara, outsider):
    """A workspace with a row of everything, and another one that must stay as it is."""
    for place in (workspace, outsider.workspaces.get()):
        lead, customer = LeadFactory(workspace=place), CustomerFactory(workspace=place)
        contact, deal = ContactFactory(customer=customer), OpportunityFactory(customer=customer)
        TaskFactory(workspace=place, lead=lead)
        ActivityFactory(workspace=place, customer=customer, contact=contact, opportunity=deal)
    return workspace


def test_deleting_a_workspace_takes_all_of_it_and_nothing_else(browse, full, mara, ines, outsider):
    answer = browse(mara).post(reverse("close_workspace", args=["fernhill"]), {"name": "Fernhill"})

    assert answer["Location"] == reverse("account")
    assert list(Workspace.objects.all()) == [outsider.workspaces.get()]
    assert [m.objects.count() for m in (Lead, Customer, Contact, Opportunity, Task, Activity)] == [1] * 6
    assert set(Stage.objects.values_list("workspace", flat=True)) == {outsider.workspaces.get().pk}
    assert not ines.memberships.exists()
    connection.check_constraints()


@pytest.mark.parametrize("typed", ["", "fernhill", "Fernhil", "Elsewhere"])
def test_a_mistyped_name_deletes_nothing(browse, full, mara, typed):
    answer = browse(mara).post(reverse("close_workspace", args=["fernhill"]), {"name": typed})

    assert answer.status_code == 422
    assert Workspace.objects.filter(slug="fernhill").exists()


def test_an_admin_deletes_no_workspace(workspace, tom):
    with pytest.raises(NotAllowed):
        close_workspace(workspace, by=tom)


@pytest.mark.parametrize("model", [Lead, Customer])
def test_what_is_deleted_leaves_the_search_index(model, full, mara, outsider):
    merge(CustomerFactory(workspace=full), CustomerFactory(workspace=full), by=mara)

    close_workspace(full, by=mara)

    ending = "_fts" if connection.vendor == "sqlite" else ""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}{ending}"')
        assert cursor.fetchone()[0] == 1
    assert model.objects.get().workspace == outsider.workspaces.get()


def test_somebody_without_a_workspace_is_known_too(client, db):
    lonely = UserFactory()
    client.force_login(lonely, backend="accounts.backends.Backend")

    assert client.get(reverse("start"))["Location"] == reverse("open_workspace")


def test_somebody_who_was_deactivated_is_out_at_once(mara, browse):
    client = browse(mara)
    type(mara).objects.filter(pk=mara.pk).update(is_active=False)

    assert client.get(reverse("home", args=["fernhill"])).status_code == 302
