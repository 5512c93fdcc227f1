"""What is to be done next."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.models.base import WorkspaceModel


class Task(WorkspaceModel):
    """Something to do next, about a lead, a customer, a deal with that customer, or nothing in particular."""

    title = models.CharField(_("what"), max_length=200)
    notes = models.TextField(_("notes"), blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("for")
    )
    lead = models.ForeignKey("leads.Lead", models.CASCADE, null=True, blank=True, verbose_name=_("lead"))
    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, null=True, blank=True, verbose_name=_("customer")
    )
    opportunity = models.ForeignKey(
        "customers.Opportunity", models.SET_NULL, null=True, blank=True, verbose_name=_("opportunity")
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        default_related_name = "tasks"
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(fields=["workspace", "done_at", "due_on", "id"], name="task_due"),
            # Whether any task has changed, which every open board asks again and again.
            models.Index(fields=["workspace", "updated_at"], name="task_updated"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Where it is seen: the page of what it is about, or the list of tasks."""
        if self.opportunity_id:
            return reverse("opportunities:detail", args=[self.workspace.slug, self.opportunity_id])
        if self.lead_id:
            return reverse("leads:detail", args=[self.workspace.slug, self.lead_id])
        if self.customer_id:
            return reverse("customers:detail", args=[self.workspace.slug, self.customer_id])
        return reverse("tasks:list", args=[self.workspace.slug])

    @property
    def is_done(self):
        return self.done_at is not None

    @property
    def is_late(self):
        return (self.days_late or 0) > 0

    @property
    def is_due(self):
        return self.days_late == 0

    @property
    def days_late(self):
        """Whole days since it was due, negative before; None when it is done or has no date."""
        return None if self.is_done or self.due_on is None else (timezone.localdate() - self.due_on).days
