"""Letting people into a workspace by e-mail."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_invitation
from accounts.models import Invitation, Membership, Role
from accounts.services.people import lock_workspace, may
from crm.exceptions import DomainError, NotAllowed


@transaction.atomic
def invite(workspace, email, role, *, by, link):
    """Send `email` a link that lets them in as `role`, for two weeks. `link(token)` is its full address.

    Inviting an address again renews the waiting invitation, with the new role. Raises NotAllowed when `by` may not give
    that role, DomainError when the person works here already.
    """
    lock_workspace(workspace.pk)
    _refuse_unless_giver(workspace, role, by)
    if Membership.objects.filter(workspace=workspace, user__email=email).exists():
        raise DomainError(_("%(email)s works here already.") % {"email": email})
    invitation = Invitation.objects.waiting().filter(workspace=workspace, email=email).first()
    invitation = invitation or Invitation(workspace=workspace, email=email)
    invitation.role, invitation.invited_by = role, by
    return _send(invitation, link)


@transaction.atomic
def resend(invitation, *, by, link):
    """A new link for the same invitation, which `by` answers for now; the one sent before stops working.

    Raises as `invite`, or when it is over.
    """
    invitation = _waiting(invitation)
    _refuse_unless_giver(invitation.workspace, invitation.role, by)
    invitation.invited_by = by
    return _send(invitation, link)


@transaction.atomic
def withdraw(invitation, *, by):
    """The link stops working. Raises NotAllowed unless `by` is an admin, DomainError when it is over already."""
    invitation = _waiting(invitation)
    _refuse_unless_giver(invitation.workspace, Role.VIEWER, by)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    return invitation


@transaction.atomic
def accept_invitation(invitation, *, by):
    """Let `by` in, as what they were invited for; who works there already keeps their role. Gives the membership.

    Raises DomainError when the invitation was used, withdrawn or has expired, or its sender may no longer give that
    role; NotAllowed when it was sent to somebody else: to an address that `by` has not verified.
    """
    invitation = _waiting(invitation)
    if not invitation.is_backed:
        raise DomainError(_("Who invited you may no longer do so. Ask for a new invitation."))
    if invitation.is_expired:
        raise DomainError(_("This invitation has expired. Ask for a new one."))
    if not EmailAddress.objects.filter(user=by, email__iexact=invitation.email, verified=True).exists():
        raise NotAllowed(_("This invitation was sent to somebody else."))
    membership, _new = Membership.objects.get_or_create(
        workspace=invitation.workspace, user=by, defaults={"role": invitation.role}
    )
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return membership


def _waiting(invitation):
    """The invitation as stored, with the workspace locked. Raises DomainError when it is used or withdrawn."""
    lock_workspace(invitation.workspace_id)
    waiting = Invitation.objects.waiting().select_related("workspace").filter(pk=invitation.pk).first()
    if waiting is None:
        raise DomainError(_("This invitation was used or withdrawn."))
    return waiting


def _refuse_unless_giver(workspace, role, by):
    if not may(by, workspace, Role.ADMIN):
        raise NotAllowed(_("Only admins invite people."))
    if role == Role.OWNER and not may(by, workspace, Role.OWNER):
        raise NotAllowed(_("Only an owner makes or unmakes owners."))


def _send(invitation, link):
    """The letter is queued in the transaction that keeps the invitation: both or none."""
    token = invitation.renew_token()
    invitation.save()
    send_invitation(invitation, link(token))
    return invitation
