"""The stages that deals go through, in the workspace's own words."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crm.text import fold


class StageQuerySet(models.QuerySet):
    def offered(self):
        """Those that deals may be put into."""
        return self.filter(retired_at=None)

    def offered_to(self, deal):
        """Those it may be put into, and the one it is in."""
        return self.filter(Q(retired_at=None) | Q(pk=deal.stage_id))

    def retired(self):
        return self.exclude(retired_at=None)

    def called(self, name):
        """The stages of that name, whatever the capitals; when there is none, those that were once called so."""
        key, stages = fold(name), list(self)
        now = [stage for stage in stages if fold(stage.name) == key]
        return now or [stage for stage in stages if key in map(fold, stage.former_names)]


class Stage(models.Model):
    """A step of a deal. A retired one is offered nowhere, and old lines and deals keep its name."""

    class Kind(models.TextChoices):
        OPEN = "open", _("Open")
        WON = "won", _("Won")
        LOST = "lost", _("Lost")

    DEFAULTS = (  # name, probability, kind, days before a deal in it is marked
        (_("Qualification"), 10, Kind.OPEN, 21),
        (_("Proposal"), 40, Kind.OPEN, 30),
        (_("Negotiation"), 70, Kind.OPEN, 30),
        (_("Closed won"), 100, Kind.WON, None),
        (_("Closed lost"), 0, Kind.LOST, None),
    )

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    probability = models.PositiveSmallIntegerField(_("probability in %"), default=0)
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices, default=Kind.OPEN)
    stale_after = models.PositiveSmallIntegerField(
        _("stale after days"),
        null=True,
        blank=True,
        help_text=_("A deal that has stayed longer is marked. Empty: never."),
    )
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    # Where its deals go, which a job sees to.
    retired_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", editable=False, verbose_name=_("deals go to")
    )
    former_names = models.JSONField(_("former names"), default=list, blank=True, editable=False)

    objects = StageQuerySet.as_manager()

    class Meta:
        default_related_name = "stages"
        ordering = ["order", "id"]
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="one_stage_of_each_name"),
            models.CheckConstraint(name="probability_is_a_percentage", condition=models.Q(probability__lte=100)),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("stages:list", args=[self.workspace.slug])

    @property
    def is_open(self):
        return self.kind == self.Kind.OPEN

    @property
    def is_retired(self):
        return self.retired_at is not None

    @property
    def title(self):
        """Its name where a list may hold retired ones as well."""
        return _("%(stage)s (retired)") % {"stage": self.name} if self.is_retired else self.name
