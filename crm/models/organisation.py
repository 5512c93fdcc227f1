"""What leads and customers have in common."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm import cleaning, text
from crm.custom.records import Customised
from crm.fields import FoldedField
from crm.models.activity import Activity
from crm.models.base import WorkspaceModel
from crm.search import Searchable


class Organisation(Customised, Searchable, WorkspaceModel):
    """A company or person: what leads and customers have in common, and the keys they are matched by."""

    name = models.CharField(_("name"), max_length=200)
    website = models.CharField(_("website"), max_length=300, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    industry = models.CharField(_("industry"), max_length=100, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, db_index=False, related_name="+",
        verbose_name=_("owner"),
    )  # fmt: skip
    touched_at = models.DateTimeField(_("last touch"), default=timezone.now, editable=False)

    # Derived by `derive`, never typed.
    name_folded = FoldedField(max_length=400, editable=False)
    name_key = FoldedField(max_length=400, editable=False)
    domain = models.CharField(max_length=253, blank=True, editable=False)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["workspace", "name_key"], name="%(class)s_name_key"),
            models.Index(fields=["workspace", "domain"], name="%(class)s_domain"),
            models.Index(fields=["workspace", "email"], name="%(class)s_email"),
            models.Index(fields=["workspace", "phone"], name="%(class)s_phone"),
        ]

    def __str__(self):
        return self.name

    def derive(self):
        """Bring the derived columns up to date with what was typed."""
        self.name_folded = text.fold(self.name)[:400]
        self.name_key = text.name_key(self.name)[:400]
        self.domain = cleaning.domain_of(self.website, self.email)[:253]

    def save(self, **kwargs):
        self.derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_folded", "name_key", "domain"}
        super().save(**kwargs)

    def touched(self, at):
        """Somebody talked with them at `at`: keep what follows from that. Called within the transaction that logs it."""
        if at > self.touched_at:
            self.touched_at = at
            type(self).objects.filter(pk=self.pk).update(touched_at=at)

    def touches(self):
        """The lines of its story that are talks with them."""
        return Activity.objects.filter(**{self._meta.model_name: self}, kind__in=Activity.TOUCHES)

    def retouched(self):
        """A talk was taken out, put back or changed: the last touch is the newest there is, else the record's first day."""
        newest = self.touches().aggregate(at=models.Max("happened_at"))["at"]
        self.touched_at = newest or self.created_at
        type(self).objects.filter(pk=self.pk).update(touched_at=self.touched_at)

    @property
    def website_host(self):
        """The website as people say it, without the scheme."""
        return self.website.removeprefix("https://").removeprefix("http://")
