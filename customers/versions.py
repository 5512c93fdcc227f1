"""The versions of a customer's long texts, read out of the lines of its story that say old and new."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from crm.listing import keyset_page
from crm.models import Activity
from crm.timeline import ORDER

AT_ONCE = 20
SAYING = (Activity.Kind.FIELDS, Activity.Kind.MERGE)
WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Version:
    """One saved version: its text, the one before it, and the line that says who saved it and when."""

    line: Activity
    text: str
    before: str

    @cached_property
    def parts(self):
        """What became of the text before it, as (*kept*, *gone* or *new*, text) from its beginning to its end."""
        old, new = WORDS.findall(self.before), WORDS.findall(self.text)
        parts = []
        for does, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
            if does == "equal":
                parts.append(("kept", "".join(new[c:d])))
                continue
            parts += [(how, "".join(words)) for how, words in (("gone", old[a:b]), ("new", new[c:d])) if words]
        return parts


def versions_of(customer, name, params):
    """One page of the versions of the field `name`, newest first, each a `Version` in `.rows`."""
    page = keyset_page(_lines(customer, name), params, sorts=ORDER, size=AT_ONCE)
    page.rows[:] = [_version(line, name) for line in page.rows]
    return page


def version(customer, name, line_pk):
    """The version that the line `line_pk` of the customer's story saved, or None."""
    line = _lines(customer, name).filter(pk=line_pk).first()
    return line and _version(line, name)


def _lines(customer, name):
    own = customer.activities.filter(contact=None, opportunity=None, kind__in=SAYING)
    return own.filter(data__changes__has_key=name).select_related("by")


def _version(line, name):
    before, text = line.data["changes"][name]
    return Version(line, text or "", before or "")
