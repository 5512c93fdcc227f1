"""The last touch of a customer that something else with touches of its own becomes one with: a lead, another customer."""

from datetime import datetime

from crm.history import plain
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
