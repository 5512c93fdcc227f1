"""What the silence radar worked out, to be looked at in the admin."""

from django.contrib import admin

from crm.admin import ReadOnlyAdmin, WorkspaceFilter
from customers.models import CommonRhythm, Purchases, Rhythm


@admin.register(Rhythm)
class RhythmAdmin(ReadOnlyAdmin):
    list_display = ("customer", "workspace", "last_on", "touches", "own_days", "usual_days")
    list_filter = (WorkspaceFilter,)
    ordering = ordering_within = ("pk",)
    list_select_related = ("workspace", "customer")
    search_fields = ("customer__name_folded__startswith",)


@admin.register(CommonRhythm)
class CommonRhythmAdmin(ReadOnlyAdmin):
    list_display = ("workspace", "days", "refreshed_at")
    list_filter = (WorkspaceFilter,)
    ordering = ordering_within = ("pk",)
    list_select_related = ("workspace",)


@admin.register(Purchases)
class PurchasesAdmin(ReadOnlyAdmin):
    list_display = ("customer", "workspace", "count", "last_at")
    list_filter = (WorkspaceFilter,)
    ordering = ordering_within = ("pk",)
    list_select_related = ("workspace", "customer")
    search_fields = ("customer__name_folded__startswith",)
