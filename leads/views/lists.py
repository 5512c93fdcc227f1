"""The list of leads."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from crm.listing import Sort, keyset_page
from leads.filters import LeadFilter

SORTS = (
    Sort("created", ("created_at",)),
    Sort("name", ("name_folded",), descending=False),
    Sort("touched", ("touched_at",)),
)


@require_GET
def lead_list(request):
    """Open leads, newest first; promoted and disqualified ones under their own filter."""
    leads = request.workspace.leads.matching(request.GET.get("q", ""))
    if not request.GET.getlist("status"):
        leads = leads.open()
    filters = LeadFilter(
        request.GET, workspace=request.workspace, queryset=leads.select_related("owner").defer("notes", "search")
    )
    page = keyset_page(filters.qs, request.GET, sorts=SORTS)
    region = "#results" if request.htmx.target == "lead-results" else ""
    return render(request, f"leads/list.html{region}", {"page": page, "filters": filters, "room": "leads"})
