"""One paste or upload, and each of its rows: the preview, the receipt, and what an undo needs are the same rows."""

import gzip

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """A table that somebody brought in: its source text, what each column was taken for, and what came of it."""

    class Status(models.TextChoices):
        CHECKED = "checked", _("To confirm")
        RUNNING = "running", _("Being written")
        DONE = "done", _("Done")

    class Duplicates(models.TextChoices):
        SKIP = "skip", _("Skip")
        UPDATE = "update", _("Fill what is empty")
        CREATE = "create", _("Create anyway")

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    kind = models.CharField(_("kind"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("pasted"), default=timezone.now, editable=False)
    started_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    finished_at = models.DateTimeField(_("written"), null=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.CHECKED)

    # As it came: the text in gzip (it may hold NUL, which PostgreSQL keeps in no text column).
    packed = models.BinaryField(_("source text"), editable=False)
    filename = models.CharField(_("file"), max_length=200, blank=True)
    encoding = models.CharField(_("encoding"), max_length=30, blank=True)
    delimiter = models.CharField(_("separator"), max_length=1, blank=True)

    columns = models.JSONField(_("columns"), default=list)  # names, one a column
    mapping = models.JSONField(_("mapping"), default=list)  # the field of each column, "" when it is left out
    duplicates = models.CharField(
        _("if it is here already"), max_length=10, choices=Duplicates.choices, default=Duplicates.SKIP
    )
    counts = models.JSONField(_("counts"), default=dict)  # rows by fate

    class Meta:
        default_related_name = "imports"
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [models.Index(fields=["workspace", "created_at", "id"], name="import_created")]

    def __str__(self):
        return f"{self.get_status_display()} {self.created_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return reverse("imports:detail", args=[self.workspace.slug, self.pk])

    @property
    def is_open(self):
        """Whether nothing has been written yet."""
        return self.status == self.Status.CHECKED

    @property
    def is_done(self):
        return self.status == self.Status.DONE

    @property
    def source(self):
        """The text as it was pasted."""
        return gzip.decompress(bytes(self.packed)).decode()

    @source.setter
    def source(self, text):
        self.packed = gzip.compress(text.encode(), compresslevel=5, mtime=0)

    @property
    def totals(self):
        """Every row in one of five words: rows = created + updated + unchanged + skipped + failed."""
        return {word: sum(self.counts.get(fate, 0) for fate in fates) for word, fates in ImportRow.OUTCOMES.items()} | {
            "rows": sum(self.counts.values())
        }

    @property
    def seconds(self):
        """How long the writing took."""
        return (self.finished_at - self.started_at).total_seconds()


class ImportRow(models.Model):
    """One pasted row: its cells, what they were cleaned to, and its fate.

    `values` are the cleaned fields, `errors` {field: message}, `changes` {field: [old, new]} of an update, and
    `target_id` the record it became, filled up, or was found to be.
    """

    class Fate(models.TextChoices):
        NEW = "new", _("New")
        UPDATE = "update", _("Update")
        SAME = "same", _("Unchanged")
        DUPLICATE = "duplicate", _("Here already")
        REPEAT = "repeat", _("Twice in this paste")
        INVALID = "invalid", _("To mend")

    OUTCOMES = {
        "created": (Fate.NEW,),
        "updated": (Fate.UPDATE,),
        "unchanged": (Fate.SAME,),
        "skipped": (Fate.DUPLICATE, Fate.REPEAT),
        "failed": (Fate.INVALID,),
    }

    paste = models.ForeignKey(Import, models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"), default=list)
    values = models.JSONField(_("values"), default=dict)
    errors = models.JSONField(_("errors"), default=dict)
    changes = models.JSONField(_("changes"), default=dict)
    fate = models.CharField(_("fate"), max_length=10, choices=Fate.choices, default=Fate.NEW)
    reason = models.TextField(_("why"), blank=True)
    target_id = models.BigIntegerField(_("record"), null=True)

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        constraints = [models.UniqueConstraint(fields=["paste", "number"], name="one_row_of_each_number")]
        indexes = [models.Index(fields=["paste", "fate", "number"], name="import_row_fate")]

    def __str__(self):
        return f"{self.number} {self.get_fate_display()}"

    @property
    def filled(self):
        """The first cells that hold something, to know the row by."""
        return [cell.strip() for cell in self.cells if cell.strip()][:6]
