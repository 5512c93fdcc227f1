"""Customers, contacts, opportunities and stages in the admin."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from crm.admin import ExchangeAdmin, ServiceForm, WorkspaceFilter
from customers import merging_admin, radar_admin, stages_admin  # noqa: F401 - they register their models
from customers.amounts import AmountField
from customers.models import Contact, Customer, Opportunity
from customers.resources import (
    ContactResource,
    CustomerResource,
    OpportunityResource,
    save_contact,
    save_customer,
    save_opportunity,
)
from customers.services import refresh_open, settle_primary

STATUSES = [("active", _("Active")), ("archived", _("Archived"))]


class StatusFilter(admin.SimpleListFilter):
    """Active or archived."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return STATUSES

    def queryset(self, request, queryset):
        return getattr(queryset, self.value())() if self.value() in dict(STATUSES) else queryset


class CustomerForm(ServiceForm):
    status = forms.ChoiceField(label=_("Status"), choices=STATUSES, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["status"] = self.instance.status
        self.fields["reason"].help_text = _("For archiving. It stays in the history.")


@admin.register(Customer)
class CustomerAdmin(ExchangeAdmin):
    form = CustomerForm
    service = staticmethod(save_customer)
    resource_classes = [CustomerResource]
    ordering_within = ("name_key", "id")
    list_display = ("name", "workspace", "state", "owner", "industry", "open_count", "created_at")
    list_filter = (WorkspaceFilter, StatusFilter)
    list_select_related = ("workspace", "owner")
    search_fields = ("name",)
    autocomplete_fields = ("workspace", "owner")
    fields = ("workspace", "name", "website", "email", "phone", "industry", "owner", "beginning", "notes",
              "status", "reason", "archived_at", "archived_by", "open_count", "open_value", "touched_at", "domain", "created_at",
              "updated_at")  # fmt: skip
    readonly_fields = ("archived_at", "archived_by", "open_count", "open_value", "touched_at", "domain", "created_at",
                       "updated_at")  # fmt: skip
    later = ("status", "reason", *readonly_fields)

    @admin.display(description=_("status"))
    def state(self, customer):
        return dict(STATUSES)[customer.status]


class ContactForm(ServiceForm):
    has_left = forms.BooleanField(label=_("Has left"), required=False)
    primary = forms.BooleanField(
        label=_("Primary contact"), required=False, help_text=_("Tick it for another one to change who it is.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"has_left": self.instance.has_left, "primary": self.instance.is_primary}


@admin.register(Contact)
class ContactAdmin(ExchangeAdmin):
    form = ContactForm
    service = staticmethod(save_contact)
    resource_classes = [ContactResource]
    ordering_within = ("-created_at", "-id")
    list_display = (
        "__str__",
        "workspace",
        "customer",
        "email",
        "phone",
        "title",
        "buying_role",
        "is_primary",
        "left_at",
    )
    list_filter = (WorkspaceFilter, "buying_role", "is_primary", ("left_at", admin.EmptyFieldListFilter))
    list_select_related = ("workspace", "customer")
    search_fields = ("first_name",)
    autocomplete_fields = ("customer",)
    fields = ("customer", "first_name", "last_name", "email", "phone", "title", "buying_role", "notes", "primary",
              "has_left", "left_at", "moved_to", "workspace", "created_at", "updated_at")  # fmt: skip
    readonly_fields = ("left_at", "moved_to", "workspace", "created_at", "updated_at")
    fixed = ("customer",)
    later = ("has_left", *readonly_fields)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        settle_primary(obj.customer_id)

    def delete_queryset(self, request, queryset):
        customers = set(queryset.values_list("customer", flat=True))
        super().delete_queryset(request, queryset)
        for customer in customers:
            settle_primary(customer)


class OpportunityForm(ServiceForm):
    amount = AmountField(label=_("Amount"), max_length=40, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("For a change of stage; needed to lose a deal. It stays in the history.")


@admin.register(Opportunity)
class OpportunityAdmin(ExchangeAdmin):
    form = OpportunityForm
    service = staticmethod(save_opportunity)
    resource_classes = [OpportunityResource]
    ordering_within = ("-created_at", "-id")
    list_display = (
        "name",
        "workspace",
        "customer",
        "amount",
        "currency",
        "billing",
        "stage",
        "expected_close",
        "owner",
    )
    list_filter = (WorkspaceFilter, "stage__kind", "billing")
    list_select_related = ("workspace", "customer", "stage", "owner")
    search_fields = ("name",)
    autocomplete_fields = ("customer", "stage", "owner")
    fields = ("customer", "name", "amount", "currency", "billing", "expected_close", "owner", "notes", "stage",
              "reason", "lost_reason", "stage_since", "closed_at", "workspace", "created_at", "updated_at")  # fmt: skip
    readonly_fields = ("lost_reason", "stage_since", "closed_at", "workspace", "created_at", "updated_at")
    fixed = ("customer",)
    later = readonly_fields

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        refresh_open([obj.customer_id])

    def delete_queryset(self, request, queryset):
        customers = set(queryset.values_list("customer", flat=True))
        super().delete_queryset(request, queryset)
        refresh_open(customers)
