"""Timelines and tasks in the admin."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from crm.admin.lists import ReadOnlyAdmin, WorkspaceFilter
from crm.admin.records import ServiceAdmin, ServiceForm
from crm.mentions import Mention
from crm.models import Activity, Task
from crm.tasks import FIELDS, add_task, finish, reopen, update_task


@admin.register(Activity)
class ActivityAdmin(ReadOnlyAdmin):
    ordering_within = ("-happened_at", "-id")
    list_display = ("happened_at", "workspace", "kind", "about", "by", "actor", "text_start")
    list_filter = (WorkspaceFilter, "kind", "actor")
    list_select_related = ("workspace", "lead", "customer", "contact", "opportunity", "by")
    search_fields = ("id__exact", "lead__id__exact", "customer__id__exact")
    search_help_text = _("The number of the line, of a lead or of a customer.")
    fields = ("workspace", "kind", "lead", "customer", "contact", "opportunity", "actor", "by", "text", "data",
              "happened_at", "created_at", "deleted_at")  # fmt: skip

    def get_queryset(self, request):
        """The ones that their author took out too."""
        return self.model.every.order_by(*self.get_ordering(request))

    @admin.display(description=_("about"))
    def about(self, line):
        return line.about

    @admin.display(description=_("text"))
    def text_start(self, line):
        return line.text[:80]


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "workspace", "user", "by", "about", "read_at")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("workspace", "user", "by", "lead", "customer", "contact", "opportunity")
    search_fields = ("user__email",)
    fields = ("workspace", "user", "by", "written", "lead", "customer", "contact", "opportunity", "line", "field",
              "excerpt", "created_at", "read_at")  # fmt: skip


def save_task(record, workspace, values, *, by, link=None):
    """Create or change a task; `done` ticks it off or takes that back. Nobody is called in one, so `link` is left."""
    fields = {name: value for name, value in values.items() if name in FIELDS}
    if record is None:
        return add_task(workspace, by=by, **fields)
    task = Task.objects.select_for_update().get(pk=record.pk)
    update_task(task, fields, by=by)
    if values.get("done") != task.is_done:
        (reopen if task.is_done else finish)(task, by=by)
    return task


class TaskForm(ServiceForm):
    done = forms.BooleanField(label=_("Done"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["done"] = self.instance.is_done


@admin.register(Task)
class TaskAdmin(ServiceAdmin):
    form = TaskForm
    service = staticmethod(save_task)
    list_display = ("title", "workspace", "owner", "due_on", "about", "is_ticked")
    list_filter = (WorkspaceFilter, ("done_at", admin.EmptyFieldListFilter))
    list_select_related = ("workspace", "owner", "lead", "customer", "opportunity")
    search_fields = ("title__istartswith",)
    autocomplete_fields = ("workspace", "owner", "lead", "customer", "opportunity")
    fields = ("workspace", "title", "due_on", "owner", "lead", "customer", "opportunity", "notes", "done", "done_at",
              "done_by")  # fmt: skip
    readonly_fields = ("done_at", "done_by")
    later = ("done", "done_at", "done_by")

    view_on_site = False

    @admin.display(description=_("about"))
    def about(self, task):
        return task.lead or task.opportunity or task.customer

    @admin.display(description=_("done"), boolean=True)
    def is_ticked(self, task):
        return task.is_done
