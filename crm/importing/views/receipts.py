"""The page of one import: check page while it waits, progress while it is written, then its receipt for good."""

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from crm.importing import failed, jobs, kinds
from crm.importing.models import ImportRow
from crm.importing.showing import sources
from crm.importing.showing.progress import progress
from crm.importing.views import checking
from crm.importing.views.finding import find

Fate, Outcome = ImportRow.Fate, ImportRow.Outcome
LISTED = 10


@require_safe
def import_detail(request, pk):
    """The page of an import, by its status."""
    paste = find(request, pk)
    if paste.is_open:
        return checking.show(request, paste)
    if paste.status == paste.Status.FAILED:
        return render(request, "importing/unreadable.html", {"paste": paste, **_common(paste)})
    if paste.is_busy:
        return _show_progress(request, paste)
    if request.htmx.target == "progress":
        return HttpResponseClientRefresh()
    if request.htmx.target == "fates":
        return render(request, "importing/_fates.html", checking.rows_context(request, paste))
    return render(request, "importing/receipt.html", _receipt_context(request, paste))


@require_safe
def import_failed(request, pk):
    """The failed rows as a CSV file, each with its reason."""
    return _rows(find(request, pk), Outcome.FAILED, _("failed-rows-%(day)s.csv"))


@require_safe
def import_skipped(request, pk):
    """The skipped rows as a CSV file, each with its reason."""
    return _rows(find(request, pk), Outcome.SKIPPED, _("skipped-rows-%(day)s.csv"))


@require_safe
def import_source(request, pk):
    """The bytes as they came."""
    paste = find(request, pk)
    if not paste.pieces.exists():
        raise Http404(_("Its source was not kept."))
    name = paste.filename or _("pasted-%(day)s.txt") % {"day": _day(paste)}
    response = StreamingHttpResponse(paste.chunks_of_source(), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _rows(paste, outcome, name):
    response = StreamingHttpResponse(failed.csv_of(paste, outcome), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name % {"day": _day(paste)})
    return response


def _day(paste):
    return timezone.localtime(paste.created_at).date().isoformat()


def _show_progress(request, paste):
    jobs.continue_later(paste, delay=jobs.WATCH)
    template = "importing/_progress.html" if request.htmx.target == "progress" else "importing/running.html"
    return render(request, template, {"paste": paste, "progress": progress(paste), **_common(paste)})


def _common(paste):
    return {"kind": kinds.get(paste.kind), "room": "imports", "can_show_text": sources.fits_box(paste)}


def _receipt_context(request, paste):
    labels = dict(kinds.of(paste).choices())
    named = zip(paste.columns, paste.mapping, strict=True)
    columns = [(name, labels.get(target, target)) for name, target in named if target]
    left_out = [name for name, target in zip(paste.columns, paste.mapping, strict=True) if not target]
    return checking.rows_context(request, paste) | _common(paste) | {
        "columns": columns, "left_out": left_out, "skipped": _skipped(paste), "failed": _failed(paste),
        "separator": sources.separator(paste), "encoding": sources.encoding_name(paste.encoding),
    }  # fmt: skip


def _skipped(paste):
    """The skipped rows as (words, rows): what a stop left, the others by fate when that alone decided."""
    left = [(Outcome.LEFT.label, paste.outcomes[Outcome.LEFT])] if paste.outcomes.get(Outcome.LEFT) else []
    found = left + [(fate.label, paste.counts[fate]) for fate in Fate if fate in _PASSED and paste.counts.get(fate)]
    return found if sum(rows for _label, rows in found) == paste.totals["skipped"] else []


_PASSED = {Fate.DUPLICATE, Fate.REPEAT, Fate.CONFLICT, Fate.CUSTOMER, Fate.PROMOTED, Fate.DISQUALIFIED, Fate.OPTED_OUT}


def _failed(paste):
    """The first failed rows."""
    if not paste.totals["failed"]:
        return []
    return paste.rows.filter(outcome=Outcome.FAILED).defer("derived").order_by("number")[:LISTED]
