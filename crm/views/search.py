"""One box over everything."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from crm.found import found, meant


@require_safe
def search(request):
    """The finds on a page of their own, or as the choices under the box while somebody types."""
    query = request.GET.get("q", "")[:200]
    region = "#choices" if request.htmx.target == "search-choices" else ""
    groups = found(request.workspace, query)
    guesses = [] if groups else meant(request.workspace, query)
    context = {"groups": groups or guesses, "guessed": bool(guesses), "query": query}
    return render(request, f"crm/search.html{region}", context)
