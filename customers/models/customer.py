"""Customers."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crm import search
from crm.addresses import record_url
from crm.models import Activity, Organisation
from customers.models.present import PresentManager, merged_index, merged_into


class CustomerQuerySet(models.QuerySet):
    def active(self):
        return self.filter(archived_at=None)

    def archived(self):
        return self.exclude(archived_at=None)

    def matching(self, query):
        return search.matching(self, query)


class OfCustomersQuerySet(models.QuerySet):
    """Rows that belong to customers, such as contacts and deals."""

    def of_active(self, workspace):
        """Those of active customers, by naming the few others: joining each one's customer costs ten times that."""
        archived = Customer.every.filter(workspace=workspace, archived_at__isnull=False)
        return self.exclude(customer__in=archived.values("pk"))


class Customer(Organisation):
    """An organisation you have, or want, a real ongoing relationship with."""

    FIELDS = ("name", "website", "email", "phone", "industry", "beginning", "notes", "owner")
    DOCUMENTS = ("beginning", "notes")  # long texts in Markdown, whose every version is shown
    OPEN_TO_CHANGES = models.Q(archived_at=None)

    beginning = models.TextField(_("how did we start working together?"), blank=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        editable=False,
    )

    merged_into = merged_into()

    # Kept by `services.refresh_open` so that the default order is an index. One year of an annual deal counts;
    # currencies are made euros, roughly (`customers.rates`): this orders the list and is never shown.
    open_value = models.DecimalField(
        _("open value, roughly in euros"), max_digits=16, decimal_places=2, default=0, editable=False
    )
    open_count = models.PositiveIntegerField(default=0, editable=False)

    objects = PresentManager.from_queryset(CustomerQuerySet)()
    every = CustomerQuerySet.as_manager()

    class Meta(Organisation.Meta):
        default_related_name = "customers"
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        indexes = [
            *Organisation.Meta.indexes,
            models.Index(
                fields=["workspace", "archived_at", "open_value", "open_count", "id"], name="customer_priority"
            ),
            # This one counts the list as well: it says of whom the list leaves out.
            models.Index(
                fields=["workspace", "archived_at", "merged_into", "created_at", "id"], name="customer_created"
            ),
            models.Index(fields=["workspace", "archived_at", "name_folded", "id"], name="customer_name"),
            models.Index(fields=["workspace", "archived_at", "touched_at", "id"], name="customer_touched"),
            models.Index(fields=["workspace", "industry", "open_value", "open_count", "id"], name="customer_industry"),
            models.Index(fields=["workspace", "owner", "open_value", "open_count", "id"], name="customer_owner"),
            # The same orders with the archived ones shown.
            models.Index(fields=["workspace", "open_value", "open_count", "id"], name="customer_all_priority"),
            models.Index(fields=["workspace", "created_at", "id"], name="customer_all_created"),
            models.Index(fields=["workspace", "name_folded", "id"], name="customer_all_name"),
            models.Index(fields=["workspace", "touched_at", "id"], name="customer_all_touched"),
            # Whether any customer has changed, which every open board asks again and again.
            models.Index(fields=["workspace", "updated_at"], name="customer_updated"),
            merged_index("customer_merged"),
        ]

    def get_absolute_url(self):
        return record_url("customers:detail", self.workspace.slug, self.pk)

    @property
    def update_url(self):
        return reverse("customers:update", args=[self.workspace.slug, self.pk])

    @property
    def versions_url(self):
        return reverse("customers:versions", args=[self.workspace.slug, self.pk])

    @property
    def log_url(self):
        return reverse("customers:log", args=[self.workspace.slug, self.pk])

    def touched(self, at):
        """A touch also ends the silence."""
        from customers.radar.refreshing import refresh_rhythms  # which is made of these models

        super().touched(at)
        refresh_rhythms(self.workspace_id, [self.pk])

    def touches(self):
        """Those with the leads it began as count too."""
        lead_ids = list(self.promotions.standing().values_list("lead_id", flat=True))
        return self.story(lead_ids).filter(kind__in=Activity.TOUCHES)

    def retouched(self):
        from customers.radar.refreshing import refresh_rhythms  # which is made of these models

        super().retouched()
        refresh_rhythms(self.workspace_id, [self.pk])

    @property
    def is_archived(self):
        return self.archived_at is not None

    @property
    def is_merged(self):
        return self.merged_into_id is not None

    @property
    def status(self):
        """*active* or *archived*: one word to users, filters, admin, import and export."""
        return "archived" if self.is_archived else "active"

    def story(self, lead_ids):
        """The lines of its own timeline and of the leads that were promoted into it.

        Read by two indexes, one for each side; the workspace is left out, or the planner would walk all of its lines.
        """
        if not lead_ids:
            return Activity.objects.filter(customer=self)
        return Activity.objects.filter(models.Q(customer=self) | models.Q(lead__in=lead_ids))
