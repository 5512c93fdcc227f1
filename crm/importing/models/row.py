"""One pasted row and what becomes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from crm.fields import FoldedField
from crm.importing.reading.rowing import shown


class ImportRow(models.Model):
    """One pasted row: its cells, what they were cleaned to, its fate and its outcome.

    `fate` is what was found out about the row, `choice` what a person decided in spite of it, and `outcome` what
    is done with it: planned while the import waits, a fact once it is written. `target_id` is the record it met (a
    customer when the fate says so, else one of the import's own kind), `made_id` the one it created. `twin` is the number of
    the earlier row it repeats. `came` are the cells as they were read, where a person has typed over some. `values` are the
    cleaned fields, `derived` the columns that follow from them, `errors` {field: message}, `remark` what reading them left
    out, and `changes` {field: [old, new]} of an update.
    """

    class Fate(models.TextChoices):
        NEW = "new", _("New")
        UPDATE = "update", _("Update")
        SAME = "same", _("Same")
        DUPLICATE = "duplicate", _("Here already")
        REPEAT = "repeat", _("Twice in this paste")
        CONFLICT = "conflict", _("Conflict")
        CUSTOMER = "customer", _("Already a customer")
        PROMOTED = "promoted", _("Promoted before")
        DISQUALIFIED = "out", _("Disqualified before")
        OPTED_OUT = "opted_out", _("Opted out")
        INVALID = "invalid", _("To mend")

    class Choice(models.TextChoices):
        CREATE = "create", _("Create")
        UPDATE = "update", _("Update")
        CONTACT = "contact", _("Add as contact")
        SKIP = "skip", _("Skip")

    class Outcome(models.TextChoices):
        CREATED = "created", _("Created")
        UPDATED = "updated", _("Updated")
        UNCHANGED = "unchanged", _("Unchanged")
        SKIPPED = "skipped", _("Skipped")
        FAILED = "failed", _("Failed")
        LEFT = "left", _("Not written")  # the import was stopped before; in sums it counts as skipped

    class Undone(models.TextChoices):
        REMOVED = "removed", _("Removed")
        RESTORED = "restored", _("Put back")
        KEPT = "kept", _("Kept")

    paste = models.ForeignKey("crm.Import", models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"), default=list)
    came = models.JSONField(_("cells as they came"), null=True, editable=False)
    values = models.JSONField(_("values"), default=dict)
    derived = models.JSONField(_("derived"), default=dict)
    errors = models.JSONField(_("errors"), default=dict)
    remark = models.TextField(_("remark"), blank=True)
    changes = models.JSONField(_("changes"), default=dict)

    # What the row is recognised by, as the columns of the same names in its kind's table.
    email = models.CharField(max_length=254, blank=True, editable=False)
    domain = models.CharField(max_length=253, blank=True, editable=False)
    phone = models.CharField(max_length=40, blank=True, editable=False)
    name_key = FoldedField(max_length=400, blank=True, editable=False)

    fate = models.CharField(_("fate"), max_length=10, choices=Fate.choices, default=Fate.NEW)
    choice = models.CharField(_("choice"), max_length=10, choices=Choice.choices, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.CREATED)
    reason = models.TextField(_("why"), blank=True)
    twin = models.PositiveIntegerField(_("same as row"), null=True)
    target_id = models.BigIntegerField(_("record met"), null=True)
    made_id = models.BigIntegerField(_("record made"), null=True)
    undone = models.CharField(_("undone"), max_length=10, choices=Undone.choices, blank=True)

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        constraints = [models.UniqueConstraint(fields=["paste", "number"], name="one_row_of_each_number")]
        indexes = [
            models.Index(fields=["paste", "fate", "number"], name="import_row_fate"),
            models.Index(fields=["paste", "outcome", "number"], name="import_row_outcome"),
        ]

    def __str__(self):
        return f"{self.number} {self.get_fate_display()}"

    @property
    def filled(self):
        """The first cells that hold something, to know the row by."""
        return [shown(cell).strip() for cell in self.cells if cell.strip()][:6]

    @property
    def problem(self):
        """What is wrong with the row as a whole, "" when nothing is."""
        return self.errors.get("", "")

    @property
    def is_contact(self):
        """Whether it is, or becomes, a contact of the customer it met."""
        return self.choice == self.Choice.CONTACT

    @property
    def record_id(self):
        """The record of the import's kind that it made or met, or None."""
        return (
            None
            if self.is_contact or (self.fate == self.Fate.CUSTOMER and not self.made_id)
            else self.made_id or self.target_id
        )
