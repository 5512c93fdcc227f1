"""A name for a row that has none: what its website or e-mail says of whose it is."""

import idna

from crm.cleaning import domain_of
from crm.hosts import FREE_MAIL
from crm.importing.cells.calming import capitalise

MADE = "made_name"  # the key beside the values of a row's fields under which such a name stands


def made_name(values):
    """A name made from the cleaned values of a row, "" when they have neither website nor e-mail.

    The company that a domain belongs to (`kestrel-logistics.com` -> `Kestrel Logistics`), else the address itself.
    """
    website, email = values.get("website", ""), values.get("email", "")
    domain = domain_of(website, email)
    if domain in FREE_MAIL:
        domain = domain_of(email=email)
    return _company(domain) or email or website.removeprefix("https://").removeprefix("http://")


def _company(domain):
    label = domain.partition(".")[0]  # a registrable domain is one label before a public suffix
    if label.startswith("xn--"):
        try:
            label = idna.decode(label)
        except idna.IDNAError:
            return ""
    return capitalise(label.replace("-", " ").replace("_", " ")) if any(map(str.isalpha, label)) else ""
