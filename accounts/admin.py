"""People and workspaces in the admin."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.utils.translation import gettext_lazy as _

from accounts import zones
from accounts.choices import currencies
from accounts.models import Invitation, Membership, Role, User, Workspace
from crm.admin import QuickAdmin, ReadOnlyAdmin, WorkspaceFilter
from crm.countries import regions
from crm.fields import EmailField


class UserCreationForm(AdminUserCreationForm):
    email = EmailField(label=_("E-mail"), max_length=254)

    class Meta:
        model = User
        fields = ("email", "name")


@admin.register(User)
class UserAdmin(QuickAdmin, DjangoUserAdmin):
    """People are made inactive, never deleted: their name stays on what they did."""

    workspace_path = "memberships__workspace"
    add_form = UserCreationForm
    list_display = ("email", "name", "is_active", "is_staff", "last_login", "date_joined")
    list_filter = (WorkspaceFilter, "is_active", "is_staff")
    list_select_related = False
    search_fields = ("email__istartswith", "name__istartswith")
    ordering = ("-id",)
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("Admin"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)
    readonly_fields = ("last_login", "date_joined")

    def get_readonly_fields(self, request, obj=None):
        """People change their address themselves, since it must be verified."""
        return ("email", *self.readonly_fields) if obj else self.readonly_fields

    def has_delete_permission(self, request, obj=None):
        return False


class WorkspaceForm(forms.ModelForm):
    currency = forms.ChoiceField(label=_("Currency"), choices=currencies)
    phone_region = forms.ChoiceField(label=_("Country for phone numbers"), choices=regions)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zones.choices, required=False)


@admin.register(Workspace)
class WorkspaceAdmin(QuickAdmin):
    """Workspaces are opened on the site, and deleted in their settings, where owners are told what goes with them."""

    form = WorkspaceForm
    list_display = ("name", "slug", "currency", "phone_region", "created_at")
    list_select_related = False
    search_fields = ("name__istartswith", "slug__startswith")
    fields = ("name", "slug", "currency", "phone_region", "time_zone", "created_at")
    readonly_fields = ("slug", "created_at")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class MembershipForm(forms.ModelForm):
    def clean_role(self):
        role = self.cleaned_data["role"]
        if role != Role.OWNER and is_last_owner(self.instance):
            raise forms.ValidationError(_("A workspace needs an owner. Make somebody else an owner first."))
        return role


def is_last_owner(membership):
    """Whether the workspace would have no owner without this one."""
    others = Membership.objects.filter(workspace=membership.workspace_id, role=Role.OWNER).exclude(pk=membership.pk)
    return bool(membership.pk) and membership.is_owner and not others.exists()


@admin.register(Membership)
class MembershipAdmin(QuickAdmin):
    """Who runs Handoff may let people in and out here, which the services leave to a workspace's own admins."""

    form = MembershipForm
    list_display = ("user", "workspace", "role", "created_at")
    list_filter = (WorkspaceFilter, "role")
    list_select_related = ("user", "workspace")
    search_fields = ("user__email__istartswith", "user__name__istartswith")
    autocomplete_fields = ("user", "workspace")
    fields = ("workspace", "user", "role", "created_at")
    readonly_fields = ("created_at",)

    def get_readonly_fields(self, request, obj=None):
        return ("workspace", "user", "created_at") if obj else self.readonly_fields

    def has_delete_permission(self, request, obj=None):
        """One by one, so that the last owner stays."""
        return bool(obj) and super().has_delete_permission(request, obj) and not is_last_owner(obj)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Sent, sent again and withdrawn in the settings of a workspace."""

    list_display = ("email", "workspace", "role", "invited_by", "created_at", "expires_at", "accepted_at")
    list_filter = (WorkspaceFilter, "role", ("accepted_at", admin.EmptyFieldListFilter))
    list_select_related = ("workspace", "invited_by")
    search_fields = ("email__istartswith",)
    date_hierarchy = "created_at"
    exclude = ("token_hash",)
