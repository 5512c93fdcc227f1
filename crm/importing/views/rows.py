"""Single rows of a checked import: another cell, another choice."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from crm.exceptions import DomainError
from crm.http import go
from crm.importing import kinds
from crm.importing.forms import ChoiceForm, RowForm, form_of
from crm.importing.models import ImportRow
from crm.importing.planning import choosing
from crm.importing.planning.choosing import TOO_LONG
from crm.importing.showing.lines import lines
from crm.importing.views.checking import rows_context, sums_context
from crm.importing.views.finding import find, find_row, must_write

MOST_SHOWN = 200  # rows of one screen that may be drawn anew beside the edited one


@require_http_methods(["GET", "HEAD", "POST"])
def row_cells(request, pk, number):
    """One cell to type into (`?field=email`), or all cells of the row on a page; posting `cell-3=…` stores and judges them."""
    must_write(request)
    paste = find(request, pk)
    row = find_row(paste, number)
    if paste.status != paste.Status.CHECKED:
        messages.info(request, _("This import is not waiting any more, so its rows stay as they are."))
        return go(request, paste)
    if request.method == "POST":
        return _store(request, paste, row)
    line = lines(paste, [row], can_edit=True)[0]
    asked = next((cell for cell in line.cells if cell.name == request.GET.get("field")), None)
    if request.htmx and asked and asked.parts:
        return render(request, "importing/_editor.html", {"line": line, "cell": asked})
    return _page(request, paste, row, form_of(paste, row))


@require_POST
def row_choice(request, pk, number):
    """Create, update, skip, add as a contact: what a person decides for one row."""
    paste = find(request, pk)
    row = find_row(paste, number)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return _refuse(request, paste, _("This cannot be done with a row."))
    try:
        if not choosing.choose(paste, form.cleaned_data["choice"], rows=paste.rows.filter(pk=row.pk)):
            return _refuse(request, paste, _("This cannot be done with row %(n)d.") % {"n": number})
    except DomainError as error:
        return _refuse(request, paste, error.message)
    return _answer(request, paste, row, [])


@require_POST
def row_restoration(request, pk, number):
    """Bring back what a row met and somebody had put away; the row, and others that met it, are judged anew."""
    paste = find(request, pk)
    row = find_row(paste, number)
    records = kinds.get(paste.kind).records
    if row.fate not in (ImportRow.Fate.DUPLICATE, ImportRow.Fate.CUSTOMER) or not records.resting([row.target_id]):
        return _refuse(request, paste, _("There is nothing to restore: it is there already."))
    alike = paste.rows.filter(target_id=row.target_id, fate=row.fate)
    alike = list(alike.values_list("number", flat=True)[:MOST_SHOWN])
    try:
        records.restore(row.target_id, by=request.user)
        choosing.look_again(paste, paste.rows.filter(number__in=alike))
    except DomainError as error:
        return _refuse(request, paste, error.message)
    return _answer(request, paste, row, alike)


@require_POST
def import_choices(request, pk):
    """The same choice for all rows of a fate."""
    paste = find(request, pk)
    form = ChoiceForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["fate"]:
        return _refuse(request, paste, _("This cannot be done with these rows."))
    fate, choice = form.cleaned_data["fate"], form.cleaned_data["choice"]
    try:
        done = choosing.choose(paste, choice, rows=paste.rows.filter(fate=fate))
    except DomainError as error:
        return _refuse(request, paste, error.message)
    messages.success(request, ngettext("Decided for %(n)d row.", "Decided for %(n)d rows.", done) % {"n": done})
    if not request.htmx:
        return redirect(f"{paste.get_absolute_url()}?fate={fate}")
    return render(request, "importing/_fates_and_sums.html", rows_context(request, paste))


def _store(request, paste, row):
    form, repeats = RowForm(request.POST, paste=paste), set(_repeats(paste, row))
    if not form.is_valid():
        return _refuse(request, paste, TOO_LONG) if request.htmx else _page(request, paste, row, form, status=422)
    try:
        row = choosing.edit(paste, row, form.typed)
    except DomainError as error:
        return _refuse(request, paste, error.message)
    if row.errors and not request.htmx:
        return _page(request, paste, row, form.blame(row), status=422, is_kept=True)
    return _answer(request, paste, row, repeats | set(_repeats(paste, row)))


def _page(request, paste, row, form, *, status=200, is_kept=False):
    """All cells of a row as a form; `is_kept` says that what it shows is stored, though something in it is wrong."""
    context = {"paste": paste, "row": row, "form": form, "is_kept": is_kept, "room": "imports"}
    return render(request, "importing/row.html", context, status=status)


def _repeats(paste, row):
    """The rows whose fate hangs on this one's cells."""
    return paste.rows.filter(twin=row.number).values_list("number", flat=True)[:MOST_SHOWN]


def _answer(request, paste, row, others):
    """The row as it stands now, with tabs and sums, and those of the other rows that are on the screen."""
    if not request.htmx:
        return redirect(f"{paste.get_absolute_url()}#row-{row.number}")
    paste.refresh_from_db()
    context = sums_context(request, paste)
    rows = paste.rows.filter(number__in=[row.number, *(set(others) & _on_screen(request))]).order_by("number")
    drawn = lines(paste, rows, can_edit=True)
    mine = next(line for line in drawn if line.row.number == row.number)
    context |= {"line": mine, "others": [line for line in drawn if line is not mine]}
    return render(request, "importing/_row_answer.html", context)


def _on_screen(request):
    """The numbers of the rows that the browser has in its table."""
    numbers = request.POST.get("shown", "").split(" ")[:MOST_SHOWN]
    return {int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < 10}


def _refuse(request, paste, words):
    messages.error(request, words)
    return go(request, paste)
