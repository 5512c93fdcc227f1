"""The paste page, and the question when the same was imported before."""

import time

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm import phases
from crm.exceptions import DomainError
from crm.http import go
from crm.importing import failed, jobs, kinds
from crm.importing.forms import PasteForm
from crm.importing.models import ImportRow
from crm.importing.planning import other_table
from crm.importing.planning.keeping import earlier
from crm.importing.planning.staging import discard, stage
from crm.importing.showing import sources
from crm.importing.views.finding import find, must_write

# Rows that are read before the first answer; the others stream in behind it. More of them where that takes well under a second.
FIRST, PREVIEWED = 2_000, 10_001
QUICK = 0.2  # seconds for the first ones
_MOST_ID = 18  # digits


@require_http_methods(["GET", "HEAD", "POST"])
def paste_page(request, kind):
    """Paste rows or choose a file; `?from=` brings back the text of an earlier import, `?failed=` or `?skipped=` some of its rows."""
    must_write(request)
    form = PasteForm(request.POST or None, request.FILES or None, initial=_again(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            paste = _stage(request, kind, data["source"], filename=data["filename"])
        except DomainError as error:
            form.add_error("file" if data["filename"] else "text", error.message)
        else:
            return _opened(request, paste)
    context = {"form": form, "kind": kinds.get(kind), "room": kind}
    return render(request, "importing/paste.html", context, status=422 if form.is_bound else 200)


@require_POST
def import_other_table(request, pk):
    """Open the table that begins further down in the source of an import as an import of its own."""
    paste = find(request, pk)
    if not paste.other_table:
        return go(request, paste)
    told = {"filename": other_table.filename_of(paste), "encoding": other_table.ENCODING}
    try:
        opened = _stage(request, paste.kind, other_table.source_of(paste), **told)
    except DomainError as error:
        messages.error(request, error.message)
        return go(request, paste)
    return _opened(request, opened)


@require_safe
def import_again(request, pk):
    """Ask before the very same rows are imported a second time."""
    paste = find(request, pk)
    before = earlier(paste) if paste.is_open else None
    if before is None:
        return redirect(paste)
    before.workspace = request.workspace
    context = {"paste": paste, "before": before, "kind": kinds.get(paste.kind), "room": paste.kind}
    return render(request, "importing/again.html", context)


@require_POST
def import_discard(request, pk):
    """Forget an import that was not confirmed."""
    paste = find(request, pk)
    try:
        discard(paste)
    except DomainError as error:
        messages.error(request, error.message)
        return go(request, paste)
    return go(request, reverse(f"{paste.kind}:import", args=[request.workspace.slug]))


def _stage(request, kind, source, **told):
    began = time.monotonic()
    paste = stage(request.workspace, kind, source, by=request.user, most=FIRST, **told)
    if paste.is_busy and time.monotonic() - began < QUICK:
        phases.run(paste, most=PREVIEWED)
    if paste.is_busy:
        jobs.continue_later(paste)
    return paste


def _opened(request, paste):
    """To the check page, or first to the question whether the very same shall be imported again."""
    return redirect("imports:again", request.workspace.slug, paste.pk) if earlier(paste) else redirect(paste)


def _again(request):
    """The text that the paste box begins with."""
    texts = {
        "from": sources.text_of,
        "failed": _rows(ImportRow.Outcome.FAILED),
        "skipped": _rows(ImportRow.Outcome.SKIPPED),
    }
    for param, text_of in texts.items():
        if (asked := request.GET.get(param, "")).isdecimal() and len(asked) <= _MOST_ID:
            text = text_of(find(request, int(asked)))
            if text is None:
                messages.info(request, _("This is too much for the box. Download it, and drop the file here."))
            return {"text": text or ""}
    return {}


def _rows(outcome):
    return lambda paste: failed.text_of(paste, outcome, most=sources.MOST_SHOWN)
