"""People as vCards for an address book: one, or the list as it is searched and filtered."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from crm.listing import in_order
from customers import vcards
from customers.contact_filters import narrowed
from customers.views import contacts


@require_safe
def contact_card(request, pk):
    contact = contacts.find_contact(request, pk)
    return vcards.answer(contact, _address(request, contact))


@require_safe
def contact_cards(request):
    """The cards of the list, without those who have left: an address book suggests whom to write to."""
    rows = in_order(narrowed(request.workspace, request.GET).qs.current(), request.GET, sorts=contacts.SORTS)
    name = vcards.file_name("contacts", request.workspace.slug, timezone.localdate().isoformat())
    return vcards.stream(rows, lambda contact: _address(request, contact), name)


def _address(request, contact):
    contact.workspace = request.workspace
    return request.build_absolute_uri(contact.get_absolute_url())
