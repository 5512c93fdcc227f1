"""Two customers that turned out to be one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer


class MergeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at=None)


class Merge(models.Model):
    """The customer `absorbed` was merged into `kept`. The record stays for ever, even when the merge is undone.

    `brought` says exactly what the merge wrote, so that undoing takes back that and nothing else:
    {"moved": {relation: [ids]}, "values": {field: [old, new]}, "touched_at": [old, new], "joined": [one a contact],
    "line": id of the line in the story}.
    """

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    kept = models.ForeignKey(Customer, models.CASCADE, related_name="merges", db_index=False, verbose_name=_("kept"))
    absorbed = models.ForeignKey(Customer, models.CASCADE, related_name="ways", verbose_name=_("absorbed"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    created_at = models.DateTimeField(_("merged"), default=timezone.now, editable=False)
    brought = models.JSONField(_("brought"), default=dict, editable=False)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        default_related_name = "merges"
        ordering = ["-id"]
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        indexes = [
            models.Index(fields=["workspace", "created_at", "id"], name="merge_created"),
            models.Index(fields=["kept", "undone_at", "id"], name="merge_kept"),
            models.Index(fields=["workspace", "undone_at"], name="merge_undone", condition=Q(undone_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=Q(undone_at=None), name="one_standing_merge_a_customer"
            ),
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=models.F("absorbed"))),
        ]

    def __str__(self):
        return f"{self.absorbed} → {self.kept}"

    @property
    def undo_url(self):
        return reverse("customers:merge_undo", args=[self.workspace.slug, self.pk])
