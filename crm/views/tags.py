"""Settings → Tags: naming, colouring, merging and deleting them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.access import for_admins
from crm.exceptions import DomainError
from crm.tags.forms import MergeTagsForm, TagForm
from crm.tags.managing import change_tag, delete_tag, merge_tags, restore_tag
from crm.tags.models import Tag
from crm.tags.services import name_tags

PAGE = {"room": "settings", "tab": "tags", "colours": Tag.Colour.choices}


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def tag_list(request):
    """All tags by name; posting adds one."""
    form = TagForm(request.POST or None, initial={"colour": Tag.Colour.STONE})
    if form.is_valid():
        try:
            name_tags(request.workspace, [form.cleaned_data["name"]], colour=form.cleaned_data["colour"])
            return redirect("tags:list", request.workspace.slug)
        except DomainError as error:
            form.add_error("name", error.message)
    context = {"form": form, "tags": request.workspace.tags.used(), **PAGE}
    return render(request, "crm/tags.html", context, status=422 if form.errors else 200)


@for_admins
@require_POST
def tag_update(request, pk):
    """Rename or recolour one, on all records at once; the toast gives a former name back."""
    tag, form = _find(request, pk), TagForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("tags:list", request.workspace.slug)
    is_new = form.cleaned_data["name"] != tag.name
    undo = reverse("tags:name_again", args=[request.workspace.slug, pk]) if is_new else ""
    return _do(request, lambda: change_tag(tag, **form.cleaned_data), _("The tag is saved."), undo)


@for_admins
@require_POST
def tag_name_again(request, pk):
    """Give a tag the name back that it had before."""
    tag = _find(request, pk)
    words = _("The tag is called %(name)s again.") % {"name": tag.former}
    return _do(request, lambda: change_tag(tag, name=tag.former or tag.name), words)


@for_admins
@require_POST
def tag_merge(request, pk):
    """Make one tag of two; the toast takes it back."""
    tag, form = _find(request, pk), MergeTagsForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        messages.warning(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("tags:list", request.workspace.slug)
    into = form.cleaned_data["into"]
    words = _("%(name)s is part of %(into)s now.") % {"name": tag, "into": into}
    return _do(request, lambda: merge_tags(tag, into), words, _restore(request, pk))


@for_admins
@require_POST
def tag_delete(request, pk):
    """Take a tag off everything; the toast puts it back where it was."""
    tag = _find(request, pk)
    words = _("The tag %(name)s is deleted.") % {"name": tag}
    return _do(request, lambda: delete_tag(tag), words, _restore(request, pk))


@for_admins
@require_POST
def tag_restore(request, pk):
    tag = get_object_or_404(request.workspace.tags, pk=pk)
    return _do(request, lambda: restore_tag(tag), _("The tag %(name)s is back.") % {"name": tag})


def _do(request, act, words, undo=""):
    try:
        act()
        messages.success(request, words, extra_tags=undo)
    except DomainError as error:
        messages.warning(request, error.message)
    return redirect("tags:list", request.workspace.slug)


def _find(request, pk):
    return get_object_or_404(request.workspace.tags.used(), pk=pk)


def _restore(request, pk):
    return reverse("tags:restore", args=[request.workspace.slug, pk])
