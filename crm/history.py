"""The timeline: writing lines, and saying what changed on a record and who changed it."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.custom.records import put
from crm.exceptions import DomainError
from crm.mentions import mention
from crm.models import Activity


def record(about, kind, *, by=None, text="", data=None, at=None, actor=None, **also):
    """Add one line to the timeline of `about` (a lead, customer, contact or opportunity).

    `by` is the person; without one the line is the system's, unless `actor` says it is the Agent's. `also` may
    name a `contact` or `opportunity` the line concerns. Contacts and opportunities write on their customer's timeline.
    """
    links = {about._meta.model_name: about, **{name: other for name, other in also.items() if other}}
    if "lead" not in links and "customer" not in links:
        links["customer_id"] = about.customer_id
    return Activity.objects.create(
        workspace_id=about.workspace_id,
        kind=kind,
        by=by,
        actor=actor or (Activity.Actor.PERSON if by else Activity.Actor.SYSTEM),
        text=text,
        data=data or {},
        happened_at=at or timezone.now(),
        **links,
    )


class Overtaken(DomainError):
    """A field that was to be changed is no longer what the person saw."""


def hold(about):
    """Lock a record until the transaction ends, so that it is there when something is added to it; else Overtaken."""
    if about and not list(type(about).objects.select_for_update(no_key=True).filter(pk=about.pk).values_list("pk")):
        raise Overtaken(_("%(name)s is no longer there. Look for it under another name.") % {"name": about})


def read_locked(record_, *related):
    """The row of `record_` as it is now, with `related` read along, locked until the transaction ends; DomainError when it is gone.

    The lock is for who changes it, without its key: on PostgreSQL others may still write rows that point at it, as those who
    merge tags do, or each would wait for what the other holds.
    """
    rows = type(record_).objects.select_for_update(of=("self",), no_key=True).filter(pk=record_.pk)
    row = (rows.select_related(*related) if related else rows).first()
    if row is None:
        raise DomainError(_("%(name)s is no longer there.") % {"name": record_})
    return row


@transaction.atomic
def log(about, kind, *, by, text, at=None, link=None, **also):
    """Log a note, call, meeting or e-mail on a lead or customer; a talk also counts as its last touch.

    `link(path)` is the full address of a page; with it, who is called by name in the text is told. Raises Overtaken
    when it is no longer there, as a customer that was merged into another.
    """
    hold(about)
    activity = record(about, kind, by=by, text=text, at=at, **also)
    if link:
        mention(about, text, by=by, link=link, line=activity)
    if kind in Activity.TOUCHES:
        about.touched(activity.happened_at)
    return activity


def plain(value):
    """A field's value as JSON keeps it: model instances become [id, name]."""
    if isinstance(value, models.Model):
        return [value.pk, str(value)]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def changes_between(old, new, fields):
    """What differs, as {field: [old value, new value]} in JSON form."""
    pairs = {name: [plain(getattr(old, name)), plain(getattr(new, name))] for name in fields}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def apply_changes(record_, changes, *, by=None, actor=None, seen=None):
    """Set the fields of `changes` on a freshly locked row and write one line saying old and new.

    Returns {field: [old, new]}, empty when nothing differs, in which case nothing is written. Must run inside
    a transaction, with `record_` read for update.

    `seen` is the row as the person saw it: when a field to be changed has moved on since, even in the last
    millisecond, Overtaken is raised and nothing is written.
    """
    pairs = {name: [plain(getattr(record_, name)), plain(value)] for name, value in changes.items()}
    pairs = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if not pairs:
        return {}
    if seen is not None and any(pairs[name][0] != plain(getattr(seen, name)) for name in pairs):
        raise Overtaken(_("Somebody has just changed this."))
    for name in pairs:
        put(record_, name, changes[name])
    record_.save(update_fields=pairs.keys())  # and no more: other columns may have moved since the row was read
    record(record_, Activity.Kind.FIELDS, by=by, actor=actor, data={"changes": pairs, "of": str(record_)})
    return pairs


def last_change(record_, field):
    """The newest line that changed `field` of a lead, customer, contact or opportunity, or None."""
    if not hasattr(Activity, record_._meta.model_name) or not hasattr(record_, "workspace_id"):
        return None
    lines = Activity.objects.filter(
        **{record_._meta.model_name: record_}, workspace_id=record_.workspace_id, kind=Activity.Kind.FIELDS
    ).select_related("by")[:50]
    return next((line for line in lines if field in line.data.get("changes", {})), None)
