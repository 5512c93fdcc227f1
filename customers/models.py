"""Customers, the people there, and the deals with them."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm import search
from crm.models import Activity, Organisation, WorkspaceModel
from crm.search import Searchable
from crm.text import initials


class CustomerQuerySet(models.QuerySet):
    def active(self):
        return self.filter(archived_at=None)

    def archived(self):
        return self.exclude(archived_at=None)

    def matching(self, query):
        return search.matching(self, query)


class Customer(Organisation):
    """An organisation you have, or want, a real ongoing relationship with."""

    FIELDS = ("name", "website", "email", "phone", "industry", "notes", "owner")

    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    # Kept by `services.refresh_open` so that the default order is an index. One year of an annual deal counts;
    # currencies count alike: this orders the list and is never shown.
    open_value = models.DecimalField(max_digits=16, decimal_places=2, default=0, editable=False)
    open_count = models.PositiveIntegerField(default=0, editable=False)

    objects = CustomerQuerySet.as_manager()

    class Meta(Organisation.Meta):
        default_related_name = "customers"
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        indexes = [
            *Organisation.Meta.indexes,
            models.Index(
                fields=["workspace", "archived_at", "open_value", "open_count", "id"], name="customer_priority"
            ),
            models.Index(fields=["workspace", "archived_at", "created_at", "id"], name="customer_created"),
            models.Index(fields=["workspace", "archived_at", "name_folded", "id"], name="customer_name"),
            models.Index(fields=["workspace", "archived_at", "touched_at", "id"], name="customer_touched"),
            models.Index(fields=["workspace", "industry", "open_value", "open_count", "id"], name="customer_industry"),
            models.Index(fields=["workspace", "owner", "open_value", "open_count", "id"], name="customer_owner"),
            # The same orders with the archived ones shown.
            models.Index(fields=["workspace", "open_value", "open_count", "id"], name="customer_all_priority"),
            models.Index(fields=["workspace", "created_at", "id"], name="customer_all_created"),
            models.Index(fields=["workspace", "name_folded", "id"], name="customer_all_name"),
            models.Index(fields=["workspace", "touched_at", "id"], name="customer_all_touched"),
        ]

    def get_absolute_url(self):
        return reverse("customers:detail", args=[self.workspace.slug, self.pk])

    @property
    def update_url(self):
        return reverse("customers:update", args=[self.workspace.slug, self.pk])

    @property
    def log_url(self):
        return reverse("customers:log", args=[self.workspace.slug, self.pk])

    @property
    def is_archived(self):
        return self.archived_at is not None

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


class Contact(Searchable, WorkspaceModel):
    """A person at a customer."""

    class BuyingRole(models.TextChoices):
        BUYER = "buyer", _("Buyer")
        TECHNICAL = "technical", _("Technical")
        FINANCE = "finance", _("Finance")
        DECISION_MAKER = "decision_maker", _("Decision maker")
        OTHER = "other", _("Other")

    FIELDS = ("first_name", "last_name", "email", "phone", "title", "buying_role", "notes")
    SEARCHED = ("first_name", "last_name", "email", "phone", "title")

    customer = models.ForeignKey(Customer, models.CASCADE, verbose_name=_("customer"))
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=150, blank=True)
    buying_role = models.CharField(_("buying role"), max_length=20, choices=BuyingRole.choices, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True, editable=False)

    class Meta:
        default_related_name = "contacts"
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            models.Index(fields=["workspace", "email"], name="contact_email"),
            models.Index(fields=["workspace", "phone"], name="contact_phone"),
            models.Index(fields=["workspace", "created_at", "id"], name="contact_created"),
        ]
        constraints = [
            models.CheckConstraint(
                name="contact_has_a_name", condition=~models.Q(first_name="", last_name="", email="")
            )
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def get_absolute_url(self):
        return reverse("contacts:detail", args=[self.workspace.slug, self.pk])

    @property
    def update_url(self):
        return reverse("contacts:update", args=[self.workspace.slug, self.pk])

    @property
    def has_left(self):
        return self.left_at is not None

    @property
    def initials(self):
        return initials(str(self).partition("@")[0])

    @property
    def hue(self):
        return (self.pk or 0) % 5 + 1


class Stage(models.Model):
    """A step of a deal, in the workspace's own words."""

    class Kind(models.TextChoices):
        OPEN = "open", _("Open")
        WON = "won", _("Won")
        LOST = "lost", _("Lost")

    DEFAULTS = (
        (_("Qualification"), 10, Kind.OPEN),
        (_("Proposal"), 40, Kind.OPEN),
        (_("Negotiation"), 70, Kind.OPEN),
        (_("Closed won"), 100, Kind.WON),
        (_("Closed lost"), 0, Kind.LOST),
    )

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    probability = models.PositiveSmallIntegerField(_("probability in %"), default=0)
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices, default=Kind.OPEN)

    class Meta:
        default_related_name = "stages"
        ordering = ["order", "id"]
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="one_stage_of_each_name"),
            models.CheckConstraint(name="probability_is_a_percentage", condition=models.Q(probability__lte=100)),
        ]

    def __str__(self):
        return self.name

    @property
    def is_open(self):
        return self.kind == self.Kind.OPEN


class OpportunityQuerySet(models.QuerySet):
    def open(self):
        return self.filter(stage__kind=Stage.Kind.OPEN)

    def won(self):
        return self.filter(stage__kind=Stage.Kind.WON)

    def lost(self):
        return self.filter(stage__kind=Stage.Kind.LOST)

    def matching(self, query):
        return search.matching(self, query)

    def totals(self, *by):
        """Count and value per currency and per billing, which are never added together.

        Rows of {"currency", "billing", "count", "value"}; `by` names what to group by first, such as `customer_id`.
        """
        groups = self.order_by().values(*by, "currency", "billing").annotate(count=Count("pk"), value=Sum("amount"))
        return groups.order_by(*by, "currency", F("billing").desc())


class Opportunity(Searchable, WorkspaceModel):
    """One deal with a customer."""

    class Billing(models.TextChoices):
        ONCE = "once", _("One-time")
        ANNUAL = "annual", _("Annual")

    FIELDS = ("name", "amount", "currency", "billing", "expected_close", "stage", "notes", "owner")
    SEARCHED = ("name",)

    customer = models.ForeignKey(Customer, models.CASCADE, verbose_name=_("customer"))
    name = models.CharField(_("name"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    billing = models.CharField(_("counts"), max_length=6, choices=Billing.choices, default=Billing.ONCE)
    expected_close = models.DateField(_("expected close"), null=True, blank=True)
    stage = models.ForeignKey(Stage, models.PROTECT, verbose_name=_("stage"))
    stage_since = models.DateTimeField(_("in stage since"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    lost_reason = models.CharField(_("why lost"), max_length=500, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        default_related_name = "opportunities"
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        indexes = [
            models.Index(fields=["workspace", "created_at", "id"], name="opportunity_created"),
            models.Index(fields=["workspace", "stage", "created_at", "id"], name="opportunity_stage"),
            models.Index(fields=["workspace", "closed_at", "expected_close", "id"], name="opportunity_close"),
            models.Index(fields=["workspace", "customer", "closed_at"], name="opportunity_customer"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("opportunities:detail", args=[self.workspace.slug, self.pk])

    @property
    def update_url(self):
        return reverse("opportunities:update", args=[self.workspace.slug, self.pk])

    @property
    def is_open(self):
        return self.closed_at is None

    @property
    def days_in_stage(self):
        return (timezone.now() - self.stage_since).days
