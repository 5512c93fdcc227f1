"""How often people talk with a customer, and from which day on the silence is too long."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.moments import utc_today
from customers.models.customer import Customer


class RhythmQuerySet(models.QuerySet):
    def active(self):
        """Those of customers that are neither archived nor merged into another."""
        return self.filter(customer__archived_at=None, customer__merged_into=None)

    def quiet(self):
        """Those that are silent for more than twice their rhythm today, snoozed or not."""
        return self.active().filter(quiet_on__lte=utc_today())

    def awake(self):
        return self.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=utc_today()))

    def snoozed(self):
        return self.filter(snoozed_until__gt=utc_today())


class Rhythm(models.Model):
    """The rhythm of one customer: `radar.refreshing` keeps it, so that lists need not read stories.

    A customer that nobody has talked with yet has none. `own_days` is its own median gap, empty with fewer than three
    days of touches in a year; `usual_days` is that, or else the workspace's; empty when neither is known. It is quiet from
    the day `quiet_on`, which holds without a refresh as time goes on. `overdue` and `weight` order the list of the quiet
    ones, as of the last refresh; they are 0 for the others.
    """

    customer = models.OneToOneField(
        Customer, models.CASCADE, primary_key=True, related_name="+", db_constraint=False, verbose_name=_("customer")
    )
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    last_on = models.DateField(_("last touch"))
    touches = models.PositiveIntegerField(_("days with a touch in a year"))
    own_days = models.FloatField(_("own rhythm in days"), null=True)
    usual_days = models.FloatField(_("usual rhythm in days"), null=True)
    quiet_on = models.DateField(_("quiet from"), null=True)
    overdue = models.FloatField(_("times its rhythm"), default=0)
    weight = models.FloatField(_("overdue × open value"), default=0)

    snoozed_until = models.DateField(_("fine until"), null=True, blank=True)
    snooze_reason = models.CharField(_("why that is fine"), max_length=500, blank=True)
    snoozed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = RhythmQuerySet.as_manager()

    class Meta:
        default_related_name = "rhythms"
        verbose_name = _("rhythm")
        verbose_name_plural = _("rhythms")
        # Behind the order of the Quiet list stands what says who is on it, so that the many others are passed over within.
        indexes = [
            models.Index(
                fields=["workspace", "weight", "overdue", "customer", "quiet_on", "snoozed_until"], name="rhythm_weight"
            )
        ]

    def __str__(self):
        return str(self.customer_id)

    @property
    def silent_days(self):
        """Whole days since the last touch."""
        return (utc_today() - self.last_on).days

    @property
    def usual(self):
        """The usual number of days between two touches as people say it, a half rounded up; None when unknown."""
        return None if self.usual_days is None else int(self.usual_days + 0.5)

    @property
    def is_quiet(self):
        return self.quiet_on is not None and self.quiet_on <= utc_today()

    @property
    def is_snoozed(self):
        return self.snoozed_until is not None and self.snoozed_until > utc_today()


class CommonRhythm(models.Model):
    """The workspace's rhythm: the median of its customers' own ones, for those that have none yet."""

    workspace = models.OneToOneField(
        "accounts.Workspace",
        models.CASCADE,
        primary_key=True,
        related_name="common_rhythm",
        verbose_name=_("workspace"),
    )
    days = models.FloatField(_("days"), null=True)
    refreshed_at = models.DateTimeField(_("refreshed"), default=timezone.now)

    class Meta:
        verbose_name = _("rhythm of a workspace")
        verbose_name_plural = _("rhythms of workspaces")

    def __str__(self):
        return str(self.days)
