"""What the shell around every page needs."""

from functools import cache

from django.conf import settings

from crm.tasks import due_count


def shell(request):
    """`workspace` and `membership` for templates, None outside a workspace; `tasks_due`, counted when it is shown."""
    workspace = getattr(request, "workspace", None)
    membership = getattr(request, "membership", None)
    return {
        "workspace": workspace,
        "membership": membership,
        "SIGNUP_OPEN": settings.SIGNUP_OPEN,
        "tasks_due": cache(lambda: due_count(workspace, request.user)) if membership else 0,
    }
