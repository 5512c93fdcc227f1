"""Which customers a lead may be already."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from customers.models import Customer

ALIKE = 70  # per cent from which two names are worth a look; below, people see noise
MOST = 4


@dataclass
class Match:
    """A customer that the lead may be, with the reasons in words, the strong ones first."""

    customer: Customer
    reasons: list[str] = field(default_factory=list)
    alike: int = 0

    @property
    def is_strong(self):
        """Whether more than the name speaks for it."""
        return bool(self.reasons)


def likely_customers(lead):
    """Up to four customers of the lead's workspace that it may be, the likeliest first; archived ones too.

    The same registrable domain, e-mail (the customer's or a contact's) or phone, or a near-same name: legal suffixes,
    case, accents and punctuation are ignored. A name alone never decides, it is only shown.
    """
    customers = lead.workspace.customers.select_related("owner")
    found = {customer.pk: Match(customer) for customer in customers.filter(_same_keys(lead)).distinct()[:20]}
    for customer in _near_names(customers, lead.name_key):
        found.setdefault(customer.pk, Match(customer))
    for match in found.values():
        match.reasons = _reasons(lead, match.customer)
        match.alike = round(fuzz.token_sort_ratio(lead.name_key, match.customer.name_key))
    likely = [match for match in found.values() if match.reasons or match.alike >= ALIKE]
    return sorted(likely, key=lambda m: (-len(m.reasons), -m.alike, m.customer.pk))[:MOST]


def _same_keys(lead):
    same = Q(name_key=lead.name_key)
    if lead.domain:
        same |= Q(domain=lead.domain)
    if lead.email:
        same |= Q(email=lead.email) | Q(pk__in=_customers_of(lead, email=lead.email))
    if lead.phone:
        same |= Q(phone=lead.phone) | Q(pk__in=_customers_of(lead, phone=lead.phone))
    return same


def _customers_of(lead, **key):
    return lead.workspace.contacts.filter(**key).values("customer")


def _near_names(customers, key):
    """Customers whose name shares its beginning or its longest word with `key`; a blocking key, not a verdict."""
    words = sorted(key.split(), key=len, reverse=True)
    if not words:
        return []
    near = [*customers.filter(name_key__startswith=key[:4])[:100]]
    if len(words[0]) >= 4:
        near += customers.matching(words[0])[:100]
    return near


def _reasons(lead, customer):
    reasons = []
    if lead.domain and lead.domain == customer.domain:
        reasons.append(_("Same website"))
    if lead.email and (lead.email == customer.email or customer.contacts.filter(email=lead.email).exists()):
        reasons.append(_("Same e-mail"))
    if lead.phone and (lead.phone == customer.phone or customer.contacts.filter(phone=lead.phone).exists()):
        reasons.append(_("Same phone"))
    return reasons
