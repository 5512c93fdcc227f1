"""What can be done with many people at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.bulkwork.kinds import Kind, Verb
from crm.bulkwork.tagging import tagging
from crm.exporting import export
from customers.bulkwork.locking import lock_with_customers, rests_with_customer
from customers.contact_filters import narrowed
from customers.models import Contact
from customers.resources import ContactResource
from customers.services import together_people


def _leaving():
    return Verb(
        key="left",
        label=gettext_lazy("Has left"),
        icon="user",
        heading=gettext_lazy("Mark %(what)s as left"),
        submit=gettext_lazy("Mark as left"),
        title=lambda given: _("Marked as left"),
        apply=together_people.leave_rows,
        take_back=together_people.return_rows,
    )


def _rests(person):
    return _("one with another contact now") if person.merged_into_id else rests_with_customer(person)


def _export(request, people, fmt):
    # The list goes without the notes, which would be asked for one contact at a time here.
    people = people.select_related("customer").defer(None).defer("search", "customer__notes", "customer__search")
    return export(request, people, ContactResource.for_people(request.workspace), fmt, "contacts")


KIND = Kind(
    key="contacts",
    model=Contact,
    one=gettext_lazy("contact"),
    many=gettext_lazy("contacts"),
    listed=lambda workspace, params: narrowed(workspace, params).named,
    lock=lambda ids: lock_with_customers(Contact, ids),
    rests=_rests,
    export=_export,
    verbs=(tagging(), _leaving()),
)
