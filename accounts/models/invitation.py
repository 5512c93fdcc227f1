"""Asking people into a workspace by e-mail."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.membership import Role
from accounts.models.user import User
from accounts.models.workspace import Workspace


def hash_token(token):
    """How tokens are kept: who reads the database cannot use them."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Neither used nor withdrawn; some of them may have expired and wait to be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def with_hash(self, token_hash):
        """The invitation that the secret in a link belongs to, found by its hash; None when there is none."""
        return self.select_related("workspace", "invited_by").filter(token_hash=token_hash).first()


class Invitation(models.Model):
    """An e-mail that opens a workspace to one person, for two weeks."""

    LASTS = timedelta(days=14)

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="invitations", verbose_name=_("workspace"))
    email = models.EmailField(_("e-mail"), max_length=254)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"), editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_waiting_invitation_each",
            )
        ]

    def __str__(self):
        return self.email

    def renew_token(self):
        """A new secret for the link, returned once and kept only as a hash; the two weeks begin again."""
        token = secrets.token_urlsafe(32)
        self.token_hash, self.expires_at = hash_token(token), timezone.now() + self.LASTS
        return token

    @property
    def is_open(self):
        return self.accepted_at is None and self.withdrawn_at is None and not self.is_expired and self.is_backed

    @property
    def is_backed(self):
        """Whether who sent it may still give that role: nobody comes back by an invitation of their own after leaving."""
        giver = Role.OWNER if self.role == Role.OWNER else Role.ADMIN
        sender = self.workspace.memberships.filter(user=self.invited_by_id, user__is_active=True).first()
        return sender is not None and sender.may(giver)

    @property
    def is_expired(self):
        return self.expires_at <= timezone.now()

    def account(self):
        """The user who has the invited address already, or None."""
        return User.objects.filter(email__iexact=self.email).first()
