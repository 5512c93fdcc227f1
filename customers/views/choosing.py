"""A new deal from anywhere: first, with whom?"""

from django.shortcuts import render
from django.views.decorators.http import require_safe

MOST = 8


@require_safe
def opportunity_begin(request):
    """Choose the customer of a new deal: those talked to lately, or those that the search finds. Archived ones take no deals."""
    query = request.GET.get("q", "")
    customers = request.workspace.customers.active().matching(query).select_related("owner")
    customers = customers.defer("search", "notes").order_by("-touched_at", "-id")
    found = list(customers[: MOST + 1])
    context = {"customers": found[:MOST], "has_more": len(found) > MOST, "query": query, "room": "opportunities"}
    region = "#choices" if request.htmx.target == "customer-choices" else ""
    return render(request, f"opportunities/begin.html{region}", context)
