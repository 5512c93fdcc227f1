"""The words of a workspace, its tags and custom fields, as pages need them on every row.

They change seldom and are needed everywhere, so a process keeps them in memory, under the `vocabulary` stamp that the
workspace's own row carries and every change renews: pages ask the database nothing, and no process shows an old one.
What writes does not read here but from the tables.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from secrets import token_hex

from django.utils.translation import gettext as _

from crm.cleaning import format_phone
from crm.custom.models import CustomField
from crm.custom.types import shown
from crm.tags.models import Tag


@dataclass(frozen=True)
class Vocabulary:
    """The tags of one workspace, by name, and its custom fields in their order, retired ones among them."""

    tags: tuple = ()
    fields: tuple = ()

    def fields_on(self, link):
        """The fields that are asked of records called `link`."""
        return [field for field in self.fields if link in field.places and not field.is_retired]

    @cached_property
    def field_by_name(self):
        """{custom_…: field}, retired ones too."""
        return {field.name: field for field in self.fields}

    @cached_property
    def tag_by_id(self):
        """{id: tag}."""
        return {tag.pk: tag for tag in self.tags}


NOTHING = Vocabulary()


def vocabulary(workspace):
    """The Vocabulary of a workspace that was read in this request."""
    return _read(workspace.pk, workspace.vocabulary) if workspace.vocabulary else NOTHING


@lru_cache(maxsize=200)
def _read(workspace_id, _stamp):
    tags, fields = Tag.objects.used().filter(workspace=workspace_id), CustomField.objects.filter(workspace=workspace_id)
    return Vocabulary(tags=tuple(tags), fields=tuple(fields))


def renew(workspace):
    """Say, within the transaction and before the change, that the words change; until it ends nobody else changes them."""
    workspace.vocabulary = token_hex(8)
    type(workspace).objects.filter(pk=workspace.pk).update(vocabulary=workspace.vocabulary)


def label_of(model, name, workspace):
    """A field of a record by the name people know it by, also one of the workspace's own; `name` when there is none such."""
    if custom := vocabulary(workspace).field_by_name.get(name):
        return custom.label
    if name == "tags":
        return _("Tags")
    own = {field.name: field for field in model._meta.fields}.get(name)
    return str(own.verbose_name) if own else name


def worded(record, name):
    """The value of a field as people read it, the workspace's own ones in words."""
    value, custom = getattr(record, name), vocabulary(record.workspace).field_by_name.get(name)
    if custom:
        return shown(custom, value)
    return format_phone(value) if name == "phone" else value
