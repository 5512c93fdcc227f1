"""The list of customers."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from crm.custom.sorting import page_of
from crm.listing import Sort
from crm.search_similar import similar
from crm.tags.reading import with_tags
from customers import filters
from customers.radar.words import give_rhythms
from customers.summaries import summarise

SORTS = (
    Sort("priority", ("open_value", "open_count")),
    Sort("name", ("name_folded",), descending=False),
    Sort("touched", ("touched_at",)),
    Sort("created", ("created_at",)),
)
SHOWN = ("workspace", "name", "website", "archived_at", "owner__name", "owner__email", "custom")
SORTED = ("open_value", "open_count", "name_folded", "touched_at", "created_at")  # a page's cursors are made of these


def narrowed(request):
    """The filters of the list, and through `.qs` the customers that fit the search and the filters."""
    return filters.narrowed(request.workspace, request.GET)


@require_safe
def customer_list(request):
    """Active customers, those with the most open deals first; archived ones when they are asked for."""
    narrow = narrowed(request)
    rows = with_tags(narrow.qs.only(*SHOWN, *SORTED), request.workspace)
    page = page_of(rows, request.GET, filters=narrow, sorts=SORTS)
    context = {"page": page, "filters": narrow, "views": views(request), "room": "customers"}
    # A search asks as many queries as a page may; who looks for a name wants the customer, not the order. So do the
    # workspace's own words.
    is_search = bool(request.GET.get("q")) or narrow.words.is_on or page.sort not in SORTS
    context["explains"] = page.sort.key == "priority" and page.descending and not is_search
    if not is_search:
        give_rhythms(page.rows)
    context["total"] = summarise(page.rows, request.workspace)
    if not page.rows and not request.GET:
        context["is_new"] = not request.workspace.customers.exists()
    if not page.rows and request.GET.get("q"):
        context["meant"] = similar(request.workspace.customers.all(), request.GET["q"], workspace=request.workspace)
    region = "#results" if request.htmx.target == "customer-results" else ""
    return render(request, f"customers/list.html{region}", context)


def views(request, *, elsewhere=False):
    """The views of the list as tabs; none is current on the page of another list."""
    status, mine = request.GET.get("status"), str(request.user.pk)
    is_mine = status != "archived" and request.GET.getlist("owner") == [mine]
    current = None if elsewhere else "archived" if status == "archived" else "mine" if is_mine else "all"
    return [
        {"label": _("All"), "query": "", "current": current == "all"},
        {"label": _("Mine"), "query": f"?owner={mine}", "current": current == "mine"},
        {"label": _("Archived"), "query": "?status=archived", "current": current == "archived"},
    ]
