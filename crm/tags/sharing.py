"""The tags of a record on another that it becomes one with, and that taken back."""

from crm.attached import link_of
from crm.tags.models import Tag, Tagging
from crm.tags.services import hold, tag, untag


def share_tags(source, record, *, by):
    """Put the tags of `source` on `record`, which becomes one with it; the story's own line says so. Returns the ids of the new ones.

    Those that are gone are put on it too, to come back with it, and as they came: by another tag that is part of them now.
    """
    if not record.workspace.vocabulary:
        return []
    rows = _on(source).values_list("tag", "of")
    hold({pk for pks in rows for pk in pks if pk})  # those that are gone as well, before any of them is written about
    came_with = dict(rows.all())
    if not came_with:
        return []
    used = list(Tag.objects.used().filter(pk__in=came_with))
    new = tag(type(record), [record.pk], used, by=by, tell=False).get(record.pk, [])
    for pk in new:
        if came_with[pk]:
            _on(record).filter(tag=pk).update(of=came_with[pk])
    gone = came_with.keys() - {one.pk for one in used}
    return [*new, *_share_gone(record, {pk: came_with[pk] for pk in gone})]


def _share_gone(record, came_with):
    """Put tags that are gone on `record`, {id: the id of the tag it came with or None}. Returns the ids of the new ones."""
    had = set(_on(record).filter(tag__in=came_with).values_list("tag", flat=True)) if came_with else set()
    new = sorted(came_with.keys() - had)
    link = {link_of(type(record)): record}
    Tagging.objects.bulk_create(Tagging(tag_id=pk, of_id=came_with[pk], **link) for pk in new)
    return new


def take_tags_back(record, ids, *, by):
    """The opposite of `share_tags`; a tag that is deleted or part of another since does not come back with it either."""
    if not ids:
        return
    hold(ids)
    untag(type(record), [record.pk], list(Tag.objects.filter(pk__in=ids)), by=by, tell=False)
    _on(record).filter(tag__in=ids).exclude(tag__gone_at=None).delete()
    while ids:  # tags become part of tags that become part of tags
        later = _on(record).filter(of__in=ids)
        ids = list(later.values_list("tag", flat=True))
        later.delete()


def _on(record):
    return Tagging.objects.filter(**{link_of(type(record)): record})
