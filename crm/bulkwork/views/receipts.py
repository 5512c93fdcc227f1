"""What was done with many records at once, and what became of each."""

from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from crm.bulkwork import jobs, kinds
from crm.bulkwork.models import BulkRow
from crm.bulkwork.showing import give_records, progress, title
from crm.bulkwork.views.acting import find
from crm.listing import Sort, keyset_page
from crm.phases import queueing

NEWEST = (Sort("created", ("created_at",)),)
BY_NUMBER = (Sort("number", ("number",), descending=False),)
SHOWN = ("changed", "left", "same", "waiting", "back", "kept")


@require_safe
def bulk_list(request):
    """The bulk changes of the workspace, newest first."""
    changes = request.workspace.bulk_changes.select_related("by")
    page = keyset_page(changes, request.GET, sorts=NEWEST)
    for change in page:
        change.workspace, change.title, change.many = request.workspace, title(change), kinds.get(change.kind).many
    region = "#results" if request.htmx.target == "bulk-results" else ""
    return render(request, f"bulk/list.html{region}", {"page": page, "room": "imports"})


@require_safe
def bulk_detail(request, pk):
    """How far it is while it goes on, then its receipt for good."""
    change = find(request, pk)
    context = {"change": change, "title": title(change), "kind": kinds.get(change.kind), "room": change.kind}
    if change.is_busy:
        queueing.continue_later(change, jobs.go_on, delay=queueing.WATCH)
        template = "bulk/_progress.html" if request.htmx.target == "progress" else "bulk/running.html"
        return render(request, template, context | {"progress": progress(change)})
    if request.htmx.target == "progress":
        return HttpResponseClientRefresh()
    may_undo = request.membership.can_write and (change.by_id == request.user.pk or request.membership.can_manage)
    region = "#rows" if request.htmx.target == "bulk-rows" else ""
    return render(request, f"bulk/receipt.html{region}", context | _rows(request, change) | {"may_undo": may_undo})


def _rows(request, change):
    """One screen of the rows, those first that need a look: what was left, or kept by the undo."""
    counts = {**change.counts, **(change.undone_counts if change.is_undone else {})}
    words = [word for word in SHOWN if counts.get(word)]
    asked = request.GET.get("rows", "")
    first = next((word for word in ("kept", "left", "changed") if word in words), "")
    shown = asked if asked in words else first
    rows = change.rows.filter(**{_column(shown): "" if shown == "waiting" else shown}) if shown else change.rows.none()
    page = keyset_page(rows, request.GET, sorts=BY_NUMBER)
    give_records(change, page.rows)
    labels = dict(BulkRow.Outcome.choices) | dict(BulkRow.Undone.choices) | {"waiting": BulkRow.Outcome.WAITING.label}
    return {"page": page, "tabs": [(word, labels[word], counts[word], word == shown) for word in words], "shown": shown}


def _column(word):
    return "undone" if word in BulkRow.Undone.values and word else "outcome"
