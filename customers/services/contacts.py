"""People at a customer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.custom.records import gathered
from crm.exceptions import DomainError
from crm.history import apply_changes, read_locked, record
from crm.mentions import mention_in_texts
from crm.models import Activity
from crm.search import forget
from crm.text import fold
from customers.models import Contact, Customer
from customers.services.locking import lock_active
from customers.services.primacy import hand_back, primary_of, settle_primary

FIRST = ("added", "came")  # what the first line about somebody says


@transaction.atomic
def add_contact(customer, *, by, link=None, **fields):
    """A new person at `customer`, with `fields` of `Contact.FIELDS` (already cleaned).

    With `link`, who is called by name in the notes is told, see `crm.history.log`. Raises DomainError when the customer is archived or the person has neither name nor e-mail.
    """
    lock_active(customer.pk)
    contact = write_contact(customer, by=by, **fields)
    mention_in_texts(contact, by=by, link=link)
    return contact


def write_contact(customer, *, by, told=None, alone=False, **fields):
    """`add_contact` for a caller that has a transaction of its own and the customer locked.

    The first one there is the primary contact; `alone` says that the customer is new, so nobody need be looked for.
    `told` is what the line in the story says instead of *added*.
    """
    contact = Contact(workspace_id=customer.workspace_id, customer=customer, **gathered(fields))
    _insist_on_a_name(contact)
    contact.is_primary = alone or primary_of(customer.pk) is None
    contact.save()
    data = {"did": "added", **(told or {}), "name": str(contact)}
    record(contact, Activity.Kind.CONTACT, by=by, customer=customer, data=data)
    return contact


def known_person(customer, *, first_name="", last_name="", email="", **_rest):
    """The contact of `customer` who is this person: the same e-mail, or the same full name."""
    full = fold(f"{first_name} {last_name}")
    for person in customer.contacts.all():
        if (email and person.email == email) or (full and fold(str(person)) == full):
            return person
    return None


@transaction.atomic
def update_contact(contact, changes, *, by, seen=None, link=None):
    """Change the fields in `changes`; the customer's story says old and new. Returns what changed. `link` as in `add_contact`."""
    lock_active(contact.customer_id)
    locked = read_locked(contact)
    _insist_on_a_name(Contact(**gathered({name: getattr(locked, name) for name in Contact.FIELDS} | changes)))
    changed = apply_changes(locked, changes, by=by, seen=seen)
    mention_in_texts(locked, changed, by=by, link=link)
    return changed


def _insist_on_a_name(contact):
    if not str(contact):
        raise DomainError(_("A contact needs a first name, a last name or an e-mail."))


@transaction.atomic
def mark_left(contact, *, by):
    """Note that a person has left the company: kept, greyed, no longer written to. Opposite: `mark_returned`.

    When they were the primary contact, somebody else is now. Returns that heir, or None.
    """
    lock_active(contact.customer_id)
    heir = leave(contact)
    record(contact, Activity.Kind.CONTACT, by=by, data={"did": "left", "name": str(contact), **named(heir)})
    return heir


def leave(contact):
    """Take somebody out of those who are there. Returns who is the primary contact instead of them, or None."""
    now, gone = timezone.now(), Contact.objects.filter(pk=contact.pk, left_at=None)
    if not gone.update(left_at=now, is_primary=False, updated_at=now):
        raise DomainError(_("%(name)s has left already.") % {"name": contact})
    return settle_primary(contact.customer_id)


def named(heir):
    """How a line of the story keeps who became the primary contact."""
    return {"heir": [heir.pk, str(heir)]} if heir else {}


@transaction.atomic
def mark_returned(contact, *, by, undo=False):
    """Take back that a person has left. With `undo` they are the primary contact again when they were, and nobody was chosen since."""
    lock_active(contact.customer_id)
    stay(contact)
    left = contact.activities.filter(kind=Activity.Kind.CONTACT, data__did="left").first() if undo else None
    if left and left.data.get("heir"):
        hand_back(contact, left.data["heir"])
    stands_in = {"stands_in": True} if settle_primary(contact.customer_id) else {}
    record(contact, Activity.Kind.CONTACT, by=by, data={"did": "returned", "name": str(contact), **stands_in})


def stay(contact):
    """Count somebody among those who are there again."""
    back = Contact.objects.filter(pk=contact.pk).exclude(left_at=None).update(left_at=None, updated_at=timezone.now())
    if not back:
        raise DomainError(_("%(name)s is there already.") % {"name": contact})


def unused_contacts(ids):
    """Those of the contacts `ids` that are there and that no line of a story is about but their first, as a set of ids."""
    about = Activity.objects.filter(contact__in=ids)
    used = about.exclude(kind=Activity.Kind.CONTACT, data__did__in=FIRST).values("contact")
    joined = Contact.every.filter(merged_into__in=ids).values("merged_into")
    there = Contact.objects.filter(pk__in=ids).exclude(pk__in=used).exclude(pk__in=joined)
    return set(there.values_list("pk", flat=True))


@transaction.atomic
def remove_contacts(ids, *, by):
    """Remove contacts that were made by mistake (see `unused_contacts`).

    Their customers' stories say so, since the lines about adding them stay there.
    """
    contacts = Contact.objects.filter(pk__in=ids)
    customers = Customer.every.select_for_update().filter(pk__in=contacts.values("customer")).order_by("pk")
    customer_ids = [customer.pk for customer in customers]
    for contact in contacts.select_related("customer"):
        record(contact, Activity.Kind.CONTACT, by=by, data={"did": "removed", "name": str(contact)})
    forget(contacts)
    contacts.delete()
    for customer_id in customer_ids:
        settle_primary(customer_id)
