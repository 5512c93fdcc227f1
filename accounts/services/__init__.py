"""Opening workspaces, letting people in and out."""

from accounts.services.invitations import accept_invitation, invite, resend, withdraw
from accounts.services.people import change_role, leave, remove_member
from accounts.services.workspaces import change_settings, close_workspace, free_slug, open_workspace

__all__ = [
    "accept_invitation",
    "change_role",
    "change_settings",
    "close_workspace",
    "free_slug",
    "invite",
    "leave",
    "open_workspace",
    "remove_member",
    "resend",
    "withdraw",
]
