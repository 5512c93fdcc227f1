"""What people did to single rows, kept while the source is read anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from crm.importing.models.row import ImportRow


class ImportDecision(models.Model):
    """What a person typed or chose for the row with that number, for as long as it holds the cells that `came`."""

    paste = models.ForeignKey("crm.Import", models.CASCADE, related_name="decisions", db_index=False)
    number = models.PositiveIntegerField(_("row"))
    came = models.JSONField(_("cells as they came"), default=list)
    cells = models.JSONField(_("cells"), default=list)
    choice = models.CharField(_("choice"), max_length=10, choices=ImportRow.Choice.choices, blank=True)

    class Meta:
        verbose_name = _("decision about a row")
        verbose_name_plural = _("decisions about rows")
        constraints = [models.UniqueConstraint(fields=["paste", "number"], name="one_decision_about_each_row")]

    def __str__(self):
        return str(self.number)
