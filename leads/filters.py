"""What the list of leads can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from crm.filters import InFilter, OwnerFilter, WorkspaceFilterSet
from leads.models import Lead, Status


class LeadFilter(WorkspaceFilterSet):
    status = InFilter(label=_("Status"), choices=Status.choices)
    industry = InFilter(label=_("Industry"))
    source = InFilter(label=_("Source"))
    owner = OwnerFilter(label=_("Owner"))

    class Meta:
        model = Lead
        fields = []

    def __init__(self, data, *, workspace, queryset):
        super().__init__(data, workspace=workspace, queryset=queryset)
        self.offer_values("industry", "source")
        self.filters["owner"].extra["choices"] = self.owners()


def narrowed(workspace, params):
    """The filters of the list of leads that the URL parameters set, and through `.qs` the leads that fit these and the search.

    Promoted and disqualified leads come only under their own filter.
    """
    leads = workspace.leads.matching(params.get("q", ""))
    if not params.getlist("status"):
        leads = leads.open()
    return LeadFilter(params, workspace=workspace, queryset=leads.select_related("owner").defer("search"))
