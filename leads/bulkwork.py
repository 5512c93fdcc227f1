"""What can be done with many leads at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.bulkwork.kinds import Kind, Verb, register
from crm.bulkwork.tagging import tagging
from crm.bulkwork.verbs import industry, owner
from crm.exporting import export
from leads.filters import narrowed
from leads.forms import DisqualifyForm
from leads.models import Lead
from leads.resources import LeadResource
from leads.services import together


def register_leads():
    """Make leads something that much can be done with at once; called when the app starts."""
    register(
        Kind(
            key="leads",
            model=Lead,
            one=gettext_lazy("lead"),
            many=gettext_lazy("leads"),
            listed=lambda workspace, params: narrowed(workspace, params).named,
            lock=_lock,
            rests=lambda lead: _("a customer already") if lead.is_promoted else "",
            export=_export,
            verbs=(owner(), industry(), tagging(), _disqualifying()),
        )
    )


def _disqualifying():
    return Verb(
        key="disqualify",
        label=gettext_lazy("Disqualify"),
        icon="flag",
        heading=gettext_lazy("Disqualify %(what)s"),
        submit=gettext_lazy("Disqualify"),
        title=lambda given: _("Disqualified: %(why)s") % {"why": given["reason"]},
        form=DisqualifyForm,
        given=lambda form: {"reason": form.cleaned_data["reason"]},
        apply=together.disqualify_rows,
        take_back=together.requalify_rows,
    )


def _lock(ids):
    return Lead.objects.select_for_update().defer("notes", "search").order_by("pk").in_bulk(ids)


def _export(request, leads, fmt):
    return export(request, leads.select_related("owner"), LeadResource.for_people(request.workspace), fmt, "leads")
