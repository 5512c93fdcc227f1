"""When tasks are due: the sections of the list, soonest first."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.listing import Sort, keyset_page

PEEK = 15
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
    """The beginnings of all open sections that hold anything."""
    for key in OPEN:
        rows = list(within(tasks, key).order_by(SORTS.get(key, BY_DATE).columns[0], "id")[: PEEK + 1])
        if rows:
            yield Section(key, rows[:PEEK], len(rows) > PEEK)


def section_page(tasks, key, params):
    """One page of the section `key`, by the cursors in the URL."""
    return keyset_page(within(tasks, key), params, sorts=[SORTS.get(key, BY_DATE)])


def upcoming(tasks):
    """What the next days hold, for the foot of a card: {"tomorrow": n, "week": n}; the week includes tomorrow."""
    today = timezone.localdate()
    rows = tasks.filter(done_at=None, due_on__gt=today, due_on__lte=today + SOON)
    dates = list(rows.order_by("due_on").values_list("due_on", flat=True)[:100])
    tomorrow = sum(date == today + timedelta(days=1) for date in dates)
    return {"tomorrow": tomorrow, "week": len(dates)}
