"""By what an organisation that somebody types in is recognised."""

from django.db.models import F, Q

from crm.cleaning import domain_of
from crm.text import name_key

MOST = 5


def alike(records, *, name, email="", website="", phone=""):
    """Up to five of `records`, a queryset of leads or customers, that share one of these, the eldest first, with their owners.

    Legal forms, case, accents and punctuation of the name are ignored. Each is found by an index of its own.
    """
    keys = {"name_key": name_key(name), "domain": domain_of(website, email), "email": email, "phone": phone}
    same = [(column, key) for column, key in keys.items() if key]
    if not same:
        return []
    found = records.filter(Q(*same, _connector=Q.OR)).select_related("owner")
    # By a sum: for five by the bare id PostgreSQL would go through a million. In some order, so that they stay the same ones.
    return list(found.order_by(F("pk") + 0)[:MOST])
