"""The stages of a workspace: adding, changing, ordering, and holding them."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import Overtaken, plain
from crm.text import fold
from customers.models import Stage

KINDS = list(Stage.Kind)  # in this order they stand
REMEMBERED = 20  # former names


@transaction.atomic
def add_stage(workspace, *, name, kind=Stage.Kind.OPEN, probability=0, stale_after=None):
    """A new stage, the last of its kind. A won one counts in full, a lost one not at all, whatever `probability` says.

    Raises DomainError when the name is taken.
    """
    stages = lock_stages(workspace.pk)
    refuse_taken(name, stages)
    stage = Stage(workspace=workspace, name=name, kind=kind, stale_after=stale_after, order=len(stages) + 1)
    stage.probability = {Stage.Kind.WON: 100, Stage.Kind.LOST: 0}.get(kind, probability)
    stage.save()
    renumber([*stages, stage])
    return stage


@transaction.atomic
def update_stage(stage, changes, *, by=None, seen=None):
    """Change `name`, `probability` or `stale_after`. Returns {field: [old, new]}. What happened keeps the old name.

    A file that was exported before still finds the stage by its former name. Raises DomainError when the name is taken,
    Overtaken when a field is no longer what it was on `seen`.
    """
    stages = lock_stages(stage.workspace_id)
    locked = next(one for one in stages if one.pk == stage.pk)
    pairs = {name: [plain(getattr(locked, name)), plain(value)] for name, value in changes.items()}
    pairs = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if seen is not None and any(pair[0] != plain(getattr(seen, name)) for name, pair in pairs.items()):
        raise Overtaken(_("Somebody has just changed this."))
    if "name" in pairs:
        refuse_taken(changes["name"], [one for one in stages if one.pk != stage.pk])
        earlier = [name for name in locked.former_names if name != changes["name"]]
        locked.former_names = [*earlier, locked.name][-REMEMBERED:]
    for name in pairs:
        setattr(locked, name, changes[name])
    locked.save(update_fields=[*pairs, "former_names"])
    return pairs


@transaction.atomic
def order_stages(workspace, pks):
    """Put all offered stages of one kind in the order of `pks`. Raises DomainError when these are not all of them."""
    stages = {stage.pk: stage for stage in lock_stages(workspace.pk)}
    asked = [stages[pk] for pk in pks if pk in stages]
    kinds = {stage.kind for stage in asked}
    meant = {pk for pk, stage in stages.items() if stage.kind in kinds and not stage.is_retired}
    if len(kinds) != 1 or len(pks) != len(asked) or sorted(pks) != sorted(meant):
        raise DomainError(_("The stages have changed meanwhile. Look at them and order them again."))
    renumber([*asked, *(stage for pk, stage in stages.items() if pk not in meant)])


@transaction.atomic
def shift_stage(stage, step):
    """Move an offered stage by `step` places (-1 is up) among those of its kind, as far as there are any."""
    stages = lock_stages(stage.workspace_id)
    mine = [one for one in stages if one.kind == stage.kind and not one.is_retired]
    at = next((at for at, one in enumerate(mine) if one.pk == stage.pk), None)
    if at is None:
        raise DomainError(_("The stage %(stage)s is retired.") % {"stage": stage})
    mine.insert(max(0, at + step), mine.pop(at))
    renumber([*mine, *(one for one in stages if one not in mine)])


def lock_stages(workspace_id):
    """All stages of a workspace in their order, locked: who changes one waits for who changes another.

    Read again once they are locked, to see also what was added while this one waited.
    """
    here = Stage.objects.filter(workspace=workspace_id)
    list(here.select_for_update().order_by("pk").values_list("pk"))
    return list(here)


def renumber(stages):
    """Give `stages` (all of a workspace) their places: open, won, lost, then the retired ones, else as they come."""
    ranked = sorted(stages, key=lambda stage: (stage.is_retired, KINDS.index(stage.kind)))
    for place, stage in enumerate(ranked, start=1):
        if stage.order != place:
            Stage.objects.filter(pk=stage.pk).update(order=place)


def refuse_taken(name, others):
    """Raise DomainError when one of `others` is called `name`, whatever the capitals."""
    for other in others:
        if fold(other.name) == fold(name):
            words = _("There is a stage %(name)s already.")
            if other.is_retired:
                words = _("A retired stage is called %(name)s. Take it back, or choose another name.")
            raise DomainError(words % {"name": other.name})


def hold_offered(stage):
    """Keep `stage` from being retired until the transaction ends. Raises DomainError when it is retired already."""
    held = _hold("id", stage.pk)
    if not held or held[0].is_retired:
        raise DomainError(_("The stage %(stage)s is retired. Choose another one.") % {"stage": stage})


def hold_all(workspace_id):
    """Keep all stages of a workspace as they are until the transaction ends. Returns {id: stage}, freshly read."""
    return {stage.pk: stage for stage in _hold("workspace_id", workspace_id)}


def _hold(column, value):
    """Many may hold stages at once: PostgreSQL by a shared lock, which only who changes them waits for.

    On SQLite whoever writes is alone anyway.
    """
    shared = " FOR SHARE" if connection.features.has_select_for_update else ""
    sql = f"SELECT * FROM customers_stage WHERE {column} = %s ORDER BY id{shared}"  # noqa: S608 - our own names
    return list(Stage.objects.raw(sql, [value]))
