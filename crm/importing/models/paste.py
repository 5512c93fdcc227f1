"""One paste or upload."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.importing.models.row import ImportRow
from crm.phases.models import Phased


class Import(Phased):
    """A table that somebody brought in: what each column was taken for, how far the work is, and what came of it.

    A phase (reading, judging, writing, undoing, redoing) goes through the rows in the order of their numbers, undoing in the
    opposite one.
    """

    class Status(models.TextChoices):
        READING = "reading", _("Being read")
        JUDGING = "judging", _("Being checked")
        CHECKED = "checked", _("To confirm")
        RUNNING = "running", _("Being written")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        REDOING = "redoing", _("Being written again")
        FAILED = "failed", _("Not readable")

    OPEN = (Status.READING, Status.JUDGING, Status.CHECKED)
    BUSY = (Status.READING, Status.JUDGING, Status.RUNNING, Status.UNDOING, Status.REDOING)
    WRITTEN = (Status.DONE, Status.UNDONE)

    class Duplicates(models.TextChoices):
        SKIP = "skip", _("Skip")
        UPDATE = "update", _("Fill what is empty")
        OVERWRITE = "overwrite", _("Update all")
        CREATE = "create", _("Create anyway")

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    kind = models.CharField(_("kind"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("pasted"), default=timezone.now, editable=False)
    started_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    finished_at = models.DateTimeField(_("written"), null=True, editable=False)
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.READING)
    is_stopped = models.BooleanField(_("stopped by a person"), default=False, editable=False)
    problem = models.TextField(_("problem"), blank=True, editable=False)  # why it, or some of it, could not be read

    # As it came; the bytes themselves are in `pieces`.
    digest = models.CharField(max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("bytes"), default=0, editable=False)
    filename = models.CharField(_("file"), max_length=200, blank=True)
    encoding = models.CharField(_("encoding"), max_length=30, blank=True)
    delimiter = models.CharField(_("separator"), max_length=10, blank=True)
    heading = models.PositiveIntegerField(
        _("row of the heading"), null=True
    )  # 0 for none, empty before it was looked for
    phone_region = models.CharField(_("country for phone numbers"), max_length=2, blank=True)  # empty: the workspace's
    other_table = models.PositiveIntegerField(_("row where another table begins"), null=True, editable=False)

    columns = models.JSONField(_("columns"), default=list)  # names, one a column
    headers = models.JSONField(_("headings"), default=list)  # as they stood there, "" without one
    mapping = models.JSONField(_("mapping"), default=list)  # the target of each column, "" when it is left out
    duplicates = models.CharField(
        _("if it is here already"), max_length=10, choices=Duplicates.choices, default=Duplicates.UPDATE
    )
    makes_names = models.BooleanField(_("rows without a name are given one"), default=False)
    nameless = models.PositiveIntegerField(default=0, editable=False)  # rows that lack only a name, and can get one
    rows_read = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    counts = models.JSONField(_("counts"), default=dict)  # rows by fate
    outcomes = models.JSONField(_("outcomes"), default=dict)  # rows by outcome, planned or real
    decided = models.PositiveIntegerField(_("rows changed by hand"), default=0, editable=False)
    new_tags = models.JSONField(default=list, editable=False)  # names of the tags that it would make
    tags_made = models.JSONField(default=list, editable=False)  # ids of the tags that are there because of it
    undone_counts = models.JSONField(_("undone"), default=dict)  # rows by what an undo did with them

    class Meta:
        default_related_name = "imports"
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [
            models.Index(fields=["workspace", "created_at", "id"], name="import_created"),
            models.Index(fields=["workspace", "digest"], name="import_digest"),
        ]

    def __str__(self):
        return f"{self.get_status_display()} {self.created_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return reverse("imports:detail", args=[self.workspace.slug, self.pk])

    @property
    def region(self):
        """The country (GB) that phone numbers without a country code are read with."""
        return self.phone_region or self.workspace.phone_region

    @property
    def is_open(self):
        """Whether nothing has been written yet."""
        return self.status in self.OPEN

    @staticmethod
    def course():
        """Which function goes through the rows in which status."""
        from crm.importing.course import COURSE  # which is made of this model

        return COURSE

    @property
    def is_done(self):
        return self.status == self.Status.DONE

    @property
    def totals(self):
        """Every row in one of five words: rows = created + updated + unchanged + skipped + failed."""
        rows = {word: self.outcomes.get(word, 0) for word in ImportRow.Outcome.values}
        rows[ImportRow.Outcome.SKIPPED] += rows.pop(ImportRow.Outcome.LEFT)
        return rows | {"rows": sum(rows.values())}

    @property
    def seconds(self):
        """How long the writing took."""
        return (self.finished_at - self.started_at).total_seconds()

    def chunks_of_source(self):
        """The bytes as they came, a piece at a time."""
        for piece in self.pieces.order_by("part").iterator(chunk_size=1):
            yield piece.data
