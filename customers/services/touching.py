"""The last touch of a customer that something else with touches of its own becomes one with: a lead, another customer."""

from datetime import datetime

from django.db.models import Max, Q

from crm.history import plain
from crm.models import Activity
from customers.models import Customer


def take_touch(customer, other):
    """The last touch of either is that of a locked `customer`. Returns [old, new] in JSON form, or None when it stays."""
    if other.touched_at <= customer.touched_at:
        return None
    Customer.objects.filter(pk=customer.pk).update(touched_at=other.touched_at)
    return [plain(customer.touched_at), plain(other.touched_at)]


def give_touch_back(customer, touched):
    """The opposite of `take_touch`, whose answer is `touched`, unless somebody has talked with the locked `customer` since."""
    if touched and plain(customer.touched_at) == touched[1]:
        Customer.objects.filter(pk=customer.pk).update(touched_at=datetime.fromisoformat(touched[0]))


def settle_touch(customer, former):
    """Give a locked `customer`, whose story is its own again, its `former` last touch, unless its talks say otherwise.

    That is when somebody has talked with it since, or has taken out, put back or changed a talk meanwhile.
    """
    newest = customer.touches().aggregate(at=Max("happened_at"))["at"]
    at = former
    if newest and newest > former:
        at = newest
    elif newest != former and _was_touch(customer, former):
        at = newest or customer.created_at
    if at != customer.touched_at:
        Customer.objects.filter(pk=customer.pk).update(touched_at=at)


def _was_touch(customer, at):
    """Whether a line of its story, maybe one that was taken out, is of that moment."""
    lead_ids = list(customer.promotions.standing().values_list("lead_id", flat=True))
    talks = Activity.every.filter(kind__in=Activity.TALK, happened_at=at)
    return talks.filter(Q(customer=customer) | Q(lead__in=lead_ids)).exists()
