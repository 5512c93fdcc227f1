"""One act on many records, and each of its rows."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.phases.models import Phased


class BulkChange(Phased):
    """What somebody did with many records at once: the verb, what they gave it, and what came of it.

    Records are either chosen one by one, or (`is_whole`) all that the filters of a list name, which `query` keeps as its query
    string. They are gathered first, each with the value that it had at that moment.
    """

    class Status(models.TextChoices):
        GATHERING = "gathering", _("Being gathered")
        RUNNING = "running", _("Going on")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    BUSY = (Status.GATHERING, Status.RUNNING, Status.UNDOING)

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    kind = models.CharField(_("kind"), max_length=20)
    verb = models.CharField(_("what"), max_length=20)
    given = models.JSONField(_("given"), default=dict)  # what the verb asked for, people as [id, name]
    is_whole = models.BooleanField(_("a whole list"), default=False)
    query = models.TextField(_("filters"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.GATHERING)
    is_stopped = models.BooleanField(_("stopped by a person"), default=False, editable=False)
    size = models.PositiveIntegerField(_("records"), default=0, editable=False)
    counts = models.JSONField(_("counts"), default=dict, editable=False)  # rows by outcome
    undone_counts = models.JSONField(_("undone"), default=dict, editable=False)

    class Meta:
        default_related_name = "bulk_changes"
        verbose_name = _("bulk change")
        verbose_name_plural = _("bulk changes")
        indexes = [models.Index(fields=["workspace", "created_at", "id"], name="bulk_change_created")]

    def __str__(self):
        return f"{self.verb} {self.created_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return reverse("bulk:detail", args=[self.workspace.slug, self.pk])

    @property
    def undo_url(self):
        return reverse("bulk:undo", args=[self.workspace.slug, self.pk])

    @property
    def is_done(self):
        return self.status == self.Status.DONE

    @property
    def is_undone(self):
        return self.status == self.Status.UNDONE

    @staticmethod
    def course():
        """Which function goes through the rows in which status."""
        from crm.bulkwork.course import COURSE  # which is made of this model

        return COURSE


class BulkRow(models.Model):
    """One record of a bulk change: what it had before, what came of it and why.

    `before` is whatever the verb needs to take it back; it is first written when the record is gathered, so that a value that
    somebody changed between then and the act is theirs, and stays.
    """

    class Outcome(models.TextChoices):
        WAITING = "", _("Not reached")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Was so already")
        LEFT = "left", _("Left as it was")

    class Undone(models.TextChoices):
        NOT = "", "–"
        BACK = "back", _("Put back")
        KEPT = "kept", _("Kept")

    change = models.ForeignKey(BulkChange, models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField(_("row"))
    record_id = models.BigIntegerField(_("record"))
    before = models.JSONField(_("before"), default=dict)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True, default="")
    undone = models.CharField(_("undone"), max_length=10, choices=Undone.choices, blank=True, default="")
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("row of a bulk change")
        verbose_name_plural = _("rows of bulk changes")
        constraints = [models.UniqueConstraint(fields=["change", "number"], name="one_bulk_row_of_each_number")]

    def __str__(self):
        return f"{self.number} {self.get_outcome_display()}"

    def leave(self, why):
        """The record stays as it is, with the reason in words."""
        self.outcome, self.reason = self.Outcome.LEFT, why

    def keep(self, why):
        """The undo leaves the record alone, with the reason in words."""
        self.undone, self.reason = self.Undone.KEPT, why
