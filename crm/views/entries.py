"""Changing one's own words in a story, taking them out, and putting them back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm.entries import delete_entry, edit_entry, restore_entry
from crm.entry_forms import EntryForm
from crm.exceptions import DomainError, NotAllowed
from crm.http import back
from crm.listing import Sort, keyset_page
from crm.mentions import names_called
from crm.models import Activity

NEWEST = (Sort("deleted", ("deleted_at",)),)


def find(request, pk):
    """The line `pk` of this workspace, taken out or not, or 404; 403 unless who asks wrote it."""
    lines = Activity.every.filter(workspace=request.workspace)
    line = get_object_or_404(lines.select_related("by", "customer", "lead", "contact", "opportunity"), pk=pk)
    if not line.is_own(request.user):
        raise PermissionDenied(_("Only who wrote an entry may change it."))
    return line


@require_http_methods(["GET", "HEAD", "POST"])
def entry_update(request, pk):
    """Change a line in place, or on a page of its own without script."""
    line = find(request, pk)
    form = EntryForm(request.POST or None, line=line, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        link = request.build_absolute_uri
        try:
            line = edit_entry(line, by=request.user, seen=form.cleaned_data["seen"], link=link, **form.changes)
            return _shown(request, find(request, line.pk))
        except NotAllowed as error:
            raise PermissionDenied(error.message) from error
        except DomainError as error:
            form.add_error("text", error.message)
    if "cancel" in request.GET:
        return _shown(request, line)
    template = "components/entry_edit.html" if request.htmx else "crm/entry_update.html"
    return render(request, template, {"line": line, "form": form}, status=422 if form.is_bound else 200)


def _shown(request, line):
    if not request.htmx:
        return back(request, otherwise=line.about)
    return render(request, "components/entry.html", {"line": line, "mentioned": names_called(line.about)})


@require_POST
def entry_delete(request, pk):
    """Take a line out of the story; the toast puts it back."""
    line = find(request, pk)
    if _acts(request, delete_entry, line):
        undo = reverse("entries:restore", args=[request.workspace.slug, pk])
        messages.success(request, _("The entry is out of the story."), extra_tags=undo)
    return HttpResponse() if request.htmx else back(request, otherwise=line.about)


@require_POST
def entry_restore(request, pk):
    """Put a line back into the story."""
    line = find(request, pk)
    if _acts(request, restore_entry, line):
        messages.success(request, _("The entry is back in the story."))
    return back(request, otherwise=line.about)


def _acts(request, act, line):
    try:
        return act(line, by=request.user)
    except DomainError as error:
        messages.error(request, error.message)
        return False


@require_safe
def deleted_list(request):
    """What who asks has taken out of stories, the last first."""
    lines = Activity.every.filter(workspace=request.workspace, by=request.user, deleted_at__isnull=False)
    page = keyset_page(lines.select_related("customer", "lead"), request.GET, sorts=NEWEST)
    return render(request, "crm/entries_deleted.html", {"page": page})
