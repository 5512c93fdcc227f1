"""Leads as something that tables can be read into, and that tables are made of."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.columns import TAGS
from crm.custom.models import CustomField
from crm.custom.records import PREFIX
from crm.exceptions import DomainError
from crm.importing.kinds import Kind, register
from crm.importing.models import ImportRow
from crm.importing.planning.probes import Probe
from crm.importing.rules import Guard, Records
from crm.tags.lines import names_in
from crm.tags.services import name_tags, tag
from crm.text import split_person
from customers.importing import resting, restore_one
from customers.models import Contact, Customer
from customers.services import add_contact, remove_contacts, unused_contacts
from leads.models import Lead, Status
from leads.reasons import disqualified_reasons
from leads.resources import LeadResource

Fate = ImportRow.Fate


def register_leads():
    """Make leads importable; called when the app starts."""
    register(
        Kind(
            key="leads",
            resource=LeadResource,
            one=gettext_lazy("lead"),
            many=gettext_lazy("leads"),
            title=gettext_lazy("Import leads"),
            lacks_name=gettext_lazy("A lead needs a name."),
            records=Records(
                model=Lead,
                person="contact_name",
                fixed=("status", "created_at"),
                strict_email=True,
                closing=("status",),
                closed=_closed,
                prepared=("status",),
                prepare=_prepare,
                told=("status",),
                settle=_settle,
                guards=tuple(_guards()),
                attach=_attach,
                resting=resting,
                restore=restore_one,
                unused=unused_contacts,
                detach=remove_contacts,
            ),
        )
    )


def _prepare(values):
    """*Information filled* sets itself, as in `create_lead`."""
    is_filled = values.get("name") and values.get("website") and values.get("email")
    status = values.get("status", Status.NEW)
    if status in (Status.NEW, Status.INFORMATION_FILLED):
        status = Status.INFORMATION_FILLED if is_filled else Status.NEW
    return {"status": str(status)}


def _settle(old, lead):
    """As `update_lead` does: *information filled* comes and goes with name, website and e-mail."""
    if lead.is_filled == old.is_filled:
        return None
    was, now = (Status.NEW, Status.INFORMATION_FILLED) if lead.is_filled else (Status.INFORMATION_FILLED, Status.NEW)
    if lead.status != was:
        return None
    lead.status = now
    return {"from": was, "to": now, "itself": True}


def _closed(leads):
    """Promoted leads are history; disqualified ones were put away for a reason."""
    found = {lead["id"]: (Fate.PROMOTED, _("promoted before")) for lead in leads if lead["status"] == Status.PROMOTED}
    out = [lead["id"] for lead in leads if lead["status"] == Status.DISQUALIFIED]
    reasons = disqualified_reasons(out)
    return found | {pk: (Fate.DISQUALIFIED, reasons.get(pk) or _("disqualified before")) for pk in out}


def _guards():
    """Customers that a lead may be already, by what they or their people are recognised by."""
    same = {
        "email": gettext_lazy("same e-mail"),
        "domain": gettext_lazy("same website"),
        "phone": gettext_lazy("same phone"),
    }
    for key, why in same.items():
        yield Guard(Probe(f"customer_{key}", Customer, key), Fate.CUSTOMER, why, _names)
    for key in ("email", "phone"):
        probe = Probe(f"person_{key}", Contact, key, gives="customer_id")
        yield Guard(probe, Fate.CUSTOMER, gettext_lazy("a contact there has it"), _names)


def _names(ids):
    names = dict(Customer.objects.filter(pk__in=ids).values_list("pk", "name"))
    archived = resting(ids) if ids else {}
    return {pk: f"{name} ({archived[pk]})" if pk in archived else name for pk, name in names.items()}


@transaction.atomic
def _attach(customer_id, values, *, by, **same):
    """A contact of the customer, made of the row's person, with the columns `same`; None when it is there already.

    The row's tags go along, and those of the workspace's own fields that contacts have too.
    """
    first, last = split_person(values.get("contact_name") or ("" if values.get("email") else values["name"]))
    fields = {"first_name": first[:100], "last_name": last[:100], "email": values.get("email", ""),
              "phone": values.get("phone", ""), "notes": values.get("notes", "")}  # fmt: skip
    customer = Customer.objects.filter(pk=customer_id).first()
    if customer is None:
        raise DomainError(_("The customer is not there any more."))
    known = {"email": fields["email"]} if fields["email"] else {"first_name": first[:100], "last_name": last[:100]}
    if customer.contacts.filter(**known).exists():
        return None
    contact = add_contact(customer, by=by, **fields, **_own(customer.workspace_id, values), **same)
    if TAGS in values:
        tags = name_tags(customer.workspace, names_in(values[TAGS]).values())
        tag(Contact, [contact.pk], tags, by=by, tell=False)
    return contact.pk


def _own(workspace_id, values):
    """What of the values of a lead's row contacts have a field for, of those that the workspace has added."""
    if not any(name.startswith(PREFIX) for name in values):
        return {}
    fields = CustomField.objects.used().filter(workspace=workspace_id)
    return {one.name: values[one.name] for one in fields if one.name in values and "contact" in one.places}
