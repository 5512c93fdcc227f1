"""A workspace with something in every room, for walks over all pages."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from accounts.models import Role
from crm import phases
from crm.history import log
from crm.importing.planning.staging import stage
from crm.importing.undoing.undo import undo
from crm.importing.writing.confirming import confirm
from crm.tasks import add_task, finish
from customers.models import Customer
from customers.services import archive
from leads.models import Status
from leads.services import change_status, create_lead, promote_lead
from tests.factories import (
    ContactFactory,
    CustomerFactory,
    LeadFactory,
    MembershipFactory,
    OpportunityFactory,
    WorkspaceFactory,
)

PASTE = "Company\tContact\tE-mail\tWebsite\nTideway Shellfish\tOrla Brennan\torla@tideway.example\ttideway.example\n"
MANY = "Name\tE-mail\n" + "".join(f"Firm {n}\tpost@firm{n}.example\n" for n in range(70))
BROKEN = "Karlsen Cold Store\tNils\tnot an address\tkarlsen.example\n"


def furnish():
    """Fill the workspace *fernhill*. Returns its owner and {first part of a route's name or a whole name: id to open}."""
    workspace = WorkspaceFactory(name="Fernhill", slug="fernhill")
    mara = MembershipFactory(workspace=workspace, user__name="Mara Lindqvist", role=Role.OWNER).user
    ines = MembershipFactory(workspace=workspace, user__name="Ines Baptiste")
    WorkspaceFactory(name="Bare", slug="bare").memberships.create(user=mara, role=Role.OWNER)
    lead, promoted = _leads(workspace, mara)
    customer = promoted.promotions.get().customer
    contact, deal = _customers(workspace, customer, mara, ines.user)
    task = _tasks(workspace, mara, lead, customer)
    pks = {"leads": lead.pk, "leads:dossier": promoted.pk, "leads:promotion_undo": promoted.pk}
    pks |= {"customers": customer.pk, "contacts": contact.pk, "opportunities": deal.pk, "tasks": task.pk}
    return mara, pks | {"people": ines.pk, **_imports(mara)}


def _leads(workspace, by):
    LeadFactory.create_batch(55, workspace=workspace, owner=by)
    create_lead(workspace, by=by, name="<b>مرحبا</b> & 🐟 Fischräucherei " + "long" * 30)
    out = LeadFactory(workspace=workspace)
    change_status(out, Status.DISQUALIFIED, by=by, reason="No budget this year")
    lead, promoted = (LeadFactory(workspace=workspace, owner=by, notes="Two vans.\n\nOne tank.") for _ in range(2))
    for one in (lead, promoted):
        log(one, "call", by=by, text="They want logged temperatures.")
        change_status(one, Status.QUALIFIED, by=by, reason="Budget agreed")
    promote_lead(promoted, by=by, promise="Everything running before the May bank holiday.")
    return lead, promoted


def _customers(workspace, customer, by, other):
    contact = ContactFactory(customer=customer)
    ContactFactory(customer=customer, first_name="Owen", left_at=timezone.now())
    deal = OpportunityFactory(customer=customer, expected_close=timezone.localdate())
    OpportunityFactory(customer=customer, billing="annual", currency="GBP", amount=26400)
    for _ in range(5):
        OpportunityFactory(customer=CustomerFactory(workspace=workspace, owner=other))
    archive(Customer.objects.filter(workspace=workspace).exclude(pk=customer.pk).first(), by=by, reason="Sold the shop")
    return contact, deal


def _tasks(workspace, by, lead, customer):
    today = timezone.localdate()
    for days in (-2, 0, 3, 30):
        add_task(workspace, by=by, title=f"Call in {days} days", lead=lead, due_on=today + timedelta(days=days))
    finish(add_task(workspace, by=by, title="Send the brochure", customer=customer), by=by)
    return add_task(workspace, by=by, title="Ask who signs", customer=customer, due_on=today)


def _imports(user):
    """One import that waits to be checked, one with its receipt, and one in each other state."""
    client = Client()
    client.force_login(user, backend="accounts.backends.Backend")
    pks = []
    for text in (PASTE, PASTE + BROKEN):
        answer = client.post("/w/fernhill/leads/import/", {"text": text})
        pks.append(int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))
    client.post(f"/w/fernhill/imports/{pks[1]}/writing/")
    workspace = user.workspaces.get(slug="fernhill")
    again, running, undone = (stage(workspace, "leads", text, by=user) for text in (PASTE + BROKEN, PASTE, MANY))
    confirm(running, by=user)
    phases.run(undo(phases.run(confirm(undone, by=user)), by=user))
    states = {"checked": pks[0], "again": again.pk, "running": running.pk, "undone": undone.pk}
    return {"imports": pks[1], "imports:mapping": pks[0], **states}
