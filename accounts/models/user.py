"""People and how they sign in."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from crm.faces import Faced
from crm.text import squash


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """A user who signs in with `email`; without a password they must reset it first."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(Faced, AbstractBaseUser, PermissionsMixin):
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
