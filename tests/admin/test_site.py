"""The admin as a whole: everything is in it, it stays quick, and only those get in who may."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import models
from django.urls import reverse

from accounts.models import Workspace
from crm.admin import QuickAdmin, ReadOnlyAdmin, WorkspaceFilter
from crm.admin.lists import CappedPaginator
from crm.counting import COUNTED_UP_TO
from customers.models import Contact, Customer, Opportunity
from leads.models import Lead, Promotion
from leads.services import promote_lead
from tests.factories import (
    ActivityFactory,
    ContactFactory,
    CustomerFactory,
    LeadFactory,
    OpportunityFactory,
    TaskFactory,
    UserFactory,
    WorkspaceFactory,
)

ROOMS = {"crm", "accounts", "customers", "leads"}
# Background work has a page of its own.
OURS = [m for m in apps.get_models() if m._meta.app_label in ROOMS and not m.__module__.startswith("crm.jobs")]


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_model_is_registered():
    assert [model for model in OURS if model not in admin.site._registry] == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_no_link_is_a_select_of_everything(model):
    its = admin.site._registry[model]
    links = {f.name for f in model._meta.fields if isinstance(f, models.ForeignKey) and f.editable}
    written = set() if isinstance(its, ReadOnlyAdmin) else links & set(its.fields or ())
    assert written <= {*its.autocomplete_fields, *its.readonly_fields}


@pytest.fixture
def rows(workspace, mara):
    """A few rows of each kind."""
    for n in range(3):
        customer = CustomerFactory(workspace=workspace, owner=mara)
        lead = LeadFactory(workspace=workspace, owner=UserFactory(), status="qualified")
        ContactFactory(customer=customer)
        OpportunityFactory(customer=customer, owner=UserFactory())
        TaskFactory(workspace=workspace, lead=lead, owner=UserFactory())
        ActivityFactory(workspace=workspace, lead=lead, by=UserFactory())
        promote_lead(LeadFactory(workspace=workspace, name=f"Quince {n}", status="qualified"), by=mara)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_lists_open_search_and_filter_by_workspace(model, rows, desk):
    assert desk.get(url(model, "changelist")).status_code == 200
    assert desk.get(url(model, "changelist"), {"q": "12"}).status_code == 200
    if WorkspaceFilter in admin.site._registry[model].list_filter:
        assert desk.get(url(model, "changelist"), {"workspace": "fernhill"}).status_code == 200


def test_every_list_of_rows_filters_by_workspace():
    assert [m for m in OURS if WorkspaceFilter not in admin.site._registry[m].list_filter] == [Workspace]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_records_open(model, rows, desk):
    for record in model.objects.all()[:1]:
        assert desk.get(url(model, "change", record.pk)).status_code == 200


@pytest.mark.parametrize("model", [m for m in OURS if isinstance(admin.site._registry.get(m), QuickAdmin)])
def test_a_list_costs_the_same_queries_however_long(model, rows, desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        desk.get(url(model, "changelist"))


def test_counting_stops_at_ten_thousand(db, django_assert_num_queries):
    with django_assert_num_queries(1) as queries:
        assert CappedPaginator(Lead.objects.order_by("-id"), 50).count == 0
    assert f"LIMIT {COUNTED_UP_TO + 1}" in queries.captured_queries[0]["sql"]


def test_the_workspace_filter_keeps_to_one_workspace(workspace, desk):
    mine = LeadFactory(workspace=workspace)
    LeadFactory(workspace=WorkspaceFactory(slug="elsewhere"))
    page = desk.get(url(Lead, "changelist"), {"workspace": "fernhill"})
    assert list(page.context["cl"].result_list) == [mine]


@pytest.mark.parametrize("model", [Lead, Customer, Contact, Opportunity], ids=lambda model: model.__name__)
def test_the_list_of_one_workspace_is_read_in_the_order_of_an_index(model, rows, desk):
    queryset = desk.get(url(model, "changelist"), {"workspace": "fernhill"}).context["cl"].queryset
    assert "B-TREE" not in queryset[:50].explain().upper()
    assert "JOIN" not in str(queryset.query)


def test_the_search_is_the_sites_own(workspace, desk):
    mine = LeadFactory(workspace=workspace, name="Ærø Østers", contact_name="")
    LeadFactory(workspace=workspace)
    assert list(desk.get(url(Lead, "changelist"), {"q": "osters"}).context["cl"].result_list) == [mine]


def test_customers_are_found_by_typing(workspace, desk):
    customer = CustomerFactory(workspace=workspace, name="Larkfield Dairy")
    params = {"app_label": "customers", "model_name": "contact", "field_name": "customer", "term": "larkf"}
    found = desk.get(reverse("admin:autocomplete"), params).json()["results"]
    assert [row["id"] for row in found] == [str(customer.pk)]


def test_sign_in_is_the_sites_own(client, db):
    response = client.get(reverse("admin:index"), follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_a_password_posted_to_the_admin_signs_nobody_in(client, olga):
    client.post(reverse("admin:login"), {"username": olga.email, "password": "correct-horse"})
    assert "_auth_user_id" not in client.session


def test_people_without_the_right_are_kept_out(browse, mara):
    assert browse(mara).get(reverse("admin:index"), follow=True).status_code == 403


@pytest.fixture
def steve(db):
    """Staff with every permission, but no superuser."""
    user = UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.all())
    return user


@pytest.mark.parametrize("model", [m for m in OURS if m.__name__ in ("Lead", "Customer", "Contact", "Opportunity")])
def test_only_superusers_delete(model, rows, browse, steve):
    record, desk = model.objects.first(), browse(steve)
    assert "delete_selected" not in str(desk.get(url(model, "changelist")).content)
    assert desk.post(url(model, "delete", record.pk), {"post": "yes"}).status_code == 403


def test_a_superuser_deletes_a_lead_with_its_history(rows, desk):
    lead = Lead.objects.filter(activities__isnull=False).first()
    desk.post(url(Lead, "delete", lead.pk), {"post": "yes"})
    assert not Lead.objects.filter(pk=lead.pk).exists()


@pytest.mark.parametrize("page", ["add", "change", "delete"])
def test_the_dossier_is_read_only(page, rows, desk):
    promotion = Promotion.objects.first()
    args = [] if page == "add" else [promotion.pk]
    assert desk.post(url(Promotion, page, *args), {"post": "yes", "promise": "x"}).status_code == 403


def test_the_last_owner_stays(workspace, mara, change):
    membership = mara.memberships.get()
    assert "role" in change(membership, role="member").context["adminform"].form.errors


def test_a_user_is_made_with_an_address_in_lower_case(desk):
    desk.post(reverse("admin:accounts_user_add"), {"email": "New@Fernhill.example", "usable_password": "false"})
    user = UserFactory._meta.model.objects.get(email__iexact="new@fernhill.example")
    assert user.email == "new@fernhill.example"
