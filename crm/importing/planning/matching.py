"""Whether a row and a record, or two rows, are the same thing: what speaks for it, and what against it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from crm.importing.cells.naming import MADE
from crm.text import fold

ALIKE = 92  # per cent from which two names are near-same (token_sort_ratio)
UNLIKE = 50  # per cent below which two names of one domain or phone speak of two organisations
_DIGITS = re.compile(r"\d+")

WHY = {
    "email": _("same e-mail"),
    "domain": _("same website"),
    "phone": _("same phone"),
    "name_key": _("same name"),
    "near": _("nearly the same name"),
}


@dataclass(slots=True)
class Keys:
    """What a row or a record is recognised by; `person` is the folded name of the contact, "" when there is none."""

    email: str
    domain: str
    phone: str
    name_key: str
    person: str = ""


def keys_of_row(row):
    """The keys of an ImportRow. A name that was made of its domain speaks against no other name there."""
    name_key = "" if MADE in row.values else row.name_key
    return Keys(row.email, row.domain, row.phone, name_key, fold(row.values.get("contact_name", "")))


def keys_of_record(values):
    """The keys of a record that was read as a dict."""
    return Keys(
        values["email"], values["domain"], values["phone"], values["name_key"], fold(values.get("contact_name", ""))
    )


def are_two_people(one, other):
    """Whether both name a person, and different ones: colleagues at one company are two leads."""
    return bool(one.person and other.person and one.person != other.person)


def differ(one, other, key):
    """Whether both have the key, and not the same."""
    mine, theirs = getattr(one, key), getattr(other, key)
    return bool(mine and theirs and mine != theirs)


def is_same(one, other, key, *, strict_email):
    """What the equality of `key` says: "same", "perhaps" or "" (another one).

    An e-mail decides. A domain or phone does unless something speaks against it: two persons are two leads; with `strict_email`
    two different e-mails, and always names that have nothing in common, leave it open. A name alone never decides
    that a record may be changed: at best it is *perhaps* the same.
    """
    if key == "email":
        return "same"
    if are_two_people(one, other):
        return ""
    if key in ("domain", "phone"):
        unsure = (strict_email and differ(one, other, "email")) or is_unlike(one, other)
        return "perhaps" if unsure else "same"
    against = (
        differ(one, other, "domain") or differ(one, other, "phone") or (strict_email and differ(one, other, "email"))
    )
    return "" if against else "perhaps"


def is_unlike(one, other):
    """Whether two names have next to nothing in common."""
    return bool(one.name_key and other.name_key) and fuzz.token_set_ratio(one.name_key, other.name_key) < UNLIKE


def is_near(name_key, other):
    """Whether two names, as `name_key` gives them, are nearly the same; different numbers in them are different things."""
    return (
        name_key != other
        and fuzz.token_sort_ratio(name_key, other, score_cutoff=ALIKE) > 0
        and _DIGITS.findall(name_key) == _DIGITS.findall(other)
    )
