"""Opening workspaces, letting people in and out."""

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.text import slugify

from accounts.models import Membership, Role, Workspace


@transaction.atomic
def open_workspace(name, *, by, **fields):
    """A new workspace with `by` as its owner and what `WORKSPACE_STARTERS` put into it."""
    workspace = Workspace.objects.create(name=name, slug=free_slug(name), **fields)
    Membership.objects.create(workspace=workspace, user=by, role=Role.OWNER)
    for starter in settings.WORKSPACE_STARTERS:
        import_string(starter)(workspace)
    return workspace


def free_slug(name):
    """An address made of `name` that no workspace has yet."""
    base = slugify(name)[:50] or "workspace"
    taken = set(Workspace.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _numbered(base) if slug not in taken)


def _numbered(base):
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
