"""The words of a workspace, its tags, as pages need them on every row.

They change seldom and are needed everywhere, so a process keeps them in memory, under the `vocabulary` stamp that the
workspace's own row carries and every change renews: pages ask the database nothing, and no process shows an old one.
What writes does not read here but from the tables.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from secrets import token_hex

from crm.tags.models import Tag


@dataclass(frozen=True)
class Vocabulary:
    """The tags of one workspace, by name."""

    tags: tuple = ()

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
    return Vocabulary(tags=tuple(Tag.objects.used().filter(workspace=workspace_id)))


def renew(workspace):
    """Say, within the transaction and before the change, that the words change; until it ends nobody else changes them."""
    workspace.vocabulary = token_hex(8)
    type(workspace).objects.filter(pk=workspace.pk).update(vocabulary=workspace.vocabulary)
