"""The handoff: a qualified lead becomes a customer, exactly once, with its story."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.custom.models import CustomField
from crm.exceptions import DomainError
from crm.history import apply_changes, read_locked, record
from crm.models import Activity
from crm.tags.sharing import share_tags
from crm.text import split_person
from customers import services as customers
from customers.models import Customer
from customers.services.touching import take_touch
from leads.beginning import beginning_of
from leads.dossier import make_dossier
from leads.models import Lead, Promotion, Status

CARRIED = ("name", "website", "email", "phone", "industry", "notes", "owner")


def carried(lead):
    """The fields that a promotion carries: those of everybody, and the workspace's own that are on leads and customers alike."""
    if not lead.custom:
        return CARRIED
    fields = CustomField.objects.used().filter(workspace=lead.workspace_id)
    return (*CARRIED, *(one.name for one in fields if {"lead", "customer"} <= set(one.places)))


class NotQualified(DomainError):
    """Only a qualified lead can be promoted."""


class AlreadyPromoted(DomainError):
    """The lead was promoted before; `customer` is what it became."""

    def __init__(self, message, customer):
        super().__init__(message)
        self.customer = customer


@transaction.atomic
def promote_lead(lead, *, by, into=None, take=None, contact=True, opportunity=None, promise=""):
    """Turn a qualified lead into a customer and return the customer. The lead keeps everything.

    `into` is an existing customer of the same workspace; without one a new customer is made, never silently attached
    to a namesake. `take` names the fields among `carried` whose value the lead wins over the existing customer's;
    by default those the customer has nothing in. `contact` makes the first contact from the lead's contact name,
    e-mail and phone (a dict overrides fields, False makes none; nobody is doubled). `opportunity` is a dict of
    `Opportunity.FIELDS` for the first deal. `promise` is kept in the dossier.

    An archived customer is restored first.

    Raises NotQualified or AlreadyPromoted. The conditional update claims the lead on both engines, so however
    many ask at once, one wins and the others are told.
    """
    before = read_locked(lead, "owner", "workspace")
    now = timezone.now()
    claimed = Lead.objects.filter(pk=lead.pk, status=Status.QUALIFIED).update(
        status=Status.PROMOTED, status_at=now, updated_at=now
    )
    if not claimed:
        raise _refusal(Lead.objects.get(pk=lead.pk))
    promotion = Promotion(
        workspace_id=before.workspace_id, lead=before, by=by, dossier=make_dossier(before, promise=promise)
    )
    began = beginning_of(promotion)
    new = {"values": {}}
    customer, brought = _merge_into(into, before, take, began, by) if into else (_new_customer(before, began, by), new)
    tags = share_tags(before, customer, by=by)
    person = _first_contact(before, customer, contact, by, is_new=into is None)
    deal = customers.write_opportunity(customer, by=by, **opportunity) if opportunity else None
    promotion.customer = customer
    promotion.brought = brought | {
        "customer": into is None,
        "tags": tags,
        "contact": person.pk if person else None,
        "opportunity": deal.pk if deal else None,
        "lead": {"status_at": before.status_at.isoformat(), "updated_at": before.updated_at.isoformat()},
    }
    _write(promotion)
    lead.status, lead.status_at = Status.PROMOTED, now
    return customer


def _refusal(lead):
    if lead.is_promoted:
        customer = lead.promotions.standing().select_related("customer").get().customer
        return AlreadyPromoted(_("%(name)s is a customer already.") % {"name": lead.name}, customer)
    return NotQualified(
        _("Only a qualified lead can be promoted. Move %(name)s to “Qualified” first.") % {"name": lead.name}
    )


def _new_customer(lead, began, by):
    fields = {name: getattr(lead, name) for name in (*carried(lead), "touched_at")}
    return customers.write_customer(lead.workspace, by=by, beginning=began, **fields)


def _merge_into(customer, lead, take, began, by):
    """Give an existing customer the values the lead wins. Returns (customer, what was changed on it)."""
    here = Customer.objects.select_for_update(no_key=True)
    locked = here.filter(pk=customer.pk, workspace_id=lead.workspace_id).first()
    if locked is None:
        raise DomainError(_("This customer is no longer there."))
    archived = _restored(locked, by)
    if take is None:
        take = [name for name in carried(lead) if not getattr(locked, name)]
    wins = {name: getattr(lead, name) for name in carried(lead) if name in take and getattr(lead, name)}
    if not locked.beginning:
        wins["beginning"] = began
    values = apply_changes(locked, wins, by=by)
    return locked, {"values": values, "archived": archived, "touched_at": take_touch(locked, lead)}


def _restored(customer, by):
    """Take an archived customer out again; returns since when and by whom it was archived, or None."""
    if not customer.is_archived:
        return None
    archived = [customer.archived_at.isoformat(), customer.archived_by_id]
    customers.restore(customer, by=by)
    return archived


def _first_contact(lead, customer, contact, by, *, is_new):
    """The person the lead knew, as a contact, unless asked not to or there already."""
    if contact is False or not (lead.contact_name or lead.email or isinstance(contact, dict)):
        return None
    first, last = split_person(lead.contact_name)
    fields = {"first_name": first, "last_name": last, "email": lead.email, "phone": lead.phone}
    fields |= contact if isinstance(contact, dict) else {}
    if not any(fields[name] for name in ("first_name", "last_name", "email")):
        return None
    if not is_new and customers.known_person(customer, **fields):
        return None
    return customers.write_contact(customer, by=by, alone=is_new, **fields)


def _write(promotion):
    """Write the promotion and its line in the lead's story. Lines are only added: what comes after it is later work."""
    customer, lead = promotion.customer, promotion.lead
    what = {"customer": customer.pk, "name": customer.name, "new": promotion.brought["customer"]}
    line = record(lead, Activity.Kind.PROMOTION, by=promotion.by, text=promotion.promise, data=what)
    promotion.brought["line"] = line.pk
    promotion.save()
