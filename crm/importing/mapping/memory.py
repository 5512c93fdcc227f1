"""What a workspace's people said that columns are, for when a table with the same headings comes again."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from crm.text import fold


class MappingMemory(models.Model):
    """The mapping that a person last chose for one set of headings: `mapping` is {folded heading: target, "" for left out}."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    kind = models.CharField(_("kind"), max_length=20)
    heading_key = models.CharField(_("headings"), max_length=64)
    mapping = models.JSONField(_("mapping"), default=dict)
    updated_at = models.DateTimeField(_("last corrected"), auto_now=True)

    class Meta:
        default_related_name = "mappings"
        verbose_name = _("remembered mapping")
        verbose_name_plural = _("remembered mappings")
        constraints = [
            models.UniqueConstraint(fields=["workspace", "kind", "heading_key"], name="one_mapping_of_each_headings")
        ]

    def __str__(self):
        return ", ".join(self.mapping)[:80]


def remember(workspace, kind, columns, mapping):
    """Keep what a person chose for a table with these headings (`columns`) and a target each.

    `columns` is empty for a table without a heading, of which there is nothing to know it by.
    """
    if key := _key(columns):
        by_heading = dict(zip(map(fold, columns), mapping, strict=True))
        MappingMemory.objects.update_or_create({"mapping": by_heading}, workspace=workspace, kind=kind, heading_key=key)


def remembered(workspace, kind, columns, targets):
    """The target of each column as it was chosen for the same headings, in whatever order they stand; None when it was not.

    Only `targets` are given; what is none any more is left out.
    """
    key = _key(columns)
    known = workspace.mappings.filter(kind=kind, heading_key=key).first() if key else None
    if known is None:
        return None
    chosen = [known.mapping.get(fold(column), "") for column in columns]
    return [target if target in targets else "" for target in chosen]


def _key(columns):
    """What a set of headings is known by; "" for none, and where two look the same."""
    folded = sorted(map(fold, columns))
    if not folded or len(set(folded)) < len(folded):
        return ""
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()
