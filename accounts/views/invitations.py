"""From the link in an invitation to the workspace behind it."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import invited
from accounts.services import accept_invitation
from crm.exceptions import DomainError

GONE, UNKNOWN = 410, 404


@never_cache
@require_safe
def open_invitation(request, token):
    """The link itself: takes the secret out of the address and goes on without it."""
    invited.remember_invitation(request, token)
    return redirect("invitation")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request):
    """Join, sign in, sign up, or be told why not; posting joins."""
    found = invited.invitation_of(request)
    if found is None or not found.is_open:
        return render(
            request, "accounts/invitation_over.html", {"invitation": found}, status=GONE if found else UNKNOWN
        )
    if request.method == "POST" and request.user.is_authenticated:
        return _join(request, found)
    context = {"invitation": found, "account": found.account(), "fits": _fits(request.user, found)}
    return render(request, "accounts/invitation.html", context)


@require_POST
@login_required
def switch_account(request):
    """Sign out to accept the invitation as somebody else: it is still there afterwards."""
    token_hash = request.session.get(invited.KEY)
    get_adapter(request).logout(request)
    if token_hash:
        request.session[invited.KEY] = token_hash
    return redirect("invitation")


def _join(request, found):
    try:
        membership = accept_invitation(found, by=request.user)
    except DomainError as error:
        context = {"invitation": found, "fits": False, "refused": error}
        return render(request, "accounts/invitation.html", context, status=403)
    invited.forget_invitation(request)
    messages.success(request, _("Welcome to %(workspace)s.") % {"workspace": membership.workspace})
    return redirect(membership.workspace)


def _fits(user, found):
    """Whether the invitation was sent to an address that this person has verified."""
    if not user.is_authenticated:
        return False
    return user.emailaddress_set.filter(email__iexact=found.email, verified=True).exists()
