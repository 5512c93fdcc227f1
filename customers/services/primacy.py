"""Whom to ask for first at a customer: exactly one of the people there, as long as there is anybody.

That there is at most one the database insists on; that there is one at all these functions see to. Whoever calls them
has the customer locked.
"""

from django.db import transaction
from django.db.models import Case, IntegerField, When
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import record
from crm.models import Activity
from customers.models import Contact
from customers.services.locking import lock_active

# Who follows when nobody was chosen: a decision maker, else whoever has been known longest.
_HEIRS = (
    Case(When(buying_role=Contact.BuyingRole.DECISION_MAKER, then=0), default=1, output_field=IntegerField()),
    "pk",
)


@transaction.atomic
def make_primary(contact, *, by):
    """Ask for this person first from now on. Returns who was asked for first until now.

    Raises DomainError when they have left or are the primary contact already.
    """
    lock_active(contact.customer_id)
    locked = Contact.objects.filter(pk=contact.pk).first()
    if locked is None or locked.has_left:
        raise DomainError(_("%(name)s has left. Choose somebody who is there.") % {"name": contact})
    if locked.is_primary:
        raise DomainError(_("%(name)s is the primary contact already.") % {"name": contact})
    before = primary_of(locked.customer_id)
    crown(locked)
    record(locked, Activity.Kind.CONTACT, by=by, data={"did": "primary", "name": str(locked)})
    return before


def primary_of(customer_id):
    """The primary contact of a customer, or None when nobody is there."""
    return Contact.objects.filter(customer=customer_id, is_primary=True).first()


def crown(contact):
    """Make somebody who is there the primary contact, without a word about it."""
    Contact.objects.filter(customer=contact.customer_id, is_primary=True).update(is_primary=False)
    Contact.objects.filter(pk=contact.pk).update(is_primary=True)


def settle_primary(customer_id):
    """See that a customer has a primary contact when anybody is there. Returns the heir, or None when nothing was amiss."""
    return settle_primaries([customer_id]).get(customer_id)


def settle_primaries(customer_ids):
    """`settle_primary` for several customers by one look at all: {customer id: the heir} of those where something was amiss."""
    there = Contact.objects.current().filter(customer__in=customer_ids).defer("notes", "search")
    first = {}
    for person in there.order_by("customer", "-is_primary", *_HEIRS):
        first.setdefault(person.customer_id, person)
    heirs = {customer: person for customer, person in first.items() if not person.is_primary}
    if heirs:
        Contact.objects.filter(pk__in=[heir.pk for heir in heirs.values()]).update(is_primary=True)
    return heirs


def hand_back(contact, heir, *, was_primary=False):
    """Give somebody who is there again what `heir` ([id, name] out of a line) took over, unless another was chosen since.

    An heir who has left since handed it on to the next one, who was not chosen either. When the last of them left nobody, as
    `was_primary` says of one without any heir, whoever came back there first only stands in.
    """
    now, passed, was_primary = primary_of(contact.customer_id), set(), was_primary or bool(heir)
    while now and heir and heir[0] not in {now.pk, *passed}:
        passed.add(heir[0])
        lines = Activity.objects.filter(contact=heir[0], kind=Activity.Kind.CONTACT)
        left = lines.filter(data__did__in=("left", "moved")).first()
        heir = left and left.data.get("heir")
    if now is None or (heir and now.pk == heir[0]) or (was_primary and not heir and _stands_in(now)):
        crown(contact)


def _stands_in(contact):
    """Whether somebody is the primary contact for no other reason than that nobody was there when they came back."""
    lines = Activity.objects.filter(contact=contact, kind=Activity.Kind.CONTACT)
    became = lines.filter(data__did__in=("returned", "primary")).first()
    return bool(became and became.data.get("stands_in"))


def lay_down(kept, absorbed):
    """Before two customers are merged: let neither of the absorbed one's people be primary. Returns who was, by customer."""
    primary = Contact.objects.filter(customer__in=[kept, absorbed], is_primary=True)
    was = dict(primary.values_list("customer", "pk"))
    if absorbed.pk in was:
        Contact.objects.filter(pk=was[absorbed.pk]).update(is_primary=False)
    return {"kept": was.get(kept.pk), "absorbed": was.get(absorbed.pk)}


def take_up(kept, was):
    """After two customers were merged: the kept one's primary contact stays, else the other's is it. Completes `was`."""
    if was["kept"] is None and was["absorbed"]:
        theirs = Contact.every.get(pk=was["absorbed"])
        _crown_if_there(theirs.merged_into_id or theirs.pk, kept)
    now = primary_of(kept.pk) or settle_primary(kept.pk)
    return was | {"now": now and now.pk}


def lift(kept):
    """Before a merge is undone: nobody of the kept customer is primary. Returns the id of who was, or None."""
    now = primary_of(kept.pk)
    Contact.objects.filter(customer=kept, is_primary=True).update(is_primary=False)
    return now and now.pk


def put_back(kept, absorbed, was, now):
    """After a merge was undone: both have their former primary contact, but somebody chosen since stays chosen.

    `was` is what `take_up` gave; merges from before there were primary contacts have none.
    """
    if now and now != was.get("now"):
        for customer in (kept, absorbed):
            _crown_if_there(now, customer)
    for customer, former in ((kept, was.get("kept")), (absorbed, was.get("absorbed"))):
        if former and primary_of(customer.pk) is None:
            _crown_if_there(former, customer)
        settle_primary(customer.pk)


def _crown_if_there(pk, customer):
    there = Contact.objects.current().filter(pk=pk, customer=customer).first()
    if there:
        crown(there)
