"""The people at a customer."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crm.addresses import record_url
from crm.models import WorkspaceModel
from crm.search import Searchable
from crm.text import initials
from customers.models.customer import Customer
from customers.models.present import PresentManager, merged_index, merged_into


class Contact(Searchable, WorkspaceModel):
    """A person at a customer."""

    class BuyingRole(models.TextChoices):
        BUYER = "buyer", _("Buyer")
        TECHNICAL = "technical", _("Technical")
        FINANCE = "finance", _("Finance")
        DECISION_MAKER = "decision_maker", _("Decision maker")
        OTHER = "other", _("Other")

    FIELDS = ("first_name", "last_name", "email", "phone", "title", "buying_role", "notes")
    OPEN_TO_CHANGES = models.Q(customer__archived_at=None)
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
    merged_into = merged_into()

    objects = PresentManager()
    every = models.Manager()

    class Meta:
        default_related_name = "contacts"
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            models.Index(fields=["workspace", "email"], name="contact_email"),
            models.Index(fields=["workspace", "phone"], name="contact_phone"),
            models.Index(fields=["workspace", "created_at", "id"], name="contact_created"),
            merged_index("contact_merged"),
        ]
        constraints = [
            models.CheckConstraint(
                name="contact_has_a_name", condition=~models.Q(first_name="", last_name="", email="")
            )
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def get_absolute_url(self):
        return record_url("contacts:detail", self.workspace.slug, self.pk)

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
