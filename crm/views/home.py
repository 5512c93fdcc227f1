"""Where people land."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET


@require_GET
def start(request):
    """The front door: to one's workspace, or to sign in, or to open a first workspace."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL)
    workspace = request.user.workspaces.order_by("memberships__created_at").first()
    return redirect(workspace) if workspace else redirect("open_workspace")


@require_GET
def home(request):
    return render(request, "crm/home.html", {"room": "home"})
