"""Customers that may be the same one, as the search for duplicates found them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.importing.planning.matching import WHY
from customers.models.customer import Customer


class LikelyPairQuerySet(models.QuerySet):
    def open(self):
        """Those nobody has decided, of customers that are both still there."""
        there = {"first__merged_into": None, "second__merged_into": None, "first__isnull": False}
        return self.filter(dismissed_at=None, **there).select_related("first", "second")

    def of(self, customer):
        return self.filter(models.Q(first=customer) | models.Q(second=customer))


class LikelyPair(models.Model):
    """Two customers with something in common; `first` has the smaller id.

    A finding, not a fact about either: it keeps nobody from deleting a customer, and falls away with the next search.
    What a person has said about it (`dismissed_at`) stays. `why` lists words of `crm.importing.planning.matching.WHY`.
    """

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    first = models.ForeignKey(
        Customer, models.CASCADE, related_name="+", db_constraint=False, db_index=False, verbose_name=_("one")
    )
    second = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_constraint=False, verbose_name=_("other"))
    why = models.JSONField(_("why"), default=list)
    strength = models.PositiveSmallIntegerField(_("strength"), default=0)
    found_at = models.DateTimeField(_("found"), default=timezone.now, editable=False)
    dismissed_at = models.DateTimeField(_("not a duplicate since"), null=True, blank=True, editable=False)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = LikelyPairQuerySet.as_manager()

    class Meta:
        default_related_name = "likely_pairs"
        verbose_name = _("likely duplicate")
        verbose_name_plural = _("likely duplicates")
        indexes = [models.Index(fields=["workspace", "dismissed_at", "strength", "id"], name="pair_strength")]
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="one_row_a_pair")]

    def __str__(self):
        return f"{self.first} ~ {self.second}"

    @property
    def reasons(self):
        """What speaks for it, in words."""
        return [WHY[why] for why in self.why]

    def other(self, customer):
        """The one of the two that `customer` is not."""
        return self.second if self.first_id == customer.pk else self.first


class PairSearch(models.Model):
    """The last search of a workspace for duplicates: when it began and ended, and how far it is in per cent."""

    workspace = models.OneToOneField("accounts.Workspace", models.CASCADE, primary_key=True, related_name="pair_search")
    started_at = models.DateTimeField(_("began"), default=timezone.now)
    finished_at = models.DateTimeField(_("ended"), null=True)
    percent = models.PositiveSmallIntegerField(_("done in %"), default=0)

    class Meta:
        verbose_name = _("search for duplicates")
        verbose_name_plural = _("searches for duplicates")

    def __str__(self):
        return f"{self.workspace}"

    @property
    def is_running(self):
        return self.finished_at is None
