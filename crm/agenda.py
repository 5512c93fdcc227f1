"""When tasks are due: the sections of the list, soonest first."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.listing import Sort, keyset_page

PEEK = 10
SOON = timedelta(days=7)

BY_DATE = Sort("due", ("due_on",), descending=False)
SORTS = {"someday": Sort("created", ("created_at",)), "done": Sort("done", ("done_at",))}
LABELS = {
    "late": _("Late"),
    "today": _("Today"),
    "week": _("Next 7 days"),
    "later": _("Later"),
    "someday": _("No date"),
    "done": _("Done"),
}
OPEN = ("late", "today", "week", "later", "someday")


@dataclass(frozen=True)
class Section:
    """The beginning of one section. `more` says that the section has a page of its own worth opening."""

    key: str
    rows: list
    more: bool

    @property
    def label(self):
        return LABELS[self.key]


def as_rows(tasks):
    """`tasks` with no more than a row of theirs shows."""
    own = ("workspace", "title", "due_on", "done_at", "created_at")
    linked = ("owner__name", "owner__email", "lead__name", "customer__name", "opportunity__name")
    return tasks.select_related("owner", "lead", "customer", "opportunity").only(*own, *linked)


def within(tasks, key):
    """The tasks of the section `key`."""
    today = timezone.localdate()
    soon = today + SOON
    if key == "done":
        return tasks.exclude(done_at=None)
    when = {
        "late": Q(due_on__lt=today),
        "today": Q(due_on=today),
        "week": Q(due_on__gt=today, due_on__lte=soon),
        "later": Q(due_on__gt=soon),
        "someday": Q(due_on=None),
    }
    return tasks.filter(when[key], done_at=None)


def sections(tasks):
    """The beginnings of all open sections that hold anything.

    The index alone says which tasks; only those are read, all at once, with the people and records they are about.
    """
    found = {key: list(_in_order(within(tasks, key), key).values_list("pk", flat=True)[: PEEK + 1]) for key in OPEN}
    read = as_rows(tasks).in_bulk([pk for ids in found.values() for pk in ids[:PEEK]])
    for key, ids in found.items():
        if ids:
            yield Section(key, [read[pk] for pk in ids[:PEEK] if pk in read], len(ids) > PEEK)


def section_page(tasks, key, params):
    """One page of the section `key`, by the cursors in the URL."""
    return keyset_page(as_rows(within(tasks, key)), params, sorts=[SORTS.get(key, BY_DATE)])


def due(tasks, most):
    """The first `most` open tasks of today and before."""
    first = tasks.filter(done_at=None, due_on__lte=timezone.localdate()).order_by("due_on", "id")
    return as_rows(tasks).filter(pk__in=first.values("pk")[:most]).order_by("due_on", "id")


def upcoming(tasks):
    """What the next days hold, for the foot of a card: {"tomorrow": n, "week": n}; the week includes tomorrow."""
    today = timezone.localdate()
    rows = tasks.filter(done_at=None, due_on__gt=today, due_on__lte=today + SOON)
    dates = list(rows.order_by("due_on").values_list("due_on", flat=True)[:100])
    tomorrow = sum(date == today + timedelta(days=1) for date in dates)
    return {"tomorrow": tomorrow, "week": len(dates)}


def _in_order(tasks, key):
    return tasks.order_by(SORTS.get(key, BY_DATE).columns[0], "id")


def next_tasks(about, *, most=5):
    """The next things to do with a lead, customer or opportunity, the soonest first; those without a date last, on either engine."""
    tasks = about.tasks.filter(done_at=None).select_related("owner")
    return tasks.order_by(F("due_on").asc(nulls_last=True), "id")[:most]
