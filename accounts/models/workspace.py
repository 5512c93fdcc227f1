"""The tenant."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import zones
from accounts.models.user import User


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
