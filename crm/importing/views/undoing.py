"""Undo, and the undo of the undo. For admins and owners."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.exceptions import DomainError
from crm.http import go
from crm.importing import kinds
from crm.importing.showing.lines import lines
from crm.importing.undoing.forecast import forecast
from crm.importing.undoing.redo import redo
from crm.importing.undoing.undo import undo
from crm.importing.views.finding import find, must_manage, work_on


@require_http_methods(["GET", "HEAD", "POST"])
def import_undo(request, pk):
    """Say what an undo would do (GET), and begin it (POST)."""
    must_manage(request)
    paste = find(request, pk)
    if request.method != "POST":
        return _ask(request, paste) if paste.is_done else go(request, paste)
    again = reverse("imports:redo", args=[request.workspace.slug, paste.pk])
    return _do(request, paste, undo, _("The import is undone."), undo_url=again)


@require_POST
def import_redo(request, pk):
    """Write an undone import again."""
    must_manage(request)
    return _do(request, find(request, pk), redo, _("The import is back as it was."))


def _do(request, paste, change, done, *, undo_url=""):
    """Begin an undo or its undo; a small import is through with it at once, and says so."""
    try:
        change(paste, by=request.user)
    except DomainError as error:
        messages.info(request, error.message)
        return go(request, paste)
    work_on(paste)
    if not paste.is_busy:
        messages.success(request, done, extra_tags=undo_url)
    return go(request, paste)


def _ask(request, paste):
    foretold = forecast(paste)
    kept = zip(lines(paste, [row for row, _why in foretold.staying], can_edit=False), foretold.staying, strict=True)
    context = {
        "paste": paste, "forecast": foretold, "staying": [(line, why) for line, (_row, why) in kept],
        "kind": kinds.get(paste.kind), "room": "imports",
    }  # fmt: skip
    return render(request, "importing/_undo.html" if request.htmx else "importing/undo.html", context)
