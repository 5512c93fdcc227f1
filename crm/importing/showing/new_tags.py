"""What the check page says of the tags that an import would make."""

from dataclasses import dataclass

from crm.tags.models import MOST, tag_key
from crm.tags.services import used_tags

SHOWN = 8


@dataclass(frozen=True)
class NewTags:
    """`names` in the order of the rows; `room` is how many more tags the workspace may have, `most` how many at all."""

    names: list[str]
    room: int
    most: int

    @property
    def shown(self):
        """The first of the names."""
        return self.names[:SHOWN]

    @property
    def is_counted(self):
        """Whether these are all: no more are looked for than a workspace may have."""
        return len(self.names) <= self.most

    @property
    def are_too_many(self):
        return len(self.names) > self.room


def new_tags(paste):
    """The tags that a checked import would make, less those that somebody made meanwhile; None when there are none."""
    if paste.status != paste.Status.CHECKED or not paste.new_tags:
        return None
    used = used_tags(paste.workspace)
    names = [name for name in paste.new_tags if tag_key(name) not in used]
    return NewTags(names, max(MOST - len(used), 0), MOST) if names else None
