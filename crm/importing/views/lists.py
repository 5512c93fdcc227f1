"""What was brought in."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from crm.importing import kinds
from crm.listing import Sort, keyset_page

NEWEST = (Sort("created", ("created_at",)),)


@require_safe
def import_list(request):
    """The imports of the workspace, newest first."""
    imports = request.workspace.imports.select_related("by").defer("columns", "headers", "mapping")
    page = keyset_page(imports, request.GET, sorts=NEWEST)
    for paste in page:
        paste.workspace = request.workspace
    return render(request, "importing/list.html", {"page": page, "kinds": kinds.every(), "room": "imports"})
