"""Which customers a lead may be already."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from customers.models import Customer
from customers.reasons import give_reasons

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
    case, accents and punctuation are ignored. A name alone never decides, it is only shown. Every look-up is one
    indexed query, whatever the size of the workspace.
    """
    customers = lead.workspace.customers.select_related("owner").defer("notes", "search")
    found = {}
    for reason, same in _same_keys(lead, customers):
        for customer in same[:20]:
            match = found.setdefault(customer.pk, Match(customer))
            match.reasons += [] if reason in match.reasons else [reason]
    for customer in _near_names(customers, lead.name_key):
        found.setdefault(customer.pk, Match(customer))
    for match in found.values():
        match.alike = round(fuzz.token_sort_ratio(lead.name_key, match.customer.name_key))
    give_reasons([match.customer for match in found.values()])
    likely = [match for match in found.values() if match.reasons or match.alike >= ALIKE]
    return sorted(likely, key=lambda m: (-len(m.reasons), -m.alike, m.customer.pk))[:MOST]


def _same_keys(lead, customers):
    """What speaks for a customer beside its name: (reason in words, customers), one indexed look-up each."""
    people = lead.workspace.contacts
    if lead.domain:
        yield _("Same website"), customers.filter(domain=lead.domain)
    if lead.email:
        yield _("Same e-mail"), customers.filter(email=lead.email)
        yield _("Same e-mail"), customers.filter(pk__in=people.filter(email=lead.email).values("customer"))
    if lead.phone:
        yield _("Same phone"), customers.filter(phone=lead.phone)
        yield _("Same phone"), customers.filter(pk__in=people.filter(phone=lead.phone).values("customer"))


def _near_names(customers, key):
    """Customers whose name shares its beginning or its longest word with `key`: blocking keys, not a verdict."""
    words = sorted(key.split(), key=len, reverse=True)
    if not words:
        return []
    begins = key[:5]
    near = [*customers.filter(name_key=key)[:20]]
    near += customers.filter(name_key__gte=begins, name_key__lt=begins + "\U0010ffff")[:100]
    if len(words[0]) >= 4:
        near += customers.matching(words[0])[:100]
    return near
