"""Every component in every state, for the people who build Handoff."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def styleguide(request):
    return render(request, "crm/styleguide.html", {})
