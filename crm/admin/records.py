"""Records that the admin saves through the services, so that history and derived columns are the same as everywhere."""

from django import forms
from django.contrib import messages
from django.contrib.admin import widgets
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.admin.lists import QuickAdmin
from crm.admin.own import own_fields, own_values, with_tags
from crm.cleaning import clean_phone
from crm.columns import TAGS
from crm.exceptions import DomainError
from crm.fields import LineField, field_for


class ServiceForm(forms.ModelForm):
    """A form whose values a service saves; what the service refuses is an error of the form.

    `ServiceAdmin` fills in `service`, `by` and the names of the workspace's `own` fields. `seen` is when the record had last been changed as the form was opened.
    """

    reason = LineField(
        label=gettext_lazy("Reason"), max_length=500, required=False, widget=widgets.AdminTextInputWidget()
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    own: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial |= {"seen": self.instance.updated_at.isoformat(), **own_values(self.instance, self.own)}

    def clean(self):
        values = super().clean()
        if (seen := values.get("seen")) and seen != self.initial.get("seen"):
            self.add_error(None, _("Somebody changed this since you opened it. Open it again and repeat your change."))
        workspace = self.workspace_of(values)
        if workspace and not self.errors:
            if values.get("phone"):
                values["phone"] = clean_phone(values["phone"], workspace.phone_region)
            self._refuse_strangers(workspace, values)
            self._rehearse(workspace, values)
        return values

    def workspace_of(self, values):
        """The workspace that the record is in, or will be."""
        if self.instance.pk:
            return self.instance.workspace
        return values.get("workspace") or getattr(values.get("customer"), "workspace", None)

    def _refuse_strangers(self, workspace, values):
        """Whatever the record points to belongs to its own workspace."""
        for name in [name for name in self.changed_data if isinstance(values.get(name), models.Model)]:
            if isinstance(values[name], get_user_model()):
                is_here = workspace.people().filter(pk=values[name].pk).exists()
            else:
                is_here = getattr(values[name], "workspace_id", workspace.pk) == workspace.pk
            if not is_here:
                self.add_error(name, _("This is not of the workspace %(name)s.") % {"name": workspace})

    def _rehearse(self, workspace, values):
        """Save and take it back, so that a refusal comes in time to be shown beside the field."""
        if self.errors:
            return
        try:
            with transaction.atomic():
                self.service(self.record, workspace, values, by=self.by)
                transaction.set_rollback(True)
        except DomainError as error:
            needs_reason = {"status", "stage"} & set(self.changed_data) and not values.get("reason")
            self.add_error("reason" if needs_reason else None, error.message)

    @property
    def record(self):
        """What is changed; None when it is new."""
        return self.instance if self.instance.pk else None


class ServiceAdmin(QuickAdmin):
    """Saves through `service(record, workspace, values, *, by, link)`, where `record` is None for a new one.

    With `link` who is called by name is told, see `crm.mentions`; the rehearsal goes without.

    Archive rather than delete: only superusers delete for good, and are told all that goes with it.
    """

    form = ServiceForm
    fixed: tuple[str, ...] = ("workspace",)  # given when a record is made, and kept
    later: tuple[str, ...] = ()  # asked of records that exist

    def get_fields(self, request, obj=None):
        fields = [name for name in self.fields if obj or name not in self.later]
        return [*fields, *own_fields(obj), "seen"] if obj and self.has_change_permission(request, obj) else fields

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *(self.fixed if obj else ()))

    def get_form(self, request, obj=None, change=False, **kwargs):
        own = own_fields(obj) if self.has_change_permission(request, obj) else {}
        names = kwargs.pop("fields", None) or self.get_fields(request, obj)
        kwargs["fields"] = [name for name in names if name not in own]
        form = super().get_form(request, obj, change=change, **kwargs)
        service = staticmethod(with_tags(self.service))
        return type(form.__name__, (form,), {"by": request.user, "service": service, "own": tuple(own), **own})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        is_text = isinstance(db_field, (models.CharField, models.TextField)) and not db_field.choices
        if not is_text:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        is_long = isinstance(db_field, models.TextField)
        return field_for(db_field, widget=widgets.AdminTextareaWidget() if is_long else widgets.AdminTextInputWidget())

    def save_model(self, request, obj, form, change):
        workspace, link = form.workspace_of(form.cleaned_data), request.build_absolute_uri
        saved = form.service(form.record, workspace, form.cleaned_data, by=request.user, link=link)
        obj.pk = saved.pk
        obj.refresh_from_db()

    def response_add(self, request, obj, post_url_continue=None):
        """Which fields its workspace has added is known once it is saved: those are asked then, on the form about it."""
        labels = [field.label for name, field in own_fields(obj).items() if name != TAGS]
        is_last = not {"_addanother", "_continue", IS_POPUP_VAR} & set(request.POST)
        if labels and is_last and self.has_change_permission(request, obj):
            said = {"workspace": obj.workspace, "fields": ", ".join(labels)}
            messages.info(
                request, _("%(workspace)s has fields of its own, which you can fill in now: %(fields)s.") % said
            )
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"  # as Django's own admin of users does
        return super().response_add(request, obj, post_url_continue)

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser

    def get_deleted_objects(self, objs, request):
        """History cannot be deleted by itself; with its record it goes, when a superuser says so."""
        deleted, counts, _needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set(), protected
