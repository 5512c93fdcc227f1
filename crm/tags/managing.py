"""Keeping the list of tags in order: each verb has its opposite, so that a slip costs nothing."""

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.attached import LINKS
from crm.exceptions import DomainError
from crm.history import Overtaken
from crm.tags.models import Tag, Tagging, clean_tag, tag_key
from crm.vocabulary import renew

TABLE = Tagging._meta.db_table
COPY = """INSERT INTO {table} (tag_id, of_id, {column}) SELECT %s, t.tag_id, t.{column} FROM {table} t
    WHERE t.tag_id = %s AND t.{column} IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.tag_id = %s AND o.{column} = t.{column})"""


@transaction.atomic
def change_tag(tag, *, name=None, colour=None):
    """Rename or recolour a tag, on all records at once; `former` keeps the name it had. Returns it as it is now.

    Raises DomainError when another one is called so.
    """
    tag = _lock(tag)
    if name is not None and (name := clean_tag(name)) != tag.name:
        _refuse_twin(tag, name)
        tag.former, tag.name = tag.name, name
    tag.colour = colour or tag.colour
    tag.save()
    return tag


@transaction.atomic
def delete_tag(tag):
    """Take a tag off everything; `restore_tag` puts it back where it was."""
    tag = _lock(tag)
    tag.gone_at = timezone.now()
    tag.save()


@transaction.atomic
def merge_tags(absorbed, into):
    """Make one tag of two: what `absorbed` was on has `into` now. `restore_tag` of the absorbed one takes that back."""
    renew(absorbed.workspace)
    # In the order in which others hold several.
    list(Tag.objects.select_for_update().filter(pk__in=(absorbed.pk, into.pk)).order_by("pk").values_list("pk"))
    absorbed, into = (_used(tag) for tag in (absorbed, into))
    if absorbed == into or absorbed.workspace_id != into.workspace_id:
        raise DomainError(_("Choose another tag to merge it with."))
    absorbed.gone_at, absorbed.merged_into = timezone.now(), into
    absorbed.save()
    for link in LINKS:
        _copy(link, absorbed, into)


def _copy(link, absorbed, into):
    """Put `into` where `absorbed` is and it is not; one statement, however many records."""
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(table=TABLE, column=f"{link}_id"), [into.pk, absorbed.pk, into.pk])


@transaction.atomic
def restore_tag(tag):
    """Take `delete_tag` or `merge_tags` back. Raises DomainError when its name has been given to another meanwhile."""
    renew(tag.workspace)
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    if tag.gone_at is None:
        raise DomainError(_("The tag %(name)s is there already.") % {"name": tag})
    _refuse_twin(tag, tag.name)
    Tagging.objects.filter(of=tag).delete()
    tag.gone_at = tag.merged_into = None
    tag.save()
    return tag


def _lock(tag):
    renew(tag.workspace)
    return _used(tag)


def _used(tag):
    """The tag, locked; Overtaken when somebody has just deleted or merged it."""
    found = Tag.objects.select_for_update().filter(pk=tag.pk, gone_at=None).first()
    if found is None:
        raise Overtaken(_("The tag %(name)s is no longer there.") % {"name": tag})
    return found


def _refuse_twin(tag, name):
    twins = Tag.objects.used().filter(workspace=tag.workspace_id, name_folded=tag_key(name)).exclude(pk=tag.pk)
    if twin := twins.first():
        raise DomainError(_("There is a tag “%(name)s” already. Merge the two instead.") % {"name": twin})
