"""Marking many people as left at once; a chunk of them is one transaction, as a bulk change does it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from crm.bulkwork import kinds
from crm.bulkwork.models import BulkRow
from crm.bulkwork.story import tell
from crm.models import Activity
from customers.models import Contact
from customers.services.contacts import named
from customers.services.primacy import hand_back, settle_primaries

Outcome, Undone = BulkRow.Outcome, BulkRow.Undone


def leave_rows(change, rows, records):
    """Mark the people of one chunk as left; where the primary contact was among them, somebody else is it now."""
    now, going = timezone.now(), {}
    for row in rows:
        person = records.get(row.record_id)
        if why := _refusal(change, person):
            row.leave(why)
        elif person.has_left:
            row.outcome = Outcome.SAME
        else:
            row.outcome, going[person.pk] = Outcome.CHANGED, person
            row.before = {"at": now.isoformat()}
    Contact.objects.filter(pk__in=going).update(left_at=now, is_primary=False, updated_at=now)
    heirs = settle_primaries({person.customer_id for person in going.values() if person.is_primary})
    took = {pk: named(heirs.get(person.customer_id)) for pk, person in going.items() if person.is_primary}
    for row in rows:
        if row.record_id in took:
            row.before |= {"primary": took[row.record_id]}
    _tell(change, "left", going.values(), by=change.by, also=took)


def return_rows(change, rows, records):
    """Take back `leave_rows`; who was the primary contact is it again, unless somebody was chosen since."""
    back, primary = [], []
    for row in rows:
        person = records.get(row.record_id)
        if why := _refusal(change, person):
            row.keep(why)
        elif person.left_at != datetime.fromisoformat(row.before["at"]):
            row.keep(_("came back, or left anew, since"))
        else:
            row.undone = Undone.BACK
            back.append(person)
            primary += [(person, row.before["primary"])] if "primary" in row.before else []
    Contact.objects.filter(pk__in=[person.pk for person in back]).update(left_at=None, updated_at=timezone.now())
    for person, took in reversed(primary):
        hand_back(person, took.get("heir"), was_primary=True)
    found_nobody = settle_primaries({person.customer_id for person in back}).values()
    _tell(change, "returned", back, by=change.undone_by, also={one.pk: {"stands_in": True} for one in found_nobody})


def _refusal(change, person):
    return _("not there any more") if person is None else kinds.get(change.kind).rests(person)


def _tell(change, did, people, *, by, also=None):
    lines = ((one.pk, "", {"did": did, "name": str(one), **(also or {}).get(one.pk, {})}) for one in people)
    tell(change, Activity.Kind.CONTACT, lines, by=by)
