"""A bulk change as people read it."""

from django.utils.translation import gettext as _

from crm.addresses import record_url
from crm.bulkwork import kinds
from crm.bulkwork.models import BulkChange
from crm.phases.progress import progress as of_work

Status = BulkChange.Status
TITLES = {
    Status.GATHERING: lambda: _("Looking up who is meant"),
    Status.RUNNING: lambda: _("Changing"),
    Status.UNDOING: lambda: _("Undoing"),
}


def title(change):
    """What was done, such as *Owner: Ines*; the bare word for a verb that is no more."""
    try:
        return kinds.get(change.kind).verb(change.verb).title(change.given)
    except KeyError:
        return change.verb


def progress(change):
    """The Progress of the phase that it is in."""
    return of_work(change, TITLES[change.status](), change.size)


def give_records(change, rows):
    """Give each of `rows` its `record` and the `url` of that one's page, None and "" when it is gone, by one query for all."""
    kind = kinds.get(change.kind)
    records = kind.model._base_manager.filter(workspace=change.workspace_id)
    heavy = {"notes", "search"} & {field.name for field in kind.model._meta.fields}
    records = records.defer(*heavy).in_bulk([row.record_id for row in rows])
    for row in rows:
        row.record = records.get(row.record_id)
        row.url = record_url(f"{kind.key}:detail", change.workspace.slug, row.record_id) if row.record else ""
    return rows
