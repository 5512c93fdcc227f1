"""People and organisations that asked not to be written to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OptOut(models.Model):
    """An address or a whole domain (`lark.example`) that nothing may be sent to, and no import makes a lead of."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, db_index=False, verbose_name=_("workspace"))
    address = models.CharField(_("address or domain"), max_length=254)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("noted"), default=timezone.now, editable=False)

    class Meta:
        default_related_name = "optouts"
        verbose_name = _("opt-out")
        verbose_name_plural = _("opt-outs")
        constraints = [models.UniqueConstraint(fields=["workspace", "address"], name="one_optout_of_each_address")]

    def __str__(self):
        return self.address

    def save(self, **kwargs):
        self.address = self.address.strip().lower().removeprefix("@")
        super().save(**kwargs)
