"""Who people are, which workspace they work in, and what they may do there."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts import zones
from crm.mentions import Mention
from crm.text import initials, squash


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """A user who signs in with `email`; without a password they must reset it first."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractBaseUser, PermissionsMixin):
    """A person. The e-mail address is the login; what they may do is said by their memberships."""

    email = models.EmailField(
        _("e-mail"), max_length=254, unique=True, error_messages={"unique": _("This address is taken.")}
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    is_staff = models.BooleanField(_("may use the admin"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_lower")]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return squash(self.name).split(" ")[0] or self.email.partition("@")[0]

    @cached_property
    def places(self):
        """What they are in each workspace, by its name: read once for the door, the menu that switches and the bell."""
        return list(self.memberships.as_places())

    @property
    def initials(self):
        return initials(str(self).partition("@")[0])

    @property
    def hue(self):
        """Which of the five avatar colours is theirs."""
        return (self.pk or 0) % 5 + 1


class Workspace(models.Model):
    """The tenant: everything belongs to exactly one."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    phone_region = models.CharField(_("country for phone numbers"), max_length=2, default="GB")
    time_zone = models.CharField(_("time zone"), max_length=63, blank=True, default="")  # empty: the server's
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    # Renewed whenever its tags or fields change; see crm.vocabulary.
    vocabulary = models.CharField(max_length=16, blank=True, default="", editable=False)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="workspaces")

    class Meta:
        verbose_name = _("workspace")
        verbose_name_plural = _("workspaces")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home", args=[self.slug])

    @property
    def zone(self):
        """Where its days begin and end; None when that is as on the server."""
        return zones.zone(self.time_zone)

    def people(self):
        """The users who work here, by name."""
        return User.objects.filter(memberships__workspace=self, is_active=True).order_by(Lower("name"), "email")


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
