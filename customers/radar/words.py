"""The last words exchanged with customers, and the rhythms of a page of them."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from crm.models import Activity
from customers.models import Rhythm


def give_rhythms(customers):
    """Give each of `customers` (a page of them) its `rhythm`, None when nobody has talked with it; one query.

    By their ids alone: asked for the workspace as well, both engines have read all of its rhythms in search of fifty.
    """
    rhythms = Rhythm.objects.in_bulk([customer.pk for customer in customers])
    for customer in customers:
        customer.rhythm = rhythms.get(customer.pk)


def give_last_words(rhythms):
    """Give each of `rhythms` its `words`, the last line of a touch with that customer or the lead it was; two queries."""
    if not rhythms:
        return
    said = _said()
    own, before = (
        Subquery(_newest(lines, "pk")) for lines in (said.filter(customer=OuterRef("pk")), said.filter(**_before()))
    )
    pairs = Rhythm.objects.filter(pk__in=[rhythm.pk for rhythm in rhythms]).values_list("pk", own, before)
    ids = {pk: [line for line in lines if line] for pk, *lines in pairs}
    lines = Activity.objects.select_related("by", "contact").in_bulk([pk for some in ids.values() for pk in some])
    for rhythm in rhythms:
        found = [lines[pk] for pk in ids.get(rhythm.pk, ()) if pk in lines]
        rhythm.words = max(found, key=lambda line: (line.happened_at, line.pk), default=None)


def _said():
    return Activity.objects.filter(kind__in=Activity.TOUCHES, happened_at__lte=timezone.now())


def _before():
    """The lines of the lead that a customer was, as a filter."""
    return {"lead__promotions__customer": OuterRef("pk"), "lead__promotions__undone_at": None}


def _newest(lines, column):
    return lines.order_by("-happened_at", "-id").values(column)[:1]
