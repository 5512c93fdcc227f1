"""Who people are, which workspace they work in, and what they may do there."""

from accounts.models.invitation import Invitation, hash_token
from accounts.models.membership import Membership, Role
from accounts.models.user import User
from accounts.models.workspace import Workspace

__all__ = ["Invitation", "Membership", "Role", "User", "Workspace", "hash_token"]
