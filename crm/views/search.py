"""One box over everything."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def search(request):
    return render(request, "crm/search.html", {})
