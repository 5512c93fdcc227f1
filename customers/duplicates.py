"""Whether a customer that somebody types in is there already."""

from django.db.models import Q

from crm.cleaning import domain_of
from crm.text import name_key
from customers.reasons import give_reasons

MOST = 5
KEYS = ("name", "email", "website", "phone")


def likely_duplicates(workspace, *, name, email="", website="", phone=""):
    """Up to five customers of `workspace`, archived ones too, that share the name, website, e-mail or phone.

    Legal forms, case, accents and punctuation of the name are ignored. Each is found by an index of its own. Archived ones
    know why they are.
    """
    key = name_key(name)
    same = Q(name_key=key) if key else Q()
    if domain := domain_of(website, email):
        same |= Q(domain=domain)
    if email:
        same |= Q(email=email)
    if phone:
        same |= Q(phone=phone)
    if not same:
        return []
    return give_reasons(list(workspace.customers.filter(same).select_related("owner").order_by("id")[:MOST]))


def unseen(request, cleaned):
    """Those that what a form says may be already, unless each of them has been shown to this person before."""
    keys = {name: cleaned.get(name) or "" for name in KEYS}
    found = likely_duplicates(request.workspace, **keys)
    seen = set(request.POST.get("seen", "").split())
    return [] if {str(customer.pk) for customer in found} <= seen else found
