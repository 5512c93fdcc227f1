"""The list of customers."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def customer_list(request):
    return render(request, "customers/list.html", {"room": "customers"})
