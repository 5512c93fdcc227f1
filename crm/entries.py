"""Changing and taking out one's own words in a story, so that nothing is ever really lost.

What the machine wrote, and what others said, stays. The record is locked before the line, as whoever logs or merges does.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError, NotAllowed
from crm.history import Overtaken, hold
from crm.mentions import mention
from crm.models import Activity


@transaction.atomic
def edit_entry(line, *, by, seen=None, link=None, **changes):
    """Change the `kind`, `text`, `contact` or `opportunity` of a line; returns it, with what it said before kept.

    Raises NotAllowed unless `by` wrote it, Overtaken when it was taken out or is no longer what the person saw
    (`seen`, the text that was shown). With `link`, who is newly called by name is told, see `crm.history.log`.
    """
    line = _own(line, by)
    if line.deleted_at is not None or (seen is not None and line.text != seen):
        raise Overtaken(_("You have changed this elsewhere. Open it again and repeat your change."))
    before = {"kind": line.kind, "text": line.text}
    now = {name: changes.get(name, old) for name, old in before.items()}
    if now["kind"] not in Activity.TALK:
        raise DomainError(_("Choose a note, a call, a meeting or an e-mail."))
    if now != before:
        edit = before | {"at": timezone.now().isoformat()}
        line.data = line.data | {"edits": [*line.data.get("edits", []), edit]}
    for name in changes:
        setattr(line, name, changes[name])
    line.save(update_fields=[*changes, "data"])
    if link:
        mention(line.about, line.text, before=before["text"], by=by, link=link, line=line)
    if (before["kind"] in Activity.TOUCHES) != (line.kind in Activity.TOUCHES):
        line.about.retouched()
    return line


@transaction.atomic
def delete_entry(line, *, by):
    """Take one's own line out of the story; `restore_entry` puts it back. Returns whether it stood until now.

    Raises NotAllowed unless `by` wrote it.
    """
    return _set_deleted(_own(line, by), since=None, to=timezone.now())


@transaction.atomic
def restore_entry(line, *, by):
    """Put a line back that `delete_entry` took out. Returns whether it was out until now. Raises as that does."""
    line = _own(line, by)
    return _set_deleted(line, since=line.deleted_at, to=None) if line.deleted_at else False


def _own(line, by):
    """The line, locked with the record it is about, when `by` may change it."""
    hold(line.about)
    line = Activity.every.select_for_update(of=("self",)).select_related("customer", "lead").get(pk=line.pk)
    if not line.is_own(by):
        raise NotAllowed(_("Only who wrote an entry may change it."))
    return line


def _set_deleted(line, *, since, to):
    claimed = Activity.every.filter(pk=line.pk, deleted_at=since).update(deleted_at=to)
    if claimed and line.kind in Activity.TOUCHES:
        line.about.retouched()
    return bool(claimed)
