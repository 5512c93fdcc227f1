"""The tenant's columns, which every room's models begin with."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WorkspaceModel(models.Model):
    """A row of one workspace. `Meta.default_related_name` names it on the workspace: `request.workspace.leads`.

    The workspace needs no index of its own: every model's other indexes begin with it.
    """

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        abstract = True
