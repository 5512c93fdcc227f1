"""The deals with a customer."""

from datetime import timedelta
from decimal import Decimal
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm import search
from crm.addresses import record_url
from crm.custom.records import Customised
from crm.models import WorkspaceModel
from crm.search import Searchable
from customers.models.cents import AmountSum
from customers.models.customer import Customer, OfCustomersQuerySet
from customers.models.stage import Stage
from customers.rates import euro_cents, in_euros

SUMMED = ("expected_close", "owner", "customer", "amount")


def _order_of_open(column, *added_up):
    """An order of the open deals, with the columns that are added up of a stretch of it.

    With `closed_at` before the column PostgreSQL would sort all of them for a page. SQLite would when it had to look
    beside the index, for the customer or for that a deal is open; and whenever another index of all deals begins with
    `closed_at`, for it thinks that each moment, and so no moment, has few deals.
    """
    return models.Index(
        fields=["workspace", column, "id", "customer", "owner", "closed_at", *added_up],
        name=f"opportunity_open_{column}"[:30],
        condition=Q(closed_at=None),
    )


class OpportunityQuerySet(OfCustomersQuerySet):
    def open(self):
        return self.filter(stage__kind=Stage.Kind.OPEN)

    def won(self):
        return self.filter(stage__kind=Stage.Kind.WON)

    def lost(self):
        return self.filter(stage__kind=Stage.Kind.LOST)

    def matching(self, query):
        return search.matching(self, query)

    def stale(self, stages):
        """The open ones that have been in one of `stages` for as many days as it takes to be marked there."""
        now = timezone.now()
        waits = {stage.pk: now - timedelta(days=stage.stale_after) for stage in stages if stage.stale_after}
        late = [Q(stage=pk, stage_since__lte=since) for pk, since in waits.items()]
        return self.filter(reduce(or_, late), closed_at=None) if late else self.none()

    def totals(self, *by):
        """Count and value per currency and per billing, which are never added together.

        Rows of {"currency", "billing", "count", "value"}, the value exact and None where no deal has an amount; `by` names what to group by first, such as `customer_id`.
        """
        groups = self.order_by().values(*by, "currency", "billing").annotate(count=Count("*"), value=AmountSum())
        return groups.order_by(*by, "currency", F("billing").desc())

    def worth(self):
        """{customer id: (about how many euros, how many deals, when the last of them was closed or None)}, to order by."""
        sums = self.order_by().values_list("customer", "currency")
        found = {}
        for pk, currency, value, count, last in sums.annotate(value=AmountSum(), n=Count("pk"), last=Max("closed_at")):
            euros, n, before = found.get(pk, (Decimal(0), 0, None))
            found[pk] = (euros + in_euros(value, currency), n + count, max(filter(None, (before, last)), default=None))
        return found


class Opportunity(Customised, Searchable, WorkspaceModel):
    """One deal with a customer."""

    class Billing(models.TextChoices):
        ONCE = "once", _("One-time")
        ANNUAL = "annual", _("Annual")

    FIELDS = ("name", "amount", "currency", "billing", "expected_close", "stage", "notes", "owner")
    OPEN_TO_CHANGES = models.Q(customer__archived_at=None)
    SEARCHED = ("name",)
    SHORT_BEGINS = False

    customer = models.ForeignKey(Customer, models.CASCADE, verbose_name=_("customer"))
    name = models.CharField(_("name"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    worth = models.GeneratedField(
        expression=euro_cents(),
        output_field=models.BigIntegerField(),
        db_persist=True,
        verbose_name=_("worth, roughly"),
    )  # to be sorted by, over all currencies
    billing = models.CharField(_("billing"), max_length=6, choices=Billing.choices, default=Billing.ONCE)
    expected_close = models.DateField(_("expected close"), null=True, blank=True)
    stage = models.ForeignKey(Stage, models.PROTECT, verbose_name=_("stage"))
    stage_since = models.DateTimeField(_("in stage since"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    lost_reason = models.CharField(_("why lost"), max_length=500, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, db_index=False, related_name="+",
        verbose_name=_("owner"),
    )  # fmt: skip

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        default_related_name = "opportunities"
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        indexes = [
            models.Index(fields=["workspace", "created_at", "id"], name="opportunity_created"),
            models.Index(fields=["workspace", "stage", "created_at", "id"], name="opportunity_stage"),
            *(_order_of_open(column) for column in ("created_at", "stage_since", "worth")),
            _order_of_open("expected_close", "currency", "billing", "amount"),
            models.Index(fields=["workspace", "stage", "stage_since", "id"], name="opportunity_board"),
            models.Index(fields=["workspace", "customer", "closed_at"], name="opportunity_customer"),
            # All that the board and the forecast add up, in the order in which they group: a fifth of the time at 150,000.
            models.Index(
                fields=["workspace", "stage", "currency", "billing", *SUMMED, "closed_at"],
                name="opportunity_sums",
                condition=Q(closed_at=None),
            ),
            # And of what was closed in a quarter.
            models.Index(
                fields=["workspace", "closed_at", "stage", "currency", "billing", *SUMMED],
                name="opportunity_closed",
                condition=Q(closed_at__isnull=False),
            ),
            models.Index(fields=["workspace", "currency", "created_at", "id"], name="opportunity_currency"),
            # Whether any deal has changed, which every open board asks again and again.
            models.Index(fields=["workspace", "updated_at"], name="opportunity_updated"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return record_url("opportunities:detail", self.workspace.slug, self.pk)

    @property
    def update_url(self):
        return reverse("opportunities:update", args=[self.workspace.slug, self.pk])

    @property
    def log_url(self):
        return reverse("opportunities:log", args=[self.workspace.slug, self.pk])

    @property
    def is_open(self):
        return self.closed_at is None

    @property
    def days_in_stage(self):
        return (timezone.now() - self.stage_since).days

    @property
    def is_stale(self):
        """Whether it has been in its stage for as long as it takes to be marked there."""
        wait = self.stage.stale_after
        return self.is_open and bool(wait) and self.days_in_stage >= wait

    @property
    def is_overdue(self):
        """Whether it was expected to be closed by now."""
        return self.is_open and self.expected_close is not None and self.expected_close < timezone.localdate()
