"""All that Handoff knows of django-tasks. Django 6 has the same task API built in: then only these imports change."""

from importlib import import_module

from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django_tasks import task as django_task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from crm.jobs.policy import DEFAULT, Policy, policy_of, register

Status = TaskResultStatus
AT_ONCE = get_date_max()  # what django-tasks-db stores for *as soon as you can*


class Job(DBTaskResult):
    """One piece of work: waiting, running, done or failed. The table is django-tasks-db's own."""

    class Meta:
        proxy = True
        app_label = "crm"
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")

    def __str__(self):
        return self.title

    @property
    def title(self):
        return title_of(self.task_path)

    @property
    def attempt(self):
        """Which attempt is running or was the last; 0 before the first."""
        return len(self.worker_ids)

    @cached_property
    def policy(self):
        return policy_of(self.task_path) if exists(self.task_path) else DEFAULT

    @property
    def has_attempts_left(self):
        return self.attempt < self.policy.attempts

    @property
    def starts_at(self):
        """When a waiting job is due; None means as soon as a worker is free."""
        return None if self.run_after == AT_ONCE else self.run_after

    def call(self):
        """Run the function itself. Raises ImportError when the code no longer has it, and whatever it raises."""
        arguments = self.args_kwargs
        return find(self.task_path).call(*arguments["args"], **arguments["kwargs"])


def job(**promises):
    """A decorator for a function of a module: it can be queued from then on. `promises` are the fields of `Policy`."""

    def decorate(function):
        made = django_task(function)
        register(made.module_path, Policy(**promises))
        return made

    return decorate


def put(task, args, kwargs, *, after=None):
    """Write a job into the queue and return its id (a string). `after` is the earliest time it may start."""
    return task.using(run_after=after).enqueue(*args, **kwargs).id


def find(path):
    """The job at a dotted path. Raises ImportError when the code has none there."""
    found = import_string(path)
    if not isinstance(found, Task):
        raise ImportError(f"{path} is not a job.")
    return found


def exists(path):
    """Whether the code has a job at a dotted path; looking also loads its policy."""
    try:
        find(path)
    except ImportError:
        return False
    return True


def replace_list(site):
    """Take django-tasks-db's own list out of the admin `site`: it would show the arguments of private jobs."""
    import_module("django_tasks_db.admin")
    site.unregister(DBTaskResult)


def title_of(path):
    """The name of a job as people read it: `crm.mail.deliver_mail` is “Deliver mail”."""
    return path.rpartition(".")[2].replace("_", " ").capitalize()
