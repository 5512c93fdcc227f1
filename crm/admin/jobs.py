"""Background work in the admin: the queue, its failures, and what recurs. For superusers: jobs belong to no workspace."""

import json
from textwrap import shorten

from django.contrib import admin, messages
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from crm.admin.lists import QuickAdmin, ReadOnlyAdmin
from crm.jobs import queue, schedule
from crm.jobs.backend import Job, Status, replace_list
from crm.jobs.models import ScheduledJob, Worker

replace_list(admin.site)


STATES = {
    Status.READY: _("waiting"),
    Status.RUNNING: _("running"),
    Status.FAILED: _("failed"),
    Status.SUCCESSFUL: _("done"),
}


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        return [(status.lower(), words) for status, words in STATES.items()]

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value().upper()) if self.value() else queryset


class SuperusersOnly:
    """Arguments and tracebacks may name anything of any workspace."""

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)


@admin.register(Job)
class JobAdmin(SuperusersOnly, ReadOnlyAdmin):
    list_display = ("title", "state", "attempts", "queued", "next_try", "took", "error")
    list_filter = (StateFilter,)
    list_select_related = ()
    ordering = ("-enqueued_at",)
    search_fields = ("task_path", "traceback")
    fields = (
        "title",
        "task_path",
        "state",
        "attempts",
        "enqueued_at",
        "started_at",
        "finished_at",
        "next_try",
        "by_workers",
        "arguments",
        "return_value",
        "story",
    )
    readonly_fields = fields
    actions = ("retry",)

    def get_urls(self):
        again = self.admin_site.admin_view(require_POST(self.retry_one))
        return [path("<uuid:pk>/retry/", again, name="crm_job_retry"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        counts = {status.lower(): Job.objects.filter(status=status).count() for status in Status.values}
        context = {"counts": counts, "workers": Worker.objects.alive().count()}
        return super().changelist_view(request, {**(extra_context or {}), **context})

    def retry_one(self, request, pk):
        self._retry(request, Job.objects.filter(pk=pk))
        return redirect(reverse("admin:crm_job_change", args=[pk]))

    @admin.action(description=_("Run the selected failed jobs again"))
    def retry(self, request, jobs):
        self._retry(request, jobs)

    def _retry(self, request, jobs):
        if not self.has_view_permission(request):
            self.message_user(request, _("Only superusers may do this."), messages.ERROR)
            return
        number = sum(queue.retry(job) for job in jobs)
        words = ngettext("%d job is queued again.", "%d jobs are queued again.", number) % number
        self.message_user(request, words if number else _("Only failed jobs can be run again."))

    @admin.display(description=_("job"), ordering="task_path")
    def title(self, job):
        return job.title

    @admin.display(description=_("state"), ordering="status")
    def state(self, job):
        return _("to be tried again") if job.status == Status.READY and job.attempt else STATES[job.status]

    @admin.display(description=_("attempt"))
    def attempts(self, job):
        return _("%(attempt)d of %(most)d") % {"attempt": job.attempt, "most": job.policy.attempts}

    @admin.display(description=_("queued"), ordering="enqueued_at")
    def queued(self, job):
        return naturaltime(job.enqueued_at)

    @admin.display(description=_("next try"))
    def next_try(self, job):
        return naturaltime(job.starts_at) if job.status == Status.READY and job.starts_at else None

    @admin.display(description=_("took"))
    def took(self, job):
        if not (job.started_at and job.finished_at):
            return None
        return f"{(job.finished_at - job.started_at).total_seconds():.2f}\N{NO-BREAK SPACE}s"

    @admin.display(description=_("last error"))
    def error(self, job):
        last = job.traceback.strip().rpartition("\n")[2]
        return shorten(last.removeprefix(job.exception_class_path.rpartition(".")[0] + "."), 100, placeholder=" …")

    @admin.display(description=_("workers"))
    def by_workers(self, job):
        return ", ".join(job.worker_ids)

    @admin.display(description=_("arguments"))
    def arguments(self, job):
        if job.policy.private:
            return _("not shown")
        return format_html("<pre>{}</pre>", json.dumps(job.args_kwargs, indent=2, ensure_ascii=False))

    @admin.display(description=_("last error"))
    def story(self, job):
        return format_html("<pre>{}</pre>", job.traceback) if job.traceback else None


@admin.register(ScheduledJob)
class ScheduledJobAdmin(SuperusersOnly, QuickAdmin):
    list_display = ("__str__", "times", "next_run_at", "last_run_at", "is_paused")
    list_editable = ("is_paused",)
    list_select_related = ()
    ordering = ("name",)
    fields = ("name", "path", "every", "unit", "at", "next_run_at", "last_run_at", "is_paused", "is_customised")
    readonly_fields = ("name", "path", "next_run_at", "last_run_at")
    actions = ("run_now", "pause", "go_on")

    def has_change_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        schedule.save_choice(obj, changed=form.changed_data)

    @admin.action(description=_("Run now"), permissions=["change"])
    def run_now(self, request, rows):
        for row in rows:
            schedule.run_now(row)
        self.message_user(request, _("Queued. A worker takes it when it is free."))

    @admin.action(description=_("Pause"), permissions=["change"])
    def pause(self, request, rows):
        rows.update(is_paused=True)

    @admin.action(description=_("Go on"), permissions=["change"])
    def go_on(self, request, rows):
        rows.update(is_paused=False)

    @admin.display(description=_("every"))
    def times(self, row):
        return row.times_in_words
