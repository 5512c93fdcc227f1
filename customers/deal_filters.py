"""What the list of deals and their board can be narrowed by."""

import re

from django.utils.translation import gettext_lazy as _

from crm.distinct import distinct_values
from crm.filters import InFilter, OwnerFilter, WorkspaceFilterSet
from customers.at_customer import AtCustomerFilter
from customers.models import Opportunity, Stage
from customers.when import ClosedFilter, CloseFilter


class StaleFilter(InFilter):
    """Those that have been in their stage for as long as it takes to be marked there."""

    stages = ()

    def filter(self, queryset, value):
        return queryset.stale(self.stages) if value else queryset


class KindFilter(InFilter):
    """Open, won or lost: in the stages of that kind, so that the index of the stages serves."""

    stages = ()

    def filter(self, queryset, value):
        return (
            queryset.filter(stage__in=[stage.pk for stage in self.stages if stage.kind in value]) if value else queryset
        )


class BoardFilter(WorkspaceFilterSet):
    """Filters of the board, whose columns are the stages. `stages` are all of the workspace's."""

    customer = AtCustomerFilter(label=_("Customer"))
    owner = OwnerFilter(label=_("Owner"))
    close = CloseFilter(label=_("Expected close"))
    stale = StaleFilter(label=_("In stage"), choices=[("yes", _("Too long"))])
    billing = InFilter(label=_("Billing"), choices=Opportunity.Billing.choices)
    currency = InFilter(label=_("Currency"))

    class Meta:
        model = Opportunity
        fields = []

    def __init__(self, data, *, workspace, queryset, stages):
        super().__init__(data, workspace=workspace, queryset=queryset)
        self.stages = self.filters["stale"].stages = stages
        self.filters["close"].offer(data.getlist("close"))
        self.filters["owner"].extra["choices"] = self.owners()
        self.filters["customer"].offer(workspace, data.getlist("customer"))
        self.filters["currency"].extra["choices"] = [(code, code) for code in self._currencies()]

    def _currencies(self):
        """Those there are, when there are several. A search asks as many queries as a page may, and offers only what is chosen."""
        if self.data.get("q"):
            return [code for code in self.data.getlist("currency") if re.fullmatch("[A-Z]{3}", code)]
        found = distinct_values(Opportunity, ["currency"], self.workspace.pk)["currency"]
        return found if len(found) > 1 else []


class OpportunityFilter(BoardFilter):
    """Filters of the list."""

    kind = KindFilter(label=_("Open or closed"), choices=Stage.Kind.choices)
    stage = InFilter(label=_("Stage"))
    closed = ClosedFilter(label=_("Closed"))

    def __init__(self, data, *, stages, **kwargs):
        super().__init__(data, stages=stages, **kwargs)
        self.filters["kind"].stages = stages
        self.filters["stage"].extra["choices"] = [(str(stage.pk), stage.title) for stage in stages]
        if self.is_about_closed:
            self.filters["closed"].offer(data.getlist("closed"))

    @property
    def is_about_closed(self):
        """Whether closed deals are asked for, so that it makes sense to ask when; a chip without choices is not shown."""
        return bool({Stage.Kind.WON, Stage.Kind.LOST} & set(self.data.getlist("kind")) or self.data.getlist("closed"))
