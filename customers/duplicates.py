"""Whether a customer that somebody types in is there already."""

from django.db.models import Q

from crm.cleaning import domain_of
from crm.text import name_key

MOST = 5


def likely_duplicates(workspace, *, name, email="", website="", phone=""):
    """Up to five customers of `workspace`, archived ones too, that share the name, website, e-mail or phone.

    Legal forms, case, accents and punctuation of the name are ignored. Each is found by an index of its own.
    """
    same = Q(name_key=name_key(name))
    if domain := domain_of(website, email):
        same |= Q(domain=domain)
    if email:
        same |= Q(email=email)
    if phone:
        same |= Q(phone=phone)
    return list(workspace.customers.filter(same).select_related("owner").order_by("id")[:MOST])
