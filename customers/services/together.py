"""Archiving and restoring many customers at once; a chunk of them is one transaction, as a bulk change does it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from crm.bulkwork.models import BulkRow
from crm.bulkwork.story import since_words, tell, written_since
from crm.models import Activity
from customers.models import Customer
from customers.radar.purchases import refresh_purchases
from customers.services.losing import lose_open_deals, reopen_deals

Outcome, Undone = BulkRow.Outcome, BulkRow.Undone


def archive_rows(change, rows, records):
    """Archive the customers of one chunk; with a reason in `given["lost"]`, their open deals are lost with them."""
    ids = []
    for row in rows:
        if _there(row, records, row.leave):
            row.outcome = Outcome.SAME if records[row.record_id].is_archived else Outcome.CHANGED
            ids += [row.record_id] if row.outcome == Outcome.CHANGED else []
    now, given, by = timezone.now(), change.given, change.by
    Customer.objects.filter(pk__in=ids).update(archived_at=now, archived_by=by, updated_at=now)
    data, lost = {"bulk": change.pk}, {}
    if given.get("lost"):
        lost = lose_open_deals(change.workspace_id, ids, by=by, reason=given["lost"], data=data)
    for row in rows:
        row.before = {"at": now.isoformat(), "lost": lost.get(row.record_id, [])}
    lines = ((pk, given["reason"], {"lost": lost[pk]} if pk in lost else {}) for pk in ids)
    tell(change, Activity.Kind.ARCHIVED, lines, by=by)
    refresh_purchases(change.workspace_id, ids)


def unarchive_rows(change, rows, records):
    """Take back `archive_rows`: restore what rests since then, and open exactly the deals that it closed."""
    ids, lost = [], {}
    for row in rows:
        customer = records.get(row.record_id)
        if not _there(row, records, row.keep):
            continue
        if customer.archived_at != datetime.fromisoformat(row.before["at"]):
            row.keep(_("restored or archived anew since"))
            continue
        row.undone = Undone.BACK
        ids.append(customer.pk)
        lost |= {customer.pk: row.before["lost"]} if row.before["lost"] else {}
    _restore(change, ids, by=change.undone_by)
    reopen_deals(lost, by=change.undone_by, data={"bulk": change.pk})


def restore_rows(change, rows, records):
    """Restore the customers of one chunk."""
    ids = []
    for row in rows:
        customer = records.get(row.record_id)
        if not _there(row, records, row.leave):
            continue
        if not customer.is_archived:
            row.outcome = Outcome.SAME
            continue
        row.outcome = Outcome.CHANGED
        row.before = {"at": customer.archived_at.isoformat(), "by": customer.archived_by_id}
        ids.append(customer.pk)
    _restore(change, ids, by=change.by)


def rearchive_rows(change, rows, records):
    """Take back `restore_rows`: archive again, as of then, whom nobody has worked with since."""
    back, since = [], written_since(change, list(records))
    for row in rows:
        customer = records.get(row.record_id)
        if not _there(row, records, row.keep):
            continue
        if customer.is_archived or customer.pk in since:
            row.keep(since_words(since.get(customer.pk)))
            continue
        row.undone = Undone.BACK
        back.append(row)
    people = _people(row.before["by"] for row in back)
    customers = [records[row.record_id] for row in back]
    for row, customer in zip(back, customers, strict=True):
        customer.archived_at = datetime.fromisoformat(row.before["at"])
        customer.archived_by_id = row.before["by"] if row.before["by"] in people else None
        customer.updated_at = timezone.now()
    Customer.objects.bulk_update(customers, ["archived_at", "archived_by", "updated_at"], batch_size=200)
    lines = ((row.record_id, _("the restoring was undone"), {}) for row in back)
    tell(change, Activity.Kind.ARCHIVED, lines, by=change.undone_by)
    refresh_purchases(change.workspace_id, [row.record_id for row in back])


def _there(row, records, refuse):
    """Whether a row's customer can be archived or restored at all; `refuse` is told why not."""
    customer = records.get(row.record_id)
    if customer is None:
        refuse(_("not there any more"))
    elif customer.is_merged:
        refuse(_("merged into another customer"))
    return customer is not None and not customer.is_merged


def _restore(change, ids, *, by):
    Customer.objects.filter(pk__in=ids).update(archived_at=None, archived_by=None, updated_at=timezone.now())
    tell(change, Activity.Kind.RESTORED, ((pk, "", {}) for pk in ids), by=by)


def _people(ids):
    user = Customer._meta.get_field("archived_by").related_model
    return set(user._base_manager.filter(pk__in={pk for pk in ids if pk}).values_list("pk", flat=True))
