"""Customers that may be the same one: looking for them, and deciding."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from crm.exceptions import DomainError
from crm.listing import Sort, keyset_page
from customers.jobs import search_soon
from customers.services.pairing import dismiss, offer_again
from customers.views.lists import views as customer_views

SORTS = (Sort("strength", ("strength",)),)
LISTED = 25


@require_safe
def duplicate_list(request):
    """The likely pairs nobody has decided, the surest first, and how far a search for them is."""
    pairs = request.workspace.likely_pairs.open().select_related("first__owner", "second__owner")
    pairs = pairs.defer(*(f"{side}__{name}" for side in ("first", "second") for name in ("notes", "search")))
    context = {
        "page": keyset_page(pairs, request.GET, sorts=SORTS, size=LISTED),
        "search": getattr(request.workspace, "pair_search", None),
        "views": customer_views(request, elsewhere=True),
        "room": "customers",
    }
    region = "#results" if request.htmx.target == "duplicate-results" else ""
    return render(request, f"customers/duplicates.html{region}", context)


@require_POST
def duplicate_search(request):
    """Look for duplicates now; asked twice, it is done once."""
    if not search_soon(request.workspace):
        messages.info(request, _("The customers are being compared already."))
    return redirect("customers:duplicates", request.workspace.slug)


@require_POST
def duplicate_dismissal(request, pk):
    """Remember that two customers are two; the toast takes it back."""
    undo = reverse("customers:duplicate_offer", args=[request.workspace.slug, pk])
    return _decide(request, pk, lambda pair: dismiss(pair, by=request.user), _("Noted: these are two customers."), undo)


@require_POST
def duplicate_offer(request, pk):
    return _decide(request, pk, offer_again, _("The pair is on the list again."), "")


def _decide(request, pk, act, words, undo):
    pair = get_object_or_404(request.workspace.likely_pairs, pk=pk)
    try:
        act(pair)
        messages.success(request, words, extra_tags=undo)
    except DomainError as error:
        messages.info(request, error.message)
    return redirect("customers:duplicates", request.workspace.slug)
