"""Whether two rows, or a row and a record, are the same thing."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from crm import cleaning, text

CHUNK = 500  # rows looked up with one pair of queries
_LOOKED_AT = 50  # records of one name that are compared; a list of "Unknown" 10,000 times must not take for ever


@dataclass(frozen=True)
class Keys:
    """What a row or record is recognised by. `about` is its values, `number` a row's number, `pk` a record's id."""

    about: dict
    name_key: str
    number: int = 0
    pk: int = 0

    def same_as(self, other, telling):
        """Whether nothing that tells records of one name apart differs: different people are different leads."""
        return all(
            not self.about.get(name) or not other.about.get(name) or _same(self.about[name], other.about[name])
            for name in telling
        )


def keys_of(values, number):
    """The keys of a row's cleaned values."""
    about = {**values, "domain": cleaning.domain_of(values.get("website", ""), values.get("email", ""))}
    return Keys(about, text.name_key(values.get("name", ""))[:400], number=number)


class Known:
    """Rows and records met so far, found again by their e-mail or their name."""

    def __init__(self, telling):
        self.telling = telling
        self.by_email: dict[str, Keys] = {}
        self.by_name: dict[str, list[Keys]] = defaultdict(list)

    def add(self, keys):
        """Remember one; the first of an e-mail address stays."""
        if email := keys.about.get("email"):
            self.by_email.setdefault(email, keys)
        if keys.name_key and len(self.by_name[keys.name_key]) < _LOOKED_AT:
            self.by_name[keys.name_key].append(keys)

    def find(self, keys):
        """The same thing met before, as (keys, why), or (None, "")."""
        email = keys.about.get("email")
        if email and email in self.by_email:
            return self.by_email[email], _("same e-mail")
        for other in self.by_name.get(keys.name_key, ()):
            if keys.same_as(other, self.telling):
                return other, _("same name")
        return None, ""


def existing(kind, workspace_id, rows):
    """What the workspace has of the kind among the e-mails and names of `rows` (keys), in two queries."""
    known = Known(kind.telling)
    emails = {keys.about["email"] for keys in rows if keys.about.get("email")}
    names = {keys.name_key for keys in rows if keys.name_key}
    columns = {"id", "name_key", "domain", *(field.name for field in kind.fields), *kind.closing}
    records = kind.model.objects.filter(workspace_id=workspace_id).order_by("id")
    found = {}
    for wanted in ({"email__in": emails}, {"name_key__in": names}):
        found.update({row["id"]: row for row in records.filter(**wanted).values(*columns)})
    for pk in sorted(found):
        known.add(Keys(found[pk], found[pk]["name_key"], pk=pk))
    return known


def _same(one, other):
    return one == other or text.fold(one) == text.fold(other)
