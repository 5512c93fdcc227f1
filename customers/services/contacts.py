"""People at a customer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import apply_changes, record
from crm.models import Activity
from crm.search import forget
from customers.models import Contact
from customers.services.locking import lock_active


@transaction.atomic
def add_contact(customer, *, by, **fields):
    """A new person at `customer`, with `fields` of `Contact.FIELDS` (already cleaned).

    Raises DomainError when the customer is archived or the person has neither name nor e-mail.
    """
    lock_active(customer.pk)
    return write_contact(customer, by=by, **fields)


def write_contact(customer, *, by, **fields):
    """`add_contact` for a caller that has a transaction of its own and the customer locked."""
    contact = Contact(workspace_id=customer.workspace_id, customer=customer, **fields)
    _insist_on_a_name(contact)
    contact.save()
    record(contact, Activity.Kind.CONTACT, by=by, customer=customer, data={"did": "added", "name": str(contact)})
    return contact


@transaction.atomic
def update_contact(contact, changes, *, by, seen=None):
    """Change the fields in `changes`; the customer's story says old and new. Returns what changed."""
    lock_active(contact.customer_id)
    locked = Contact.objects.select_for_update().get(pk=contact.pk)
    _insist_on_a_name(Contact(**{name: getattr(locked, name) for name in Contact.FIELDS} | changes))
    return apply_changes(locked, changes, by=by, seen=seen)


def _insist_on_a_name(contact):
    if not str(contact):
        raise DomainError(_("A contact needs a first name, a last name or an e-mail."))


@transaction.atomic
def mark_left(contact, *, by):
    """Note that a person has left the company: kept, greyed, no longer written to. Opposite: `mark_returned`."""
    lock_active(contact.customer_id)
    gone = Contact.objects.filter(pk=contact.pk, left_at=None).update(left_at=timezone.now(), updated_at=timezone.now())
    if not gone:
        raise DomainError(_("%(name)s has left already.") % {"name": contact})
    record(contact, Activity.Kind.CONTACT, by=by, data={"did": "left", "name": str(contact)})


@transaction.atomic
def mark_returned(contact, *, by):
    """Take back that a person has left."""
    lock_active(contact.customer_id)
    back = Contact.objects.filter(pk=contact.pk).exclude(left_at=None).update(left_at=None, updated_at=timezone.now())
    if not back:
        raise DomainError(_("%(name)s is there already.") % {"name": contact})
    record(contact, Activity.Kind.CONTACT, by=by, data={"did": "returned", "name": str(contact)})


def unused_contacts(ids):
    """Those of the contacts `ids` that are there and that no line of a story is about but their first, as a set of ids."""
    about = Activity.objects.filter(contact__in=ids)
    used = about.exclude(kind=Activity.Kind.CONTACT, data__did="added").values("contact")
    joined = Contact.every.filter(merged_into__in=ids).values("merged_into")
    there = Contact.objects.filter(pk__in=ids).exclude(pk__in=used).exclude(pk__in=joined)
    return set(there.values_list("pk", flat=True))


@transaction.atomic
def remove_contacts(ids, *, by):
    """Remove contacts that were made by mistake (see `unused_contacts`).

    Their customers' stories say so, since the lines about adding them stay there.
    """
    contacts = Contact.objects.filter(pk__in=ids)
    for contact in contacts.select_related("customer"):
        record(contact, Activity.Kind.CONTACT, by=by, data={"did": "removed", "name": str(contact)})
    forget(contacts)
    contacts.delete()
