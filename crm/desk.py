"""What lies on somebody's desk in the morning: due, gone quiet, ready to hand off, closing, and what happened lately.

Reads through the workspace's reverse relations, each by an index of its own, so that it costs the same in a workspace of
a million leads.
"""

from calendar import monthrange
from operator import attrgetter

from django.utils import timezone

from crm.agenda import due, upcoming
from crm.models import Activity

DUE, QUIET, READY, CLOSING, LATELY = 8, 4, 6, 8, 12
READ_AT_MOST = 60
# What comes in floods: one line stands for all that the same person did in a row.
FLOODS = (Activity.Kind.CREATED, Activity.Kind.FIELDS, Activity.Kind.CONTACT)


def desk(workspace, user):
    """What the home page shows to `user`, as template context."""
    tasks = workspace.tasks.filter(owner=user)
    return {
        "due": list(due(tasks, DUE)),
        "upcoming": upcoming(tasks),
        "quiet": _quiet(workspace),
        "ready": _ready(workspace),
        **_closing(workspace),
        "lately": lately(workspace),
    }


def is_bare(workspace):
    """Whether nothing has been put into the workspace yet."""
    return not any(getattr(workspace, rows).exists() for rows in ("leads", "customers", "tasks"))


def lately(workspace):
    """The newest lines of all timelines; what came in floods is one line with `others`, how many more it stands for."""
    shown = []
    for line in _lines(workspace):
        last = shown[-1] if shown else None
        if last and line.kind in FLOODS and (line.kind, line.by_id, line.actor) == (last.kind, last.by_id, last.actor):
            last.others += 1
            continue
        line.others = 0
        shown.append(line)
    return shown[:LATELY]


def _lines(workspace):
    lines = workspace.activities.select_related("by", "lead", "customer")
    wanted = ("workspace", "kind", "actor", "text", "data", "happened_at")
    return lines.only(*wanted, "by__name", "by__email", "lead__name", "customer__name")[:READ_AT_MOST]


def _quiet(workspace):
    """The rhythms of customers that have been silent for too long, in the order of the Quiet list: whom to call."""
    rows = workspace.rhythms.quiet().awake().select_related("customer__owner")
    rows = rows.defer("customer__notes", "customer__search").order_by("-weight", "-overdue", "-customer_id")
    return list(rows[:QUIET])


def _ready(workspace):
    """Of the newest hundred qualified leads the last one to be qualified first, and how many there are as far as a badge shows."""
    rows = list(workspace.leads.qualified().only("workspace", "name", "status_at").order_by("-created_at", "-id")[:100])
    rows.sort(key=attrgetter("status_at"), reverse=True)
    return {"rows": rows[:READY], "count": len(rows), "more": len(rows) > READY}


def _closing(workspace):
    """Open deals with active customers that are expected to close in this month, and their sums per currency and billing."""
    today = timezone.localdate()
    month = today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
    deals = workspace.opportunities.of_active(workspace).filter(closed_at=None, expected_close__range=month)
    shown = deals.select_related("customer", "stage").defer("notes", "search", "customer__notes", "customer__search")
    return {"closing": list(shown.order_by("expected_close", "id")[:CLOSING]), "sums": deals.totals()}
