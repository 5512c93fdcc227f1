"""Who works in a workspace, and as what.

Whoever changes that first locks the workspace's row, then reads: of two owners who leave at the same moment, the second
sees that the first has gone. SQLite has no row locks and needs none: its transactions begin with the write lock.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership, Role, Workspace
from crm.exceptions import NotAllowed


@transaction.atomic
def change_role(membership, role, *, by):
    """Give a member another role.

    Raises NotAllowed when `by` is no admin, when an admin makes or unmakes an owner, and when the last owner would go.
    """
    membership = lock_member(membership)
    _refuse_unless_manager(membership, by, _("Only an owner makes or unmakes owners."), Role(role))
    if membership.is_owner and role != Role.OWNER:
        _refuse_last_owner(membership, _("A workspace needs an owner. Make somebody else an owner first."))
    membership.role = role
    membership.save(update_fields=["role"])
    return membership


@transaction.atomic
def remove_member(membership, *, by):
    """Take somebody out of the workspace. What they did there stays, under their name.

    Raises NotAllowed as `change_role` does.
    """
    membership = lock_member(membership)
    _refuse_unless_manager(membership, by, _("Only an owner removes an owner."))
    _refuse_last_owner(membership, _("A workspace needs an owner. Make somebody else an owner first."))
    membership.delete()
    return membership


@transaction.atomic
def leave(membership):
    """The member goes of their own accord. Raises NotAllowed when they are the last owner."""
    membership = lock_member(membership)
    _refuse_last_owner(
        membership,
        _("You are the only owner of %(workspace)s. Make somebody else an owner first, or delete the workspace.")
        % {"workspace": membership.workspace},
    )
    membership.delete()
    return membership


def lock_member(membership):
    """The membership as it is stored, with nobody else changing who works in its workspace.

    Raises NotAllowed when it is gone. Call it inside a transaction.
    """
    lock_workspace(membership.workspace_id)
    stored = Membership.objects.select_related("user", "workspace").filter(pk=membership.pk).first()
    if stored is None:
        raise NotAllowed(_("This person no longer works here."))
    return stored


def lock_workspace(pk):
    """Wait until nobody else changes who works in this workspace, and hold it until the transaction ends."""
    return Workspace.objects.select_for_update().get(pk=pk)


def may(user, workspace, role):
    """Whether `user` has at least `role` in `workspace`, as stored at this moment."""
    membership = Membership.objects.filter(user=user, workspace=workspace).first()
    return membership is not None and membership.may(role)


def _refuse_unless_manager(membership, by, reason, role=None):
    """An admin manages people; whatever touches an owner, or makes one, takes an owner."""
    if not may(by, membership.workspace, Role.ADMIN):
        raise NotAllowed(_("Only admins change who works here."))
    if (membership.is_owner or role == Role.OWNER) and not may(by, membership.workspace, Role.OWNER):
        raise NotAllowed(reason)


def _refuse_last_owner(membership, reason):
    others = Membership.objects.filter(workspace=membership.workspace, role=Role.OWNER).exclude(pk=membership.pk)
    if membership.is_owner and not others.exists():
        raise NotAllowed(reason)
