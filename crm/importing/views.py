"""The import pages: paste, check, receipt, and the list of what was brought in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm.exceptions import DomainError
from crm.http import go
from crm.importing import kinds
from crm.importing.failed import failed_csv
from crm.importing.forms import MappingForm, PasteForm
from crm.importing.reading import Unreadable
from crm.importing.showing import bar, fates, samples, separator
from crm.importing.staging import AlreadyConfirmed, discard, remap, stage
from crm.importing.writing import confirm
from crm.listing import Sort, keyset_page

NEWEST = (Sort("created", ("created_at",)),)


def find(request, pk):
    """The import `pk` of this workspace, or 404."""
    return get_object_or_404(request.workspace.imports.select_related("by", "workspace"), pk=pk)


@require_safe
def import_list(request):
    """What was brought in, newest first."""
    imports = request.workspace.imports.select_related("by").defer("packed", "columns", "mapping")
    page = keyset_page(imports, request.GET, sorts=NEWEST)
    for paste in page:
        paste.workspace = request.workspace
    context = {"page": page, "kinds": kinds.every(), "room": "imports"}
    return render(request, "importing/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paste_page(request, kind):
    """Paste rows or choose a file; `?from=` brings the text of an earlier import back, `?failed=` its failed rows."""
    if not request.membership.can_write:
        raise PermissionDenied(
            _("You may look at this workspace, not change it. Ask an admin for the role of a member.")
        )
    form = PasteForm(request.POST or None, request.FILES or None, initial=_again(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            paste = stage(
                request.workspace, kind, data["source"], by=request.user,
                filename=data["filename"], encoding=data["encoding"],
            )  # fmt: skip
            return redirect(paste)
        except Unreadable as error:
            form.add_error("file" if data["filename"] else "text", error.message)
    context = {"form": form, "kind": kinds.get(kind), "room": kind}
    return render(request, "importing/paste.html", context, status=422 if form.is_bound else 200)


@require_safe
def import_detail(request, pk):
    """The check page of an import that waits, the receipt of one that is written."""
    paste = find(request, pk)
    if request.htmx.target == "fates":
        return render(request, "importing/_fates.html", _rows_context(request, paste))
    if paste.is_open:
        return render(request, "importing/check.html", check_context(request, paste))
    return render(request, "importing/receipt.html", _receipt_context(request, paste))


@require_POST
def import_mapping(request, pk):
    """Say anew what each column is; every row is judged again."""
    paste = find(request, pk)
    form = MappingForm(request.POST, paste=paste)
    status = 200
    if form.is_valid():
        try:
            paste = remap(paste, mapping=form.mapping, duplicates=form.cleaned_data["duplicates"])
        except AlreadyConfirmed as error:
            messages.info(request, error.message)
            return go(request, paste)
        if not request.htmx:
            return redirect(paste)
        form = None
    else:
        status = 422
    part = "#check" if request.htmx else ""
    return render(request, f"importing/check.html{part}", check_context(request, paste, form), status=status)


@require_POST
def import_writing(request, pk):
    """Write a checked import, once; asked a second time it shows the receipt."""
    paste = find(request, pk)
    try:
        confirm(paste, by=request.user)
    except AlreadyConfirmed as error:
        messages.info(request, error.message)
    return go(request, paste)


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


@require_safe
def import_failed(request, pk):
    """The failed rows as a CSV file, each with its reason."""
    paste = find(request, pk)
    response = HttpResponse("\ufeff" + failed_csv(paste), content_type="text/csv; charset=utf-8")
    day = timezone.localtime(paste.created_at).date().isoformat()
    name = _("failed-rows-%(day)s.csv") % {"day": day}
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def check_context(request, paste, form=None):
    """What the check page needs."""
    form = form or MappingForm(paste=paste)
    context = _rows_context(request, paste)
    columns = zip(form.columns, samples(paste, paste.rows.order_by("number")[:50]), strict=True)
    return context | {"form": form, "columns": list(columns), "mapped": sum(map(bool, paste.mapping))}


def _rows_context(request, paste):
    paste.workspace = request.workspace
    return fates(paste, request.GET) | {
        "paste": paste, "kind": kinds.get(paste.kind), "bar": bar(paste), "separator": separator(paste), "room": "imports",
    }  # fmt: skip


def _receipt_context(request, paste):
    left_out = [name for name, field in zip(paste.columns, paste.mapping, strict=True) if not field]
    labels = dict(kinds.get(paste.kind).choices())
    mapped = [
        (name, labels.get(field, field)) for name, field in zip(paste.columns, paste.mapping, strict=True) if field
    ]
    failed = paste.rows.filter(fate="invalid").order_by("number")[:10]
    return _rows_context(request, paste) | {"mapped": mapped, "left_out": left_out, "failed": failed}


def _again(request):
    """The text that the paste box begins with."""
    for param, text_of in (("from", lambda paste: paste.source), ("failed", failed_csv)):
        if (asked := request.GET.get(param, "")).isdecimal() and len(asked) < 19:
            return {"text": text_of(find(request, int(asked)))}
    return {}
