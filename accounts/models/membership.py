"""What people may do in a workspace."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.workspace import Workspace
from crm.mentions import Mention


class Role(models.TextChoices):
    VIEWER = "viewer", _("Viewer")
    MEMBER = "member", _("Member")
    ADMIN = "admin", _("Admin")
    OWNER = "owner", _("Owner")

    @property
    def rank(self):
        return RANKS[self]


RANKS = {role: rank for rank, role in enumerate(Role)}  # every row of a list asks what its reader may do


class MembershipQuerySet(models.QuerySet):
    def as_places(self):
        """With the workspace, by its name, and `unread`: how often they were called by name there unseen, or None."""
        calls = Mention.objects.filter(
            user=models.OuterRef("user"), workspace=models.OuterRef("workspace"), read_at=None
        )
        unread = calls.order_by().values("user").annotate(n=models.Count("pk")).values("n")
        places = self.select_related("workspace").annotate(unread=models.Subquery(unread))
        return places.order_by(Lower("workspace__name"), "workspace__slug")


class Membership(models.Model):
    """A user in a workspace, with what they may do: each role may do what the ones before it may.

    Viewers read; members work; admins also manage people, settings, imports' undo and the Agent; owners also
    delete or transfer the workspace.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="memberships", verbose_name=_("workspace"))
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["workspace", "user"], name="one_membership_each")]

    def __str__(self):
        return f"{self.user} · {self.get_role_display()}"

    def may(self, role):
        """Whether this member has at least `role`."""
        return Role(self.role).rank >= Role(role).rank

    @property
    def can_write(self):
        return self.may(Role.MEMBER)

    @property
    def can_manage(self):
        return self.may(Role.ADMIN)

    @property
    def is_owner(self):
        return self.role == Role.OWNER
