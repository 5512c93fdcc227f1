"""Holding a customer while something is written about it."""

from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from customers.models import Customer


def lock_active(customer_id):
    """The customer, locked until the transaction ends; DomainError when it is archived, since then it rests, merged or gone.

    Whoever writes about a customer takes this lock first, so that its sums are right however many write at once.
    """
    locked = Customer.every.select_for_update(no_key=True).filter(pk=customer_id).first()
    if locked is None:
        raise DomainError(_("This customer is no longer there."))
    refuse_merged(locked)
    if locked.is_archived:
        raise DomainError(_("%(name)s is archived. Restore it first, then change it.") % {"name": locked.name})
    return locked


def refuse_merged(customer):
    """Raise DomainError when `customer` was merged into another, saying into which."""
    if customer is not None and customer.is_merged:
        words = {"name": customer.name, "kept": Customer.every.get(pk=customer.merged_into_id).name}
        raise DomainError(_("%(name)s was merged into %(kept)s. Look for it there.") % words)
