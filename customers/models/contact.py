"""The people at a customer."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crm import search
from crm.addresses import record_url
from crm.custom.records import Customised
from crm.faces import Faced
from crm.fields import FoldedField
from crm.models import WorkspaceModel
from crm.search import Searchable
from crm.text import fold
from customers.models.customer import Customer, OfCustomersQuerySet
from customers.models.present import PresentManager, merged_index, merged_into

# What the filters of the list ask of most people, judged within the index of its order.
JUDGED = ("customer", "left_at", "merged_into", "buying_role", "is_primary")


class ContactQuerySet(OfCustomersQuerySet):
    def current(self):
        return self.filter(left_at=None)

    def matching(self, query):
        return search.matching(self, query)


class Contact(Faced, Customised, Searchable, WorkspaceModel):
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
    SHORT_BEGINS = False  # Li and Vu are last names

    customer = models.ForeignKey(Customer, models.CASCADE, verbose_name=_("customer"))
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=150, blank=True)
    buying_role = models.CharField(_("buying role"), max_length=20, choices=BuyingRole.choices, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    # Exactly one of the people at a customer, as long as there is anybody: `services.primacy` sees to that.
    is_primary = models.BooleanField(_("primary contact"), default=False, editable=False)
    left_at = models.DateTimeField(_("left"), null=True, blank=True, editable=False)
    # The same person where they work now. It stays when they come back: it is history then.
    moved_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, db_index=False, related_name="moved_from",
        verbose_name=_("now works at"),
    )  # fmt: skip
    merged_into = merged_into()

    name_folded = FoldedField(max_length=400, editable=False)  # derived from the name, to sort by

    objects = PresentManager.from_queryset(ContactQuerySet)()
    every = ContactQuerySet.as_manager()

    class Meta:
        default_related_name = "contacts"
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            models.Index(fields=["workspace", "email"], name="contact_email"),
            models.Index(fields=["workspace", "phone"], name="contact_phone"),
            models.Index(fields=["workspace", "created_at", "id", *JUDGED], name="contact_created"),
            models.Index(fields=["workspace", "name_folded", "id", *JUDGED], name="contact_name"),
            models.Index(fields=["workspace", "buying_role", "created_at", "id"], name="contact_role"),
            # Few have left; the index holds only those.
            models.Index(
                fields=["workspace", "created_at", "id"],
                name="contact_left",
                condition=models.Q(left_at__isnull=False),
            ),
            models.Index(
                fields=["workspace", "created_at", "id", *JUDGED],
                name="contact_without_email",
                condition=~models.Q(email__gt=""),  # *email = ""* SQLite would look up in `contact_email`, and sort
            ),
            models.Index(fields=["moved_to"], name="contact_moved", condition=models.Q(moved_to__isnull=False)),
            merged_index("contact_merged"),
        ]
        constraints = [
            models.CheckConstraint(
                name="contact_has_a_name", condition=~models.Q(first_name="", last_name="", email="")
            ),
            models.UniqueConstraint(
                fields=["customer"], condition=models.Q(is_primary=True), name="one_primary_contact_a_customer"
            ),
            models.CheckConstraint(
                name="primary_contact_is_there",
                condition=models.Q(is_primary=False) | models.Q(left_at=None, merged_into=None),
            ),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def save(self, **kwargs):
        self.name_folded = fold(str(self))[:400]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_folded"}
        super().save(**kwargs)

    def get_absolute_url(self):
        return record_url("contacts:detail", self.workspace.slug, self.pk)

    @property
    def update_url(self):
        return reverse("contacts:update", args=[self.workspace.slug, self.pk])

    @property
    def log_url(self):
        return reverse("contacts:log", args=[self.workspace.slug, self.pk])

    @property
    def has_left(self):
        return self.left_at is not None

    @property
    def has_moved(self):
        """Whether they left for another customer; after a merge of the two the link may lead back here, and says nothing."""
        return self.has_left and self.moved_to_id not in (None, self.pk)
