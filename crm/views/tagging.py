"""The tags of one record, put on and taken off on its page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from crm.attached import ROOMS, link_of
from crm.exceptions import DomainError
from crm.tags.forms import TaggingForm
from crm.tags.reading import with_tags
from crm.tags.services import name_tags, refuse_closed, tag, untag


@require_POST
def tagging(request, link, pk):
    """Put tags on a record (`add`, a line of names, new ones among them) or take one off (`remove`)."""
    if link not in ROOMS:
        raise Http404
    record = get_object_or_404(_room(request, link), pk=pk)
    form, problem = TaggingForm(_posted(request), workspace=request.workspace), ""
    if form.is_valid():
        try:
            refuse_closed(record)
            _apply(request, record, **form.cleaned_data)
        except (DomainError, ValidationError) as error:
            problem = error.messages[0] if isinstance(error, ValidationError) else error.message
    else:
        problem = " ".join(error for errors in form.errors.values() for error in errors)
    if request.htmx:
        return _card(request, record, problem)
    if problem:
        messages.warning(request, problem)
    return redirect(record)


def _room(request, link):
    return getattr(request.workspace, ROOMS[link]).all()


def _posted(request):
    """What was posted; the undo of taking a tag off has it in its address."""
    return request.POST if {"add", "remove"} & set(request.POST) else request.GET


def _apply(request, record, *, add, remove):
    model = type(record)
    if add:
        tag(model, [record.pk], name_tags(request.workspace, add), by=request.user)
    if remove and untag(model, [record.pk], [remove], by=request.user):
        again = f"{request.path}?{urlencode({'add': remove.name})}"
        messages.success(request, _("%(tag)s is off.") % {"tag": remove}, extra_tags=again)


def _card(request, record, problem):
    record = with_tags(_room(request, link_of(type(record))), request.workspace).get(pk=record.pk)
    context = {"record": record, "problem": problem, "typed": request.POST.get("add", "") if problem else ""}
    context["is_focused"] = True
    response = render(request, "components/tags.html", context, status=422 if problem else 200)
    response["HX-Trigger-After-Settle"] = "recordChanged"
    return response
