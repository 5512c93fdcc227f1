"""Settings → People: who works here, as what, and who is invited."""

from allauth.core import ratelimit
from django.contrib import messages
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import role_required
from accounts.forms.people import InviteForm, RoleForm, roles_given_by
from accounts.models import Role
from accounts.services import change_role, invite, remove_member, resend, withdraw
from crm.exceptions import DomainError


@role_required(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def people_list(request):
    """The members and the waiting invitations; posting invites."""
    form = InviteForm(request.POST or None, giver=request.membership)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    if not _may_send(request):
        form.add_error(None, _("That were many invitations. Go on in an hour."))
        return _page(request, form, status=429)
    try:
        email, role = form.cleaned_data["email"], form.cleaned_data["role"]
        invite(request.workspace, email, role, by=request.user, link=_link(request))
    except DomainError as error:
        form.add_error("email", error.message)
        return _page(request, form, status=422)
    messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": email})
    return _back(request)


@role_required(Role.ADMIN)
@require_POST
def role(request, pk):
    """Give a member another role."""
    membership = get_object_or_404(request.workspace.memberships.select_related("user"), pk=pk)
    form = RoleForm(request.POST, giver=request.membership)
    if not form.is_valid():
        return _refused(request, _("This role is not yours to give."))
    try:
        membership = change_role(membership, form.cleaned_data["role"], by=request.user)
    except DomainError as error:
        return _refused(request, error)
    words = {"who": membership.user, "role": membership.get_role_display()}
    messages.success(request, _("%(who)s: %(role)s from now on.") % words)
    return _back(request) if request.membership.pk != pk or membership.can_manage else redirect(request.workspace)


@role_required(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request, pk):
    """Ask, then take a member out of the workspace."""
    membership = get_object_or_404(request.workspace.memberships.select_related("user"), pk=pk)
    if request.method != "POST":
        return render(request, "accounts/remove_member.html", {"member": membership, **_room()})
    try:
        remove_member(membership, by=request.user)
    except DomainError as error:
        return _refused(request, error)
    messages.success(request, _("%(who)s no longer works here.") % {"who": membership.user})
    return _back(request) if membership.user_id != request.user.pk else redirect("start")


@role_required(Role.ADMIN)
@require_POST
def resend_invitation(request, pk):
    """Send a new link; the old one stops working."""
    invitation = get_object_or_404(request.workspace.invitations.waiting(), pk=pk)
    if not _may_send(request):
        return _refused(request, _("That were many invitations. Go on in an hour."), status=429)
    try:
        resend(invitation, by=request.user, link=_link(request))
    except DomainError as error:
        return _refused(request, error)
    messages.success(request, _("A new link is on its way to %(email)s.") % {"email": invitation.email})
    return _back(request)


@role_required(Role.ADMIN)
@require_POST
def withdraw_invitation(request, pk):
    """Make the link useless."""
    invitation = get_object_or_404(request.workspace.invitations.waiting(), pk=pk)
    try:
        withdraw(invitation, by=request.user)
    except DomainError as error:
        return _refused(request, error)
    messages.success(request, _("The invitation to %(email)s is withdrawn.") % {"email": invitation.email})
    return _back(request)


def _page(request, form, status=200, **more):
    members = request.workspace.memberships.select_related("user").order_by(Lower("user__name"), "user__email")
    context = {
        "form": form,
        "members": members,
        "invitations": request.workspace.invitations.waiting().select_related("invited_by"),
        "roles": roles_given_by(request.membership),
        **_room(),
        **more,
    }
    return render(request, "accounts/people.html", context, status=status)


def _refused(request, reason, status=422):
    return _page(request, InviteForm(giver=request.membership), status=status, refused=reason)


def _room():
    return {"room": "settings", "tab": "people"}


def _back(request):
    return redirect("people:list", request.workspace.slug)


def _may_send(request):
    return ratelimit.consume(request, action="invite", user=request.user)


def _link(request):
    return lambda token: request.build_absolute_uri(reverse("open_invitation", args=[token]))
