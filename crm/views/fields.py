"""Settings → Fields: what the workspace wants to know of its records."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm.access import for_admins
from crm.custom.forms import PLACES, FieldForm, NewFieldForm
from crm.custom.services import add_field, bring_back, change_field, move_field, retire
from crm.exceptions import DomainError

PAGE = {"room": "settings", "tab": "fields"}


@for_admins
@require_safe
def field_list(request):
    """The fields in their order, and those that are retired."""
    fields = list(request.workspace.custom_fields.all())
    for field in fields:
        field.places_shown = [label for place, label in PLACES if place in field.places]
    context = {
        "fields": [field for field in fields if not field.is_retired],
        "retired": [field for field in fields if field.is_retired],
    }
    return render(request, "crm/fields.html", context | PAGE)


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def field_create(request):
    form = NewFieldForm(request.POST or None, initial={"places": [request.GET.get("on", "lead")]})
    if form.is_valid():
        try:
            field = add_field(request.workspace, **form.asked())
            messages.success(request, _("%(name)s is asked from now on.") % {"name": field.label})
            return _back(request)
        except DomainError as error:
            form.add_error(None, error.message)
    status = 422 if form.errors else 200
    return render(request, "crm/field_create.html", {"form": form, "places": PLACES, **PAGE}, status=status)


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def field_update(request, pk):
    field = _find(request, pk)
    form = FieldForm(request.POST or None, custom=field)
    if form.is_valid():
        try:
            change_field(field, **form.asked())
            messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["label"]})
            return _back(request)
        except DomainError as error:
            form.add_error(None, error.message)
    context = {"form": form, "field": field, "places": PLACES, **PAGE}
    return render(request, "crm/field_update.html", context, status=422 if form.errors else 200)


@for_admins
@require_POST
def field_move(request, pk, *, up):
    move_field(_find(request, pk), up=up)
    return _back(request)


@for_admins
@require_POST
def field_retire(request, pk):
    """Hide a field; the toast brings it back."""
    undo = reverse("fields:bring_back", args=[request.workspace.slug, pk])
    return _do(request, pk, retire, _("%(name)s is retired. Its values are kept."), undo)


@for_admins
@require_POST
def field_bring_back(request, pk):
    return _do(request, pk, bring_back, _("%(name)s is asked again, with its values."), "")


def _do(request, pk, act, words, undo):
    try:
        messages.success(request, words % {"name": act(_find(request, pk))}, extra_tags=undo)
    except DomainError as error:
        messages.warning(request, error.message)
    return _back(request)


def _find(request, pk):
    return get_object_or_404(request.workspace.custom_fields, pk=pk)


def _back(request):
    return redirect("fields:list", request.workspace.slug)
