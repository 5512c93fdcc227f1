"""Leads and promotions in the admin."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from crm.admin import ExchangeAdmin, ReadOnlyAdmin, ServiceForm, WorkspaceFilter
from leads.models import Lead, Promotion, Status
from leads.resources import LeadResource, save_lead


class LeadForm(ServiceForm):
    """The status is chosen here as in the stepper: with a reason, and never *promoted*."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if status := self.fields.get("status"):
            status.disabled = self.instance.is_promoted
            if not self.instance.is_promoted:
                status.choices = [choice for choice in Status.choices if choice[0] != Status.PROMOTED]
                self.fields["reason"].help_text = _(
                    "For a change of status; needed to disqualify. It stays in the history."
                )


@admin.register(Lead)
class LeadAdmin(ExchangeAdmin):
    form = LeadForm
    service = staticmethod(save_lead)
    resource_classes = [LeadResource]
    ordering_within = ("-created_at", "-id")
    list_display = ("name", "workspace", "status", "contact_name", "owner", "industry", "source", "created_at")
    list_filter = (WorkspaceFilter, "status")
    list_select_related = ("workspace", "owner")
    search_fields = ("name",)
    autocomplete_fields = ("workspace", "owner")
    fields = ("workspace", "name", "contact_name", "email", "phone", "website", "industry", "source", "owner", "notes",
              "status", "reason", "status_at", "touched_at", "domain", "created_at", "updated_at")  # fmt: skip
    readonly_fields = ("status_at", "touched_at", "domain", "created_at", "updated_at")
    later = ("status", "reason", *readonly_fields)


@admin.register(Promotion)
class PromotionAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "workspace", "lead", "customer", "by", "undone_at")
    list_filter = (WorkspaceFilter, ("undone_at", admin.EmptyFieldListFilter))
    list_select_related = ("workspace", "lead", "customer", "by")
    date_hierarchy = "created_at"
    search_fields = ("lead__name_folded__startswith", "customer__name_folded__startswith")
    fields = ("workspace", "lead", "customer", "by", "created_at", "promise", "undone_at", "undone_by", "snapshot")

    @admin.display(description=_("dossier"))
    def snapshot(self, promotion):
        return format_html("<pre>{}</pre>", json.dumps(promotion.dossier, indent=2, ensure_ascii=False))
