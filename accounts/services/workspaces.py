"""Opening, naming and closing workspaces."""

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import CASCADE
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Invitation, Membership, Role, Workspace
from accounts.services.people import may
from crm.exceptions import NotAllowed
from crm.search import forget


@transaction.atomic
def open_workspace(name, *, by, **fields):
    """A new workspace with `by` as its owner and what `WORKSPACE_STARTERS` put into it."""
    workspace = Workspace.objects.create(name=name, slug=free_slug(name), **fields)
    Membership.objects.create(workspace=workspace, user=by, role=Role.OWNER)
    for starter in settings.WORKSPACE_STARTERS:
        import_string(starter)(workspace)
    return workspace


@transaction.atomic
def change_settings(workspace, *, by, **values):
    """Save `name`, `currency`, `phone_region` or `time_zone`. The address stays, so that links into the workspace go on working.

    Raises NotAllowed unless `by` is an admin.
    """
    if not may(by, workspace, Role.ADMIN):
        raise NotAllowed(_("Only admins change the settings of a workspace."))
    for name, value in values.items():
        setattr(workspace, name, value)
    workspace.save(update_fields=values)
    return workspace


@transaction.atomic
def close_workspace(workspace, *, by):
    """Delete the workspace with everything in it. There is no way back, so the page asks for its name first.

    Others may be at work in it: what they add while it is emptied goes in a second round, when its lock lets nobody add
    anything. To hold the lock all the time would be to wait for them while they wait for it.
    Raises NotAllowed unless `by` is an owner.
    """
    if not may(by, workspace, Role.OWNER):
        raise NotAllowed(_("Only an owner deletes a workspace."))
    _empty(workspace)
    list(Workspace.objects.select_for_update().filter(pk=workspace.pk))
    _empty(workspace)
    workspace.delete()


def _empty(workspace):
    """Delete its rows table by table without loading them: there may be a million.

    Foreign keys are checked when the transaction ends, so the order of the tables does not matter.
    """
    for rows in _tables(workspace):
        forget(rows)
        rows._raw_delete(rows.db)


def _tables(workspace):
    """All rows of the workspace, a table at a time; tables that hang on others come before these."""
    links = {model: _link(model, Workspace) for model in apps.get_models()}
    owned = [model for model, link in links.items() if link and model not in (Membership, Invitation)]
    for model in apps.get_models():
        parent = next((owner for owner in owned if not links[model] and _link(model, owner)), None)
        if parent:
            yield model._base_manager.filter(**{f"{_link(model, parent)}__{links[parent]}": workspace})
    for model in owned:
        yield model._base_manager.filter(**{links[model]: workspace})


def _link(model, target):
    """The name of the foreign key by which rows of `model` go when their `target` goes, or ""."""
    keys = (f for f in model._meta.local_fields if f.related_model is target)
    return next((key.name for key in keys if key.remote_field.on_delete is CASCADE), "")


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
