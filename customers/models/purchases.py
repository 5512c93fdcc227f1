"""What archived customers once bought."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer


class Purchases(models.Model):
    """The won deals of an archived customer, for the order of the list *worth another try*; only buyers have a row.

    As in `Customer.open_value` one year of an annual deal counts and currencies are made euros, roughly: the value orders
    the list and is never shown.
    """

    customer = models.OneToOneField(
        Customer, models.CASCADE, primary_key=True, related_name="+", db_constraint=False, verbose_name=_("customer")
    )
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    value = models.DecimalField(_("won, roughly in euros"), max_digits=16, decimal_places=2, default=0)
    count = models.PositiveIntegerField(_("deals won"))
    last_at = models.DateTimeField(_("last won"), null=True)

    class Meta:
        default_related_name = "purchases"
        verbose_name = _("purchases")
        verbose_name_plural = _("purchases")
        indexes = [models.Index(fields=["workspace", "value", "count", "customer"], name="purchases_value")]

    def __str__(self):
        return str(self.customer_id)
