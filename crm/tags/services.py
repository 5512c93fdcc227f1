"""Tagging records, one or thousands, and taking tags off again."""

from collections import defaultdict

from django.db import connection, transaction
from django.utils.translation import gettext as _

from crm.attached import link_of
from crm.exceptions import DomainError
from crm.models import Activity
from crm.tags.lines import line
from crm.tags.models import MOST, Tag, Tagging, clean_tag, tag_key
from crm.vocabulary import renew

AT_ONCE = 500


@transaction.atomic
def tag(model, ids, tags, *, by, tell=True):
    """Put `tags` on the records of `model` with these ids, all of one workspace. Returns {id: [ids of the tags that are new]}.

    Set-wise: a few statements for 500 records. Each story says which tags the record had and has. Records that take no
    changes (promoted leads, what belongs to archived customers), are not there or are another workspace's stay as
    they are. Without `tell` the caller's own line says it.
    """
    return _change(model, ids, tags, by, tell, lambda had, given: given - had) if tags else {}


@transaction.atomic
def untag(model, ids, tags, *, by, tell=True):
    """Take `tags` off the records; the opposite of `tag`. Returns {id: [ids of the tags that went]}."""
    return _change(model, ids, tags, by, tell, lambda had, given: had & given) if tags else {}


@transaction.atomic
def retag(record, names, *, by):
    """Let one record have the tags with these names and no others; those that are not there are made.

    Raises DomainError when it takes no changes, or there would be too many tags.
    """
    if {tag_key(name) for name in names} == {tag_key(one.name) for one in tags_of_one(record)}:
        return
    refuse_closed(record)
    tags = name_tags(record.workspace, names)
    _change(
        type(record),
        [record.pk],
        [*tags, *tags_of_one(record)],
        by,
        True,
        lambda had, _given: had ^ {t.pk for t in tags},
    )


def _change(model, ids, tags, by, tell, choose):
    ids, given, done = sorted(set(ids)), _hold(tags), {}
    (workspace_id,) = {tag.workspace_id for tag in tags}
    for start in range(0, len(ids) if given else 0, AT_ONCE):
        records = _lock(model, ids[start : start + AT_ONCE], workspace_id)
        had = tags_on(model, records)
        changed = {pk: choose(set(had[pk]), given) for pk in records}
        changed = {pk: ids_ for pk, ids_ in changed.items() if ids_}
        _write(model, changed, had)
        if tell:
            _tell(records, had, changed, tags, by)
        done |= {pk: sorted(ids_) for pk, ids_ in changed.items()}
    return done


def _hold(tags):
    """The ids of those `tags` that are not gone; until the transaction ends nobody deletes or merges them."""
    ids = [tag.pk for tag in tags]
    hold(ids)
    return set(Tag.objects.used().filter(pk__in=ids).values_list("pk", flat=True))


def hold(ids):
    """Keep the tags with these ids as they are until the transaction ends, in the order in which all who hold several do it."""
    if connection.vendor != "postgresql":  # on SQLite the transaction has the write lock
        return
    with connection.cursor() as cursor:
        # Shared: others put the same tag on other records meanwhile.
        cursor.execute("SELECT id FROM crm_tag WHERE id = ANY(%s) ORDER BY id FOR SHARE", [list(ids)])


def _lock(model, ids, workspace_id):
    """The records that may be changed, locked in the order in which all who lock several do it: people and deals after their customers."""
    if any(field.name == "customer" for field in model._meta.fields):
        customers = model._meta.get_field("customer").related_model._base_manager.select_for_update()
        list(
            customers.filter(pk__in=model.objects.filter(pk__in=ids).values("customer"))
            .order_by("pk")
            .values_list("pk")
        )
    rows = model.objects.select_for_update(of=("self",)).filter(
        model.OPEN_TO_CHANGES, workspace=workspace_id, pk__in=ids
    )
    rows = rows.select_related(None).order_by("pk")
    heavy = {"search", "notes"} & {field.name for field in model._meta.fields}
    return {record.pk: record for record in rows.defer(*heavy)}


def tags_on(model, ids):
    """{id: {id of a tag: its name}} of the records, by name; without tags that are gone."""
    link, found = link_of(model), defaultdict(dict)
    rows = Tagging.objects.filter(**{f"{link}__in": list(ids)}, tag__gone_at=None)
    for pk, tag_id, name in rows.order_by("tag__name_folded").values_list(f"{link}_id", "tag_id", "tag__name"):
        found[pk][tag_id] = name
    return found


def settle_tags(model, wanted):
    """Let records have these tags and no others, {id: ids of tags}, without a word in their stories. Set-wise."""
    had = tags_on(model, wanted)
    _write(model, {pk: had[pk].keys() ^ ids for pk, ids in wanted.items()}, had)


def _write(model, changed, had):
    """Add what a record had not, remove what it had."""
    link = link_of(model)
    pairs = [(pk, tag_id) for pk, ids in changed.items() for tag_id in ids]
    new = [Tagging(tag_id=tag_id, **{f"{link}_id": pk}) for pk, tag_id in pairs if tag_id not in had[pk]]
    Tagging.objects.bulk_create(new, batch_size=AT_ONCE)
    gone = defaultdict(list)
    for pk, tag_id in pairs:
        if tag_id in had[pk]:
            gone[tag_id].append(pk)
    for tag_id, pks in gone.items():
        Tagging.objects.filter(tag=tag_id, **{f"{link}__in": pks}).delete()


def _tell(records, had, changed, tags, by):
    """One line in the story of each record: its tags, old and new."""
    given, lines = {tag.pk: tag.name for tag in tags}, []
    for pk, ids in changed.items():
        names = {**given, **had[pk]}
        now = [names[tag_id] for tag_id in had[pk].keys() ^ ids]
        pair = [line(had[pk].values()), line(now)]
        lines.append(_line(records[pk], by, {"changes": {"tags": pair}, "of": str(records[pk])}))
    Activity.objects.bulk_create(lines, batch_size=AT_ONCE)


def _line(record, by, data):
    links = {f"{link_of(type(record))}_id": record.pk}
    if not {"lead_id", "customer_id"} & set(links):
        links["customer_id"] = record.customer_id
    actor = Activity.Actor.PERSON if by else Activity.Actor.SYSTEM
    return Activity(workspace_id=record.workspace_id, kind=Activity.Kind.FIELDS, by=by, actor=actor, data=data, **links)


def tags_of_one(record):
    """The tags of one record, by name; without a query where the workspace has none."""
    if not record.workspace.vocabulary:
        return []
    ids = Tagging.objects.filter(**{link_of(type(record)): record}).values("tag")
    return list(Tag.objects.used().filter(pk__in=ids))


@transaction.atomic
def name_tags(workspace, names, *, colour=Tag.Colour.STONE):
    """The tags of a workspace with these names, made where there are none. Names are compared without case and accents.

    Raises DomainError when there would be too many, ValidationError for what cannot be a name.
    """
    wanted = {tag_key(name): name for name in map(clean_tag, names)}
    found = used_tags(workspace)
    if wanted.keys() - found.keys():
        found |= make_tags(workspace, wanted, colour=colour)
        if wanted.keys() - found.keys():
            raise DomainError(too_many())
    return [found[key] for key in wanted]


def make_tags(workspace, wanted, *, colour=Tag.Colour.STONE):
    """New tags for those of `wanted` ({key: name}) that are not there, as long as there is room. Returns {key: tag}.

    Must run inside a transaction, in which nobody else makes tags.
    """
    renew(workspace)
    found, made = used_tags(workspace), {}  # somebody else may have made some before the lock
    for key, name in wanted.items():
        if key not in found and len(found) + len(made) < MOST:
            made[key] = Tag(workspace=workspace, name=name, colour=colour)
            made[key].save()
    return found | made


def used_tags(workspace):
    """{key: tag} of a workspace, which has at most MOST, as the table has them."""
    return {tag.name_folded: tag for tag in workspace.tags.used()}


def too_many():
    """Why there is no further tag."""
    return _("There are %(most)d tags already. Delete or merge some first.") % {"most": MOST}


def refuse_closed(record):
    """DomainError when a record takes no changes, with what to do."""
    if not type(record).objects.filter(type(record).OPEN_TO_CHANGES, pk=record.pk).exists():
        raise DomainError(_("%(name)s takes no changes: it is archived, or a customer already.") % {"name": record})
