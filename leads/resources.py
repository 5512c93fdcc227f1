"""Leads in and out of spreadsheets."""

from import_export.fields import Field

from crm.importing.cells.dates import clean_date
from crm.resources import WorkspaceResource, differing
from crm.widgets import person
from leads.models import Lead, Status
from leads.services import change_status, create_lead, update_lead
from leads.states import read_status


def save_lead(record, workspace, values, *, by, link=None):
    """Create (`record` None) or change a lead with `values`, among them maybe a `status` and the `reason` for it.

    A new lead that is said to be *new* or *information filled* gets the one that its fields make it.
    """
    status = values.get("status")
    if record is None:
        record = create_lead(workspace, by=by, link=link, **differing(None, values, Lead.FIELDS))
        was = status if status in (Status.NEW, Status.INFORMATION_FILLED) else record.status
    else:
        record = Lead.objects.get(pk=record.pk)
        was = record.status
        update_lead(record, differing(record, values, Lead.FIELDS), by=by, link=link)
    if status and status != was:
        change_status(record, status, by=by, reason=values.get("reason") or "")
    return record


class LeadResource(WorkspaceResource):
    owner = Field("owner", widget=person())
    also = kept = ("status",)
    read = {"status": read_status, "created_at": clean_date}
    save = staticmethod(save_lead)

    class Meta(WorkspaceResource.Meta):
        model = Lead
        fields = ("id", "workspace", "name", "contact_name", "email", "phone", "website", "industry", "source",
                  "status", "owner", "notes", "created_at", "updated_at")  # fmt: skip
