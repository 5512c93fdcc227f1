"""What django-tasks lacks: who is working on what, which jobs may not be queued twice, and what recurs."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from crm.jobs.backend import title_of


class WorkerQuerySet(models.QuerySet):
    def silent(self):
        """Those that have not been heard of for so long that they must be dead."""
        return self.filter(beat_at__lt=timezone.now() - timedelta(seconds=settings.JOB_LEASE_SECONDS))

    def alive(self):
        return self.filter(beat_at__gte=timezone.now() - timedelta(seconds=settings.JOB_LEASE_SECONDS))


class Worker(models.Model):
    """A process that runs jobs. It says that it is alive by moving `beat_at`."""

    id = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(default=timezone.now)

    objects = WorkerQuerySet.as_manager()

    def __str__(self):
        return self.id


class Lease(models.Model):
    """The right of one worker to say how one attempt at a job ended.

    It is taken away when the worker falls silent. A worker that was only slow finds its lease gone and says nothing,
    so an attempt ends once. Ids are never used again.
    """

    job = models.OneToOneField("django_tasks_database.DBTaskResult", models.CASCADE, related_name="lease")
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="leases")

    def __str__(self):
        return f"{self.job_id} {self.worker_id}"


class JobKey(models.Model):
    """Keeps a job from being queued a second time until the first is over."""

    key = models.CharField(max_length=200, primary_key=True)
    job = models.OneToOneField("django_tasks_database.DBTaskResult", models.CASCADE, related_name="key")

    def __str__(self):
        return self.key


class ScheduledJobQuerySet(models.QuerySet):
    def due(self, now):
        return self.filter(is_paused=False, next_run_at__lte=now)


class ScheduledJob(models.Model):
    """A job that recurs. All times are UTC. Code proposes how often; what an admin chose stays."""

    class Unit(models.TextChoices):
        MINUTES = "minutes", _("minutes")
        HOURS = "hours", _("hours")
        DAYS = "days", _("days")
        WEEKS = "weeks", _("weeks")

    name = models.CharField(_("name"), max_length=100, unique=True, editable=False)
    path = models.CharField(_("job"), max_length=200, editable=False)
    every = models.PositiveIntegerField(_("every"), validators=[MinValueValidator(1), MaxValueValidator(10_000)])
    unit = models.CharField(_("unit"), max_length=10, choices=Unit.choices)
    at = models.TimeField(_("at (UTC)"), null=True, blank=True, help_text=_("Only for days and weeks."))
    next_run_at = models.DateTimeField(_("next run"))
    last_run_at = models.DateTimeField(_("last run"), null=True, editable=False)
    is_paused = models.BooleanField(_("paused"), default=False)
    is_customised = models.BooleanField(
        _("keep my times"), default=False, help_text=_("Otherwise the times that Handoff proposes are used.")
    )

    objects = ScheduledJobQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("scheduled job")
        verbose_name_plural = _("scheduled jobs")
        constraints = [models.CheckConstraint(condition=models.Q(every__gte=1), name="scheduledjob_every_positive")]

    def __str__(self):
        return title_of(self.name)

    def clean(self):
        if self.at is not None and self.unit not in (self.Unit.DAYS, self.Unit.WEEKS):
            raise ValidationError(
                {"at": _("A time of day goes with days or weeks. Leave it empty, or change the unit.")}
            )

    @property
    def interval(self):
        return timedelta(**{self.unit: self.every})

    @property
    def times_in_words(self):
        words = {
            self.Unit.MINUTES: ngettext("%d minute", "%d minutes", self.every),
            self.Unit.HOURS: ngettext("%d hour", "%d hours", self.every),
            self.Unit.DAYS: ngettext("%d day", "%d days", self.every),
            self.Unit.WEEKS: ngettext("%d week", "%d weeks", self.every),
        }[self.unit] % self.every
        return gettext("%(words)s, at %(at)s UTC") % {"words": words, "at": f"{self.at:%H:%M}"} if self.at else words

    def first_run(self, now):
        """When it should run for the first time: at its time of day if it has one, or one interval from now."""
        if self.at is None:
            return now + self.interval
        today = datetime.combine(now.astimezone(UTC), self.at, tzinfo=UTC)
        return today if today > now else today + timedelta(days=1)

    def run_after(self, now):
        """The first of its times that is after `now`. Times that passed while no worker ran are not made up for."""
        missed = max((now - self.next_run_at) // self.interval, 0)
        return self.next_run_at + (missed + 1) * self.interval
