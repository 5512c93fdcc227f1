"""Settings of a workspace, and opening and deleting one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import role_required
from accounts.forms.workspaces import CloseWorkspaceForm, OpenWorkspaceForm, SettingsForm
from accounts.models import Role
from accounts.services import change_settings, close_workspace, open_workspace
from crm.editing import read_changes, was

PAGE = {"room": "settings", "tab": "settings"}


@role_required(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    """Name, currency, country, time zone."""
    workspace = request.workspace
    form = SettingsForm(request.POST or None, workspace=workspace, record=workspace)
    context = {"form": form, "was": was(workspace, form.fields), **PAGE}
    if request.method == "POST" and form.is_valid():
        changes, conflicts = read_changes(workspace, form, request.POST)
        if conflicts:
            return render(request, "accounts/settings.html", context | {"conflicts": conflicts}, status=409)
        change_settings(workspace, by=request.user, **changes)
        messages.success(request, _("The settings are saved."))
        return redirect("settings", workspace.slug)
    return render(request, "accounts/settings.html", context, status=422 if form.errors else 200)


@role_required(Role.OWNER)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request):
    """Delete the workspace, once its name was typed."""
    form = CloseWorkspaceForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        close_workspace(request.workspace, by=request.user)
        messages.success(request, _("%(workspace)s is deleted.") % {"workspace": request.workspace})
        return redirect("account")
    counts = {name: getattr(request.workspace, name).count() for name in ("leads", "customers", "contacts")}
    context = {"form": form, "counts": counts, **PAGE}
    return render(request, "accounts/close.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_new(request):
    """A further workspace, or a first one for who has none."""
    form = OpenWorkspaceForm(request.POST or None, languages=request.headers.get("accept-language", ""))
    if request.method == "POST" and form.is_valid():
        return redirect(open_workspace(by=request.user, **form.cleaned_data))
    context = {"form": form, "has_none": not request.user.memberships.exists()}
    return render(request, "accounts/open.html", context, status=422 if form.errors else 200)
