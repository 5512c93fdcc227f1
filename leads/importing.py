"""Leads as something that tables can be read into, and that tables are made of."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.importing.kinds import Kind, fields_of, register
from leads.models import Lead, Status
from leads.services import update_lead

FIELDS = tuple(name for name in Lead.FIELDS if name != "owner")


def register_leads():
    """Make leads importable; called when the app starts."""
    register(
        Kind(
            key="leads",
            model=Lead,
            fields=fields_of(Lead, *FIELDS),
            one=gettext_lazy("lead"),
            many=gettext_lazy("leads"),
            title=gettext_lazy("Import leads"),
            lacks_name=gettext_lazy("A lead needs a name."),
            update=update_lead,
            telling=("email", "contact_name", "domain"),
            prepare=_prepare,
            closed=_closed,
            closing=("status",),
        )
    )


def _prepare(lead):
    """*Information filled* sets itself, as in `create_lead`."""
    lead.status = Status.INFORMATION_FILLED if lead.is_filled else Status.NEW
    return {"status": lead.status}


def _closed(values):
    return _("promoted before") if values["status"] == Status.PROMOTED else ""
