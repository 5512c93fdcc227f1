"""Your account: who you are, how you sign in, where you work."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms.people import NameForm
from accounts.services import leave
from crm.exceptions import NotAllowed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request):
    """Everything about oneself on one page; posting changes the name."""
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        request.user.name = form.cleaned_data["name"]
        request.user.save(update_fields=["name"])
        messages.success(request, _("Your name is saved."))
        return redirect("account")
    return render(request, "accounts/account.html", {"form": form, **_facts(request.user)}, status=_status(form))


@login_required
@require_POST
def leave_workspace(request, pk):
    """Give up one's membership of a workspace."""
    membership = get_object_or_404(request.user.memberships.select_related("workspace"), pk=pk)
    try:
        leave(membership)
    except NotAllowed as error:
        form = NameForm(initial={"name": request.user.name})
        context = {"form": form, "refused": error, **_facts(request.user)}
        return render(request, "accounts/account.html", context, status=422)
    messages.success(request, _("You have left %(workspace)s.") % {"workspace": membership.workspace})
    return redirect("account")


@login_required
@require_safe
def leave_question(request, pk):
    """What leaving means, asked before it is done."""
    membership = get_object_or_404(request.user.memberships.select_related("workspace"), pk=pk)
    return render(request, "accounts/leave.html", {"membership": membership})


@login_required
@require_POST
def end_session(request, pk):
    """Sign one's other browser out."""
    session = get_object_or_404(request.user.usersession_set, pk=pk)
    if session.is_current():
        return redirect("account_logout")
    session.end()
    messages.success(request, _("That browser is signed out."))
    return redirect("usersessions_list")


def _facts(user):
    kinds = list(user.authenticator_set.values_list("type", flat=True))
    return {
        "places": user.memberships.select_related("workspace").order_by("workspace__name"),
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "sessions": user.usersession_set.count(),
    }


def _status(form):
    return 422 if form.errors else 200
