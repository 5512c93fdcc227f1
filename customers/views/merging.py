"""Merging two customers and taking it back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.exceptions import DomainError
from crm.http import back
from customers.likeness import likely_pair
from customers.merge_dialog import MergeDialog
from customers.models import Customer
from customers.services import merge, undo_merge
from customers.views.page import find

MOST = 8
LISTED = 5


@require_http_methods(["GET", "HEAD", "POST"])
def customer_merge(request, pk):
    """Choose the other customer, then (`?with=`) compare the two field by field, then merge."""
    one, given = find(request, pk), request.POST if request.method == "POST" else request.GET
    if not given.get("with"):
        return _choose(request, one)
    other = find(request, number(given["with"]))
    data = request.POST if request.method == "POST" else None
    dialog = MergeDialog(one, other, keep=request.GET.get("keep"), data=data)
    if one == other:
        return _choose(request, one, problem=_("A customer cannot be merged with itself. Choose another one."))
    if data is None or not dialog.is_valid():
        return _compare(request, dialog, status=422 if data is not None else 200)
    try:
        done = merge(dialog.kept, dialog.absorbed, by=request.user, values=dialog.asked())
    except DomainError as error:
        dialog.form.add_error(None, error.message)
        return _compare(request, dialog, status=422)
    words = {"name": done.absorbed.name, "kept": done.kept.name}
    messages.success(request, _("%(name)s is part of %(kept)s now.") % words, extra_tags=done.undo_url)
    return redirect(done.kept)


def number(text):
    """An id out of an address or form; 404 for what cannot be one."""
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def _choose(request, customer, *, problem=""):
    query = request.GET.get("q", "")
    others = request.workspace.customers.matching(query).exclude(pk=customer.pk).select_related("owner")
    found = list(others.defer("search", "notes").order_by("-touched_at", "-id")[: MOST + 1])
    pair = None if query else likely_pair(customer)
    context = {"customer": customer, "customers": found[:MOST], "has_more": len(found) > MOST, "query": query}
    context |= {"likely": pair and pair.other(customer), "problem": problem, "room": "customers"}
    region = "#choices" if request.htmx.target == "customer-choices" else ""
    return render(request, f"customers/merge_choose.html{region}", context, status=422 if problem else 200)


def _compare(request, dialog, status=200):
    region = "#join" if request.htmx.target == "merge-join" else ""
    context = {"dialog": dialog, "customer": dialog.one, "room": "customers"}
    return render(request, f"customers/merge.html{region}", context, status=status)


@require_POST
def merge_undo(request, pk):
    """Give both customers back, and say what stays where it was added."""
    done = get_object_or_404(request.workspace.merges.select_related("kept", "absorbed"), pk=pk)
    try:
        stays = undo_merge(done, by=request.user)
    except DomainError as error:
        messages.warning(request, error.message)
        return back(request, otherwise=Customer.every.get(pk=done.kept_id))
    names = {"kept": done.kept.name, "absorbed": done.absorbed.name}
    messages.success(request, _("%(absorbed)s is a customer of its own again.") % names)
    if stays:
        messages.info(request, _("Added since and kept at %(kept)s: ") % names + "; ".join(_first(stays)))
    return redirect(done.kept)


def _first(stays):
    more = len(stays) - LISTED
    return [*stays[:LISTED], *([_("and %(n)s more, see the story") % {"n": more}] if more > 0 else [])]


def kept_instead(request, pk):
    """The customer that `pk` has become part of, with a word about it; None when it was not merged."""
    standing = request.workspace.merges.standing().select_related("kept", "absorbed")
    first = done = standing.filter(absorbed=pk).first()
    while done and done.kept.is_merged:
        done = standing.filter(absorbed=done.kept).first()
    if done:
        words = {"name": first.absorbed.name, "kept": done.kept.name}
        messages.info(request, _("%(name)s was merged into %(kept)s. This is its page now.") % words)
    return done and done.kept
