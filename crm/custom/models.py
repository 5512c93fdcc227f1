"""What custom fields there are, and their values as lists are filtered and sorted by them."""

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from crm.attached import LINKS, Attached, one_of_each
from crm.custom.records import PREFIX
from crm.fields import FoldedField
from crm.models.base import WorkspaceModel

LONGEST_LABEL = 60
MOST = 100  # fields of one kind of record
MOST_CHOICES = 100
DIGITS, DECIMALS = 15, 4  # what both engines keep exactly: SQLite has doubles


class CustomFieldQuerySet(models.QuerySet):
    def used(self):
        """Those that are not retired."""
        return self.filter(retired_at=None)


class CustomField(WorkspaceModel):
    """One field that a workspace has added. One definition serves all the kinds of records in `places`, under one key:

    so a lead's value is the customer's after a promotion, and renaming is done once. The key never changes. Retiring hides
    the field and keeps its values.

    `choices` is a list of {"key", "label", "gone"}: records hold the key, so that a choice can be renamed.
    """

    class Type(models.TextChoices):
        TEXT = "text", _("Text")
        NUMBER = "number", _("Number")
        DATE = "date", _("Date")
        CHOICE = "choice", _("Choice")
        YES_NO = "yes_no", _("Yes or no")
        URL = "url", _("Web address")

    key = models.SlugField(_("key"), max_length=50, editable=False)
    label = models.CharField(_("name"), max_length=LONGEST_LABEL)
    type = models.CharField(_("kind"), max_length=10, choices=Type.choices, default=Type.TEXT)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    places = models.JSONField(_("on"), default=list)  # names of models, out of LINKS
    order = models.PositiveIntegerField(_("order"), default=0)
    retired_at = models.DateTimeField(_("retired"), null=True, editable=False)

    objects = CustomFieldQuerySet.as_manager()

    class Meta:
        default_related_name = "custom_fields"
        ordering = ["order", "id"]
        verbose_name = _("custom field")
        verbose_name_plural = _("custom fields")
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="one_field_of_each_key")]

    def __str__(self):
        return self.label

    @property
    def name(self):
        """What the attribute of a record, the input of a form and the target of an import are called."""
        return f"{PREFIX}{self.key}"

    @property
    def verbose_name(self):
        """As of a model's own field."""
        return self.label

    @property
    def is_retired(self):
        return self.retired_at is not None

    @property
    def offered(self):
        """The choices that can be chosen, as (key, label)."""
        return [(one["key"], one["label"]) for one in self.choices if not one.get("gone")]

    @cached_property
    def labels(self):
        """{key: label} of all choices, those that can no longer be chosen among them."""
        return {one["key"]: one["label"] for one in self.choices}


class CustomValue(Attached):
    """One value of one record, in the column that fits its type: what lists are filtered and sorted by.

    Derived from the record's own `custom` and written with it (see `crm.custom.values`).
    """

    field = models.ForeignKey(CustomField, models.CASCADE, related_name="+", db_index=False, verbose_name=_("field"))
    text = FoldedField(_("text"), max_length=100, null=True)
    number = models.DecimalField(_("number"), max_digits=DIGITS, decimal_places=DECIMALS, null=True)
    day = models.DateField(_("day"), null=True)

    class Meta:
        verbose_name = _("value of a custom field")
        verbose_name_plural = _("values of custom fields")
        constraints = one_of_each("field", "value")
        # An index for each kind of record, or a list of leads would walk through the values of customers too.
        indexes = [
            models.Index(
                fields=["field", column, "id", link],
                name=f"value_{column}_{link}",
                condition=Q(**{f"{link}__isnull": False, f"{column}__isnull": False}),
            )
            for link in LINKS
            for column in ("text", "number", "day")
        ]

    def __str__(self):
        return f"{self.field}: {self.text or self.number or self.day}"
