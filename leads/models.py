"""Prospects still being qualified, and their handoff."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm import search
from crm.addresses import record_url
from crm.models import Organisation
from customers.radar.refreshing import refresh_rhythms


class Status(models.TextChoices):
    NEW = "new", _("New")
    INFORMATION_FILLED = "information_filled", _("Information filled")
    CONTACTED = "contacted", _("Contacted")
    QUALIFIED = "qualified", _("Qualified")
    PROMOTED = "promoted", _("Promoted")
    DISQUALIFIED = "disqualified", _("Disqualified")


STEPS = (Status.NEW, Status.INFORMATION_FILLED, Status.CONTACTED, Status.QUALIFIED, Status.PROMOTED)
FILTERED = ("status", "industry", "source", "owner")
OPEN = (Status.NEW, Status.INFORMATION_FILLED, Status.CONTACTED, Status.QUALIFIED)


class LeadQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status__in=OPEN)

    def qualified(self):
        return self.filter(status=Status.QUALIFIED)

    def matching(self, query):
        return search.matching(self, query)


class Lead(Organisation):
    """A prospect, company or person, still being qualified."""

    FIELDS = ("name", "contact_name", "email", "phone", "website", "industry", "source", "notes", "owner")
    OPEN_TO_CHANGES = ~Q(status=Status.PROMOTED)
    SEARCHED = ("name", "contact_name", "website", "email", "phone", "industry", "source")

    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=100, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.NEW)
    status_at = models.DateTimeField(_("in this status since"), default=timezone.now, editable=False)

    objects = LeadQuerySet.as_manager()

    class Meta(Organisation.Meta):
        default_related_name = "leads"
        verbose_name = _("lead")
        verbose_name_plural = _("leads")
        indexes = [
            *Organisation.Meta.indexes,
            models.Index(fields=["workspace", "created_at", "id", "status"], name="lead_created"),
            models.Index(fields=["workspace", "name_folded", "id", "status"], name="lead_name"),
            models.Index(fields=["workspace", "touched_at", "id", "status"], name="lead_touched"),
            # Behind each filter's own order stand the other filters, so that they are judged within the index.
            *(
                models.Index(
                    fields=["workspace", name, "created_at", "id", *(n for n in FILTERED if n != name)],
                    name=f"lead_{name}",
                )
                for name in FILTERED
            ),
        ]

    def get_absolute_url(self):
        return record_url("leads:detail", self.workspace.slug, self.pk)

    @property
    def update_url(self):
        return reverse("leads:update", args=[self.workspace.slug, self.pk])

    @property
    def log_url(self):
        return reverse("leads:log", args=[self.workspace.slug, self.pk])

    def touched(self, at):
        """A touch of a promoted lead is one of its customer too."""
        super().touched(at)
        for promotion in self.promotions.standing().exclude(customer=None):
            refresh_rhythms(self.workspace_id, [promotion.customer_id])

    def retouched(self):
        """So it is for the customer it became."""
        super().retouched()
        for promotion in self.promotions.standing().exclude(customer=None).select_related("customer"):
            promotion.customer.retouched()

    @property
    def look(self):
        """The suffix of its chip and glyph."""
        return "filled" if self.status == Status.INFORMATION_FILLED else self.status

    @property
    def is_open(self):
        return self.status in OPEN

    @property
    def is_qualified(self):
        return self.status == Status.QUALIFIED

    @property
    def is_promoted(self):
        return self.status == Status.PROMOTED

    @property
    def is_filled(self):
        """Whether name, website and e-mail are all there."""
        return bool(self.name and self.website and self.email)


class PromotionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at=None)


class Promotion(models.Model):
    """The handoff: a qualified lead became a customer. Kept for ever, with its dossier, even when undone.

    `dossier` is immutable: {"lead": fields, "statuses": [...], "timeline": [...], "promise": text}.
    `brought` says what the promotion itself wrote, so that undoing takes back that and nothing else:
    {"customer": created?, "values": {field: [old, new]}, "touched_at": [old, new], "contact": id, "opportunity": id}.
    """

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, verbose_name=_("workspace"))
    lead = models.ForeignKey(Lead, models.CASCADE, verbose_name=_("lead"))
    customer = models.ForeignKey(
        "customers.Customer", models.SET_NULL, null=True, blank=True, verbose_name=_("customer")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    created_at = models.DateTimeField(_("promoted"), default=timezone.now, editable=False)
    dossier = models.JSONField(_("dossier"), default=dict, editable=False)
    brought = models.JSONField(_("brought"), default=dict, editable=False)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = PromotionQuerySet.as_manager()

    class Meta:
        default_related_name = "promotions"
        ordering = ["-created_at", "-id"]
        verbose_name = _("promotion")
        verbose_name_plural = _("promotions")
        indexes = [
            models.Index(
                fields=["workspace", "undone_at"], name="promotion_undone", condition=Q(undone_at__isnull=False)
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["lead"], condition=Q(undone_at=None), name="one_standing_promotion_a_lead")
        ]

    def __str__(self):
        return f"{self.lead} → {self.customer or '–'}"

    @property
    def promise(self):
        return self.dossier.get("promise", "")
