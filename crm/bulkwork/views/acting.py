"""Doing something with many records: the question before it, the act, its end before the end, and its undo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from crm.bulkwork import jobs, kinds
from crm.bulkwork.beginning import begin, stop
from crm.bulkwork.choosing import chosen
from crm.bulkwork.doing import undo
from crm.bulkwork.showing import title
from crm.exceptions import DomainError
from crm.http import back, go
from crm.phases import queueing

AT_ONCE = 500  # records within a request; more go on in the background


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_begin(request, kind, verb):
    """Ask what the verb needs to know, say how many records it is about, and on the second press do it.

    A whole list is named by its filters and counted anew at the second press: when it is not what was said, it is asked again.
    """
    kind, verb = _named(kind, verb)
    here = reverse(kind.list_name, args=[request.workspace.slug])
    if request.method != "POST":
        return go(request, here)
    try:
        choice = chosen(request.workspace, kind, request.POST)
    except DomainError as error:
        messages.info(request, error.message)
        return back(request, otherwise=here)
    is_sure = "count" in request.POST
    form = verb.form(request.POST if is_sure else None, workspace=request.workspace, records=choice.records)
    context = {"kind": kind, "verb": verb, "choice": choice, "form": form, "count": choice.count, "room": kind.key}
    if is_sure and request.POST["count"] != str(context["count"]):
        return _ask(request, context | {"has_moved": True}, 409)
    if not is_sure or not form.is_valid():
        return _ask(request, context, 422 if is_sure else 200)
    return _do(request, choice, verb, verb.given(form), here)


@require_POST
def bulk_export(request, kind):
    """The chosen records as a file."""
    kind, _verb = _named(kind)
    try:
        choice = chosen(request.workspace, kind, request.POST)
    except DomainError as error:
        messages.info(request, error.message)
        return back(request, otherwise=reverse(kind.list_name, args=[request.workspace.slug]))
    return kind.export(request, choice.records.order_by("pk"), request.POST.get("format", "csv"))


@require_POST
def bulk_undo(request, pk):
    """Take a bulk change back: one's own, or as an admin anybody's."""
    change = find(request, pk)
    if change.by_id != request.user.pk and not request.membership.can_manage:
        raise PermissionDenied(_("Only who did it, admins and owners undo this. Ask one of them."))
    try:
        undo(change, by=request.user)
    except DomainError as error:
        messages.info(request, error.message)
        return go(request, change)
    queueing.work_on(change, change.size, jobs.go_on, at_once=AT_ONCE)
    if change.is_busy or change.undone_counts["kept"]:
        return go(request, change)
    messages.success(request, _("Undone: all is as it was."))
    return back(request, otherwise=change)


@require_POST
def bulk_stop(request, pk):
    """Do nothing further; what is done stays."""
    change = find(request, pk)
    try:
        stop(change)
        messages.info(request, _("Stopped. What is done stays, and can be undone."))
    except DomainError as error:
        messages.info(request, error.message)
    return go(request, change)


def find(request, pk):
    """The bulk change `pk` of this workspace, or 404."""
    change = get_object_or_404(request.workspace.bulk_changes.select_related("by", "undone_by"), pk=pk)
    change.workspace = request.workspace
    return change


def _named(kind, verb=None):
    try:
        found = kinds.get(kind)
        return found, verb and found.verb(verb)
    except KeyError:
        raise Http404(_("This cannot be done with many at once.")) from None


def _ask(request, context, status):
    template = "bulk/_ask.html" if request.htmx else "bulk/ask.html"
    verb, records = context["verb"], context["choice"].records
    heading = verb.heading % {"what": context["kind"].counted(context["count"])}
    context |= {"at_once": AT_ONCE, "heading": heading, **verb.preview(records)}
    return render(request, template, context, status=status)


def _do(request, choice, verb, given, here):
    change = begin(request.workspace, choice.kind, verb, given, by=request.user, ids=choice.ids, query=choice.query)
    queueing.work_on(change, change.size, jobs.go_on, at_once=AT_ONCE)
    if change.is_busy:
        return go(request, change)
    _say(request, change)
    return go(request, f"{here}?{request.POST['here']}" if request.POST.get("here") else here)


def _say(request, change):
    done, left = change.counts["changed"], change.counts["left"]
    what = title(change)
    if not done:
        messages.info(request, _("Nothing changed: all of them were so already, or stay as they are."))
        return
    words = f"{what} · {kinds.get(change.kind).counted(done)}."
    if left:
        words += " " + ngettext("%(n)d stays as it was.", "%(n)d stay as they were.", left) % {"n": left}
    messages.success(request, words, extra_tags=change.undo_url)
