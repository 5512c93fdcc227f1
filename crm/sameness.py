"""By what an organisation that somebody types in is recognised."""

from django.db.models import Q

from crm.cleaning import domain_of
from crm.text import name_key


def same_as(*, name, email="", website="", phone=""):
    """The condition on leads or customers that share the name, website, e-mail or phone; None when nothing is given.

    Legal forms, case, accents and punctuation of the name are ignored. Each is found by an index of its own.
    """
    keys = {"name_key": name_key(name), "domain": domain_of(website, email), "email": email, "phone": phone}
    return Q(*((column, key) for column, key in keys.items() if key), _connector=Q.OR) if any(keys.values()) else None
