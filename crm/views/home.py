"""Where people land."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from crm.desk import desk, is_bare


@require_safe
def start(request):
    """The front door: to one's workspace, or to sign in, or to open a first workspace."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL)
    workspaces = request.user.workspaces.order_by("memberships__created_at")
    last = request.COOKIES.get("last_workspace", "").replace("\0", "")
    workspace = (last and workspaces.filter(slug=last).first()) or workspaces.first()
    return redirect(workspace) if workspace else redirect("open_workspace")


@require_safe
def home(request):
    """What to do today; a bare workspace teaches how to begin."""
    context = {"room": "home", "today": timezone.localdate(), **desk(request.workspace, request.user)}
    if not context["lately"] and is_bare(request.workspace):
        return render(request, "crm/welcome.html", context)
    return render(request, "crm/home.html", context)
