"""Somebody works elsewhere now: kept where they were, there where they are, and the two know of each other."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import plain, read_locked, record
from crm.models import Activity
from customers.models import Contact, Customer
from customers.services.contacts import (
    known_person,
    leave,
    named,
    remove_contacts,
    stay,
    unused_contacts,
    write_contact,
)
from customers.services.locking import lock_active
from customers.services.primacy import hand_back, settle_primary
from customers.services.writing import write_customer

KIND = Activity.Kind.CONTACT


class WorksElsewhere(DomainError):
    """It was noted before that they have gone; `contact` is who they are there."""

    def __init__(self, message, contact):
        super().__init__(message)
        self.contact = contact


@transaction.atomic
def now_works_at(contact, customer=None, *, by, new_customer=None, **fields):
    """Note that a person works at another customer from today on. Returns the contact they are there.

    `customer` is one of the same workspace; without it one is made of `new_customer` (fields of `Customer.FIELDS`).
    `fields` of `Contact.FIELDS` are for the new contact, which has the same name unless they say otherwise. Somebody
    who is a contact there already is not doubled but linked. The old contact is marked as left, unless it was before.
    `undo_now_works_at` takes it back.

    Raises WorksElsewhere when it was noted before, so that a double click makes one contact, and DomainError when either
    customer is archived or both are the same.
    """
    _lock(contact.customer_id, customer and customer.pk)
    old = read_locked(contact, "customer", "workspace")
    _refuse(old, customer)
    done = {"did": "moved", "name": str(old), "customer_made": customer is None}
    customer = customer or write_customer(old.workspace, by=by, **new_customer)
    new, came = _arrive(old, customer, fields, by)
    done |= came | {"to": customer.name, "to_id": customer.pk, "contact": new.pk, "left": not old.has_left}
    if not old.has_left:
        done |= named(leave(old))
    Contact.objects.filter(pk=old.pk).update(moved_to=new)
    record(old, KIND, by=by, data=done)
    return new


def _lock(*customer_ids):
    """Lock the customers at stake in the order of their ids, so that two moves at once never wait for each other."""
    for pk in sorted({pk for pk in customer_ids if pk}):
        lock_active(pk)


def _refuse(old, customer):
    if old.has_moved:
        there = Contact.objects.select_related("customer", "workspace").get(pk=old.moved_to_id)
        words = {"name": old, "customer": there.customer.name}
        raise WorksElsewhere(_("%(name)s works at %(customer)s; that is noted already.") % words, there)
    if customer and customer.workspace_id != old.workspace_id:
        raise DomainError(_("This customer is no longer there. Choose another one."))
    if customer and customer.pk == old.customer_id:
        raise DomainError(_("%(name)s works there already. Choose another customer.") % {"name": old})


def _arrive(old, customer, fields, by):
    """The contact they are at `customer`, new or known, and what was done for that."""
    fields = {"first_name": old.first_name, "last_name": old.last_name} | fields
    told = {"did": "came", "from": old.customer.name, "from_id": old.customer_id, "old": old.pk}
    known = known_person(customer, **fields)
    if known is None:
        return write_contact(customer, by=by, told=told, **fields), {"made": True}
    was = plain(known.left_at)
    if known.has_left:
        stay(known)
        settle_primary(customer.pk)
    record(known, KIND, by=by, data=told | {"name": str(known)})
    return known, {"made": False, "was_left_at": was}


@transaction.atomic
def undo_now_works_at(contact, *, by):
    """Take back that somebody works elsewhere: they are where they were. Returns the new contact when it stays, else None.

    The new contact goes again, unless somebody has worked with it since or it was there before; so does a customer
    that was made for it. Raises DomainError when nothing is noted.
    """
    new = Contact.objects.filter(pk=contact.moved_to_id or 0).first()
    _lock(contact.customer_id, new and new.customer_id)
    old = read_locked(contact)
    line = old.activities.filter(kind=KIND, data__did="moved").first()
    if old.moved_to_id is None or line is None:
        raise DomainError(_("Nothing is noted of %(name)s that could be taken back.") % {"name": old})
    Contact.objects.filter(pk=old.pk).update(moved_to=None)
    if line.data["left"] and old.has_left:
        stay(old)
        hand_back(old, line.data.get("heir"))
    settle_primary(old.customer_id)
    record(old, KIND, by=by, data={"did": "move_undone", "name": str(old), "to": line.data["to"]})
    return _depart(new, line.data, by) if new else None


def _depart(new, done, by):
    """Take the new contact and customer away as far as nothing was built on them. Returns the contact when it stays."""
    if done["made"] and new.pk in unused_contacts([new.pk]):
        remove_contacts([new.pk], by=by)
        if done["customer_made"] and _is_unused(done["to_id"]):
            Customer.objects.filter(pk=done["to_id"]).delete()
        return None
    if done.get("was_left_at") and not new.has_left:
        Contact.objects.filter(pk=new.pk).update(left_at=datetime.fromisoformat(done["was_left_at"]), is_primary=False)
        settle_primary(new.customer_id)
    return new


def _is_unused(customer_id):
    """Whether a customer is there still, as no part of another, and nothing was built on it since it was made."""
    customer = Customer.objects.filter(pk=customer_id).first()
    if customer is None:
        return False
    later = customer.activities.exclude(kind=Activity.Kind.CREATED).exclude(kind=KIND)
    rows = (later, customer.contacts, customer.opportunities, customer.tasks, customer.promotions, customer.merges)
    return not any(found.exists() for found in rows)
