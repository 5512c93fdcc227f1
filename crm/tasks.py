"""What is to be done: adding tasks, ticking them off, putting them off, and how many are due."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.history import Overtaken, hold, record
from crm.models import Activity, Task

FIELDS = ("title", "due_on", "owner", "lead", "customer", "opportunity", "notes")
COUNTED_UP_TO = 99


@transaction.atomic
def add_task(workspace, *, by, title, **fields):
    """A new task with `fields` out of `FIELDS`; it is for `by` unless `owner` says otherwise.

    One about an opportunity is about its customer too.
    Raises Overtaken when the customer it is about is no longer there.
    """
    if deal := fields.get("opportunity"):
        fields["customer"] = deal.customer
    hold(fields.get("customer"))
    return Task.objects.create(workspace=workspace, title=title, **{"owner": by, **fields})


@transaction.atomic
def update_task(task, changes, *, by, seen=None):
    """Change the fields in `changes` ({name: cleaned value}). Returns {field: [old, new]} of what differs.

    `seen` is the task as the person saw it; Overtaken is raised when a field to be changed has moved on since.
    """
    task = Task.objects.select_for_update().get(pk=task.pk)
    if seen is not None and any(getattr(task, name) != getattr(seen, name) for name in changes):
        raise Overtaken(_("Somebody has just changed this."))
    pairs = {name: [getattr(task, name), value] for name, value in changes.items() if getattr(task, name) != value}
    for name, (_old, new) in pairs.items():
        setattr(task, name, new)
    if pairs:
        task.save(update_fields=[*pairs, "updated_at"])
    return pairs


@transaction.atomic
def finish(task, *, by):
    """Tick a task off and say so on the timeline it belongs to. Returns whether it was open until now.

    The conditional update claims the row, so that a double click finishes it once.
    """
    now = timezone.now()
    claimed = Task.objects.filter(pk=task.pk, done_at=None).update(done_at=now, done_by=by, updated_at=now)
    task.refresh_from_db(fields=["done_at", "done_by", "customer"])
    if claimed:
        _tell(task, Activity.Kind.TASK_DONE, by=by)
    return bool(claimed)


@transaction.atomic
def reopen(task, *, by):
    """Take back `finish`. Returns whether it was done until now; the timeline keeps both lines."""
    done = Task.objects.filter(pk=task.pk).exclude(done_at=None)
    claimed = done.update(done_at=None, done_by=None, updated_at=timezone.now())
    task.refresh_from_db(fields=["done_at", "done_by", "customer"])
    if claimed:
        _tell(task, Activity.Kind.TASK_REOPENED, by=by)
    return bool(claimed)


def postpone(task, *, by, days=1):
    """Put an open task off: it is due `days` days from today, wherever it stood. Returns the new date."""
    task.due_on = timezone.localdate() + timedelta(days=days)
    Task.objects.filter(pk=task.pk, done_at=None).update(due_on=task.due_on, updated_at=timezone.now())
    return task.due_on


def due_count(workspace, user):
    """How many open tasks of `user` are due today or late, counted as far as a badge shows: 99, then one more."""
    due = Task.objects.filter(workspace=workspace, owner=user, done_at=None, due_on__lte=timezone.localdate())
    return len(due.values_list("pk")[: COUNTED_UP_TO + 1])


def _tell(task, kind, *, by):
    about = task.lead or task.customer
    if about:
        record(
            about,
            kind,
            by=by,
            text=task.title,
            data={"task": task.pk},
            customer=task.customer,
            opportunity=task.opportunity,
        )
