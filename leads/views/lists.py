"""The list of leads."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from crm.custom.sorting import all_in_order, page_of
from crm.exporting import export
from crm.listing import Sort
from crm.search_similar import similar
from crm.tags.reading import with_tags
from leads import filters
from leads.filters import LeadFilter
from leads.resources import LeadResource

SORTS = (
    Sort("created", ("created_at",)),
    Sort("name", ("name_folded",), descending=False),
    Sort("touched", ("touched_at",)),
)
SHOWN = (
    "workspace",
    "name",
    "website",
    "contact_name",
    "status",
    "industry",
    "source",
    "owner__name",
    "owner__email",
    "custom",
)
SORTED = ("created_at", "name_folded", "touched_at")  # a page's cursors are made of these


def narrowed(request):
    """The filters of the list, and through `.qs` the leads that fit the search and the filters: the list's and its export's."""
    return filters.narrowed(request.workspace, request.GET)


@require_safe
def lead_list(request):
    """Open leads, newest first; promoted and disqualified ones under their own filter."""
    narrow = narrowed(request)
    rows = with_tags(narrow.qs.only(*SHOWN, *SORTED), request.workspace)
    page = page_of(rows, request.GET, filters=narrow, sorts=SORTS)
    region = "#results" if request.htmx.target == "lead-results" else ""
    context = {"page": page, "filters": narrow, "views": _views(request), "room": "leads"}
    context["is_bare"] = not page.rows and not request.GET and not request.workspace.leads.exists()
    if not page.rows:
        context["meant"] = similar(request.workspace.leads.all(), request.GET.get("q", ""), workspace=request.workspace)
    return render(request, f"leads/list.html{region}", context)


@require_safe
def lead_export(request):
    """The list as it is searched, filtered and sorted, whole, as a CSV or XLSX file."""
    leads = all_in_order(narrowed(request).qs, request.GET, workspace=request.workspace, sorts=SORTS)
    return export(request, leads, LeadResource.for_people(request.workspace), request.GET.get("format"), "leads")


def _views(request):
    """The tabs above the list: filters that people come back to, as {"label", "query", "current"}."""
    views = {
        "": _("All open"),
        f"owner={request.user.pk}": _("Mine"),
        "status=qualified": _("Ready to hand off"),
        "status=promoted": _("Promoted"),
        "status=disqualified": _("Disqualified"),
    }
    names = LeadFilter.base_filters
    asked = "&".join(f"{name}={value}" for name in names for value in request.GET.getlist(name))
    return [{"label": label, "query": f"?{query}", "current": query == asked} for query, label in views.items()]
