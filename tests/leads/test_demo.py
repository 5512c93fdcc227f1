"""The demo's workspace: complete, repeatable, and true to the rules in every line."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Max, Min
from django.utils import timezone

from accounts.models import User, Workspace
from crm.models import Activity
from customers.models import Contact, Opportunity, Stage
from leads.demo import SIGN_IN, SLUG
from leads.demo.seed import seed
from leads.models import Promotion, Status

LEADS, CUSTOMERS = 60, 24


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """The demo, told once for all tests here; each test's own changes are undone after it, and in the end all."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed(leads=LEADS, customers=CUSTOMERS).pk
        transaction.set_rollback(True)


@pytest.fixture
def fernhill(seeded, db):
    return Workspace.objects.get(pk=seeded)


def clear(workspace):
    workspace.opportunities.all().delete()
    workspace.delete()
    User.objects.all().delete()


def rows(workspace):
    return {
        "leads": list(workspace.leads.order_by("pk").values_list("pk", "name", "status", "updated_at")),
        "customers": list(workspace.customers.order_by("pk").values_list("pk", "name", "open_value", "updated_at")),
        "lines": Activity.objects.count(),
        "people": User.objects.count(),
    }


def test_it_has_as_many_leads_and_customers_as_asked_for(fernhill):
    assert fernhill.leads.count() == LEADS
    assert fernhill.customers.count() == CUSTOMERS


def test_seeding_twice_keeps_what_is_there_and_doubles_nothing(fernhill):
    first = rows(fernhill)

    call_command("seed_demo", leads=LEADS, customers=CUSTOMERS, stdout=StringIO())

    assert rows(fernhill) == first


def test_the_same_companies_are_there_every_time(fernhill):
    first = [(name, status) for _pk, name, status, _at in rows(fernhill)["leads"]]
    clear(fernhill)

    again = seed(leads=LEADS, customers=CUSTOMERS)

    assert [(name, status) for _pk, name, status, _at in rows(again)["leads"]] == first


def test_more_rows_are_added_on_request(fernhill):
    out = StringIO()

    call_command("seed_demo", leads=1500, customers=40, stdout=out)

    assert fernhill.leads.count() == fernhill.leads.values("name_key").distinct().count() == 1500
    assert fernhill.customers.count() == 40
    added = fernhill.leads.order_by("pk").last()
    assert added in fernhill.leads.matching(added.name)
    assert SIGN_IN["email"] in out.getvalue()


def test_the_printed_sign_in_works(fernhill, client):
    answer = client.post("/account/login/", {"login": SIGN_IN["email"], "password": SIGN_IN["password"]})

    assert answer.status_code == 302
    assert client.get(f"/w/{SLUG}/leads/").status_code == 200
    assert EmailAddress.objects.filter(verified=True).count() == fernhill.memberships.count() == 5


def test_a_known_password_opens_the_admin_only_where_nobody_else_works(fernhill):
    alone = User.objects.get(is_superuser=True)
    clear(fernhill)
    User.objects.create_user("boss@elsewhere.example")

    seed(leads=2, customers=2)

    assert alone.email == SIGN_IN["email"]
    assert not User.objects.filter(is_superuser=True).exists()


def test_every_status_stage_and_role_is_there(fernhill):
    assert set(fernhill.leads.values_list("status", flat=True)) == set(Status.values)
    assert set(fernhill.opportunities.values_list("stage__kind", flat=True)) == set(Stage.Kind.values)
    assert set(fernhill.opportunities.values_list("billing", flat=True)) == set(Opportunity.Billing.values)
    roles = set(fernhill.contacts.exclude(buying_role="").values_list("buying_role", flat=True))
    assert roles == set(Contact.BuyingRole.values)
    assert fernhill.contacts.exclude(left_at=None).exists()
    assert fernhill.customers.archived().exists()


def test_what_ended_ended_with_a_reason(fernhill):
    lines = Activity.objects.filter(workspace=fernhill)

    assert not lines.filter(kind="status", data__to=Status.DISQUALIFIED, text="").exists()
    assert not lines.filter(kind="archived", text="").exists()
    assert not fernhill.opportunities.lost().filter(lost_reason="").exists()


def test_nothing_happens_in_the_future_or_before_its_record_was_there(fernhill):
    lines = Activity.objects.filter(workspace=fernhill)

    assert not lines.filter(happened_at__gt=timezone.now()).exists()
    assert not lines.filter(happened_at__lt=F("lead__created_at")).exists()
    assert not lines.filter(happened_at__lt=F("customer__created_at")).exists()
    span = lines.aggregate(first=Min("happened_at"), last=Max("happened_at"))
    assert (span["last"] - span["first"]).days > 250


def test_a_dossier_tells_the_lead_as_it_was_on_that_day(fernhill):
    promotion = Promotion.objects.filter(workspace=fernhill).earliest("created_at")

    times = [line["at"] for line in promotion.dossier["timeline"]]

    assert promotion.dossier["lead"]["status"] == Status.QUALIFIED
    assert [line["data"]["to"] for line in promotion.dossier["statuses"]][-2:] == [Status.CONTACTED, Status.QUALIFIED]
    assert times == sorted(times)
    assert times[-1] <= promotion.created_at.isoformat()


def test_columns_agree_with_the_stories(fernhill):
    wrong = [
        deal
        for deal in fernhill.opportunities.select_related("stage")
        if (deal.closed_at is None) != deal.stage.is_open or deal.stage_since < deal.created_at
    ]

    assert wrong == []
    for customer in fernhill.customers.all():
        assert customer.open_count == customer.opportunities.open().count()


def test_a_customer_entered_twice_is_found(fernhill):
    pairs = {(pair.first.name, pair.second.name) for pair in fernhill.likely_pairs.all()}

    assert ("Ostermann Kühlhaus", "Ostermann Kühlhaus GmbH") in pairs


def test_somebody_has_something_to_do_today(fernhill):
    due = fernhill.tasks.filter(done_at=None)

    assert due.filter(due_on=timezone.localdate()).exists()
    assert due.filter(due_on__lt=timezone.localdate()).exists()
    assert due.filter(due_on__gt=timezone.localdate()).exists()
    assert Workspace.objects.count() == 1
