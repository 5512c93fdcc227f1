"""The check page: what each column is, and what will happen to each row."""

from urllib.parse import parse_qsl, urlsplit

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from crm.exceptions import DomainError
from crm.http import go
from crm.importing import jobs, kinds
from crm.importing.forms import CountryForm, MappingForm, NamesForm, ReadingForm
from crm.importing.planning.keeping import earlier
from crm.importing.planning.rereading import read_phones_of, reread
from crm.importing.planning.staging import remap
from crm.importing.showing import sources
from crm.importing.showing.countries import has_phones, own_country
from crm.importing.showing.doubts import unsure
from crm.importing.showing.fates import bar, chosen_word, tabs
from crm.importing.showing.lines import fields_of, lines, options
from crm.importing.showing.new_tags import new_tags
from crm.importing.showing.paging import rows_asked_for
from crm.importing.showing.progress import progress
from crm.importing.views.finding import AT_ONCE, find

MOST_AT_ONCE = 21  # columns; beyond, those that are left out are folded away


def show(request, paste):
    """The check page, or the part of it that htmx asks for."""
    if request.htmx.target == "fates":
        return render(request, "importing/_fates.html", rows_context(request, paste))
    if request.htmx.target == "progress":
        return _show_progress(request, paste)
    return render(request, "importing/check.html", check_context(request, paste))


@require_POST
def import_mapping(request, pk):
    """Say anew what each column is, or what becomes of duplicates; every row is judged again."""
    paste = find(request, pk)
    form = MappingForm(request.POST, paste=paste)
    if not form.is_valid():
        part = "_check" if request.htmx else "check"
        return render(request, f"importing/{part}.html", check_context(request, paste, form), status=422)
    return _again(request, paste, remap, mapping=form.mapping, duplicates=form.cleaned_data["duplicates"])


@require_POST
def import_reading(request, pk):
    """Read the source anew in its place: as other letters, with another separator, with its heading in another row."""
    paste = find(request, pk)
    form = ReadingForm(request.POST, paste=paste)
    if not form.is_valid():
        messages.error(request, _("It cannot be read so. Choose among what is offered."))
        return go(request, paste)
    return _again(request, paste, reread, **form.cleaned_data)


@require_POST
def import_country(request, pk):
    """Read the phone numbers of this import as those of another country."""
    paste = find(request, pk)
    form = CountryForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("There is no such country. Choose one of the list."))
        return go(request, paste)
    return _again(request, paste, read_phones_of, region=form.cleaned_data["region"])


@require_POST
def import_names(request, pk):
    """Name the rows that have no name after their website or e-mail, or leave them without one again."""
    form = NamesForm(request.POST)
    form.full_clean()
    return _again(request, find(request, pk), remap, **form.cleaned_data)


def _again(request, paste, change, **how):
    """Change how an import is read, and show the check page with every row judged again."""
    try:
        paste = change(paste, **how, most=AT_ONCE + 1)
    except DomainError as error:
        messages.info(request, error.message)
        return go(request, paste)
    if paste.is_busy:
        jobs.continue_later(paste)
    if not request.htmx:
        return redirect(paste)
    return render(request, "importing/_check.html", check_context(request, paste))


def check_context(request, paste, form=None):
    """What the check page needs."""
    form = form or MappingForm(paste=paste)
    samples = sources.samples(paste, paste.rows.order_by("number").values_list("cells", flat=True)[:50])
    columns = list(zip(form.columns, samples, strict=True))
    unused = [column for column in columns if not (column[0].value() or column[0].errors)]
    is_wide = len(columns) > MOST_AT_ONCE
    labels = dict(kinds.offered(paste).choices())
    return rows_context(request, paste) | {
        "form": form,
        "columns": [column for column in columns if column not in unused] if is_wide else columns,
        "further": unused if is_wide else [],
        "left_out": [field.label for field, _sample in unused],
        "unsure": unsure(paste, labels),
        "unfolded": "unfolded" in request.POST,
        "reading": ReadingForm(paste=paste),
        "can_show_text": sources.fits_box(paste),
        "before": _before(request, paste),
        "country": CountryForm(initial={"region": paste.region}) if has_phones(paste) else None,
        "own_country": own_country(paste),
        "afresh": 0 if paste.is_busy else paste.decisions.count(),
    }


def _before(request, paste):
    """The import that wrote the very same source before, or None."""
    before = earlier(paste)
    if before:
        before.workspace = request.workspace
    return before


def rows_context(request, paste):
    """What the table of rows, its tabs and its sums need."""
    page = rows_asked_for(paste, _params(request))
    context = sums_context(request, paste)
    can_edit = context["can_edit"]
    return context | {
        "page": page, "fields": fields_of(paste), "lines": lines(paste, page.rows, can_edit=can_edit),
        "choices": options(paste, context["kind"], page.word) if can_edit and page.word else [],
    }  # fmt: skip


def sums_context(request, paste):
    """What the tabs and sums need, which are drawn anew with every row that changes."""
    chosen = chosen_word(paste, _params(request))
    return {
        "paste": paste, "kind": kinds.get(paste.kind), "room": "imports", "totals": paste.totals,
        "tabs": tabs(paste, chosen), "bar": bar(paste), "progress": progress(paste) if paste.is_busy else None,
        "can_edit": paste.status == paste.Status.CHECKED and request.membership.can_write, "new_tags": new_tags(paste),
        "nameless": 0 if paste.is_busy else paste.nameless,
    }  # fmt: skip


def _params(request):
    """The parameters of the page that the browser shows: an htmx request for another part of it does not carry them."""
    if not request.htmx or (request.method == "GET" and request.htmx.target == "fates"):
        return request.GET
    try:
        return dict(parse_qsl(urlsplit(request.htmx.current_url or "").query))
    except ValueError:
        return {}


def _show_progress(request, paste):
    """A second later: how far it is; once all is checked, the whole page anew."""
    if not paste.is_busy:
        response = render(request, "importing/_check.html", check_context(request, paste))
        return reswap(retarget(response, "#check"), "innerHTML")
    jobs.continue_later(paste, delay=jobs.WATCH)
    return render(request, "importing/_progress_check.html", sums_context(request, paste))
