"""What the lists of customers, contacts and deals can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from crm.filters import InFilter, OwnerFilter, WorkspaceFilterSet
from customers.models import Contact, Customer, Opportunity, Stage
from customers.when import ClosedFilter, CloseFilter


class DealsFilter(InFilter):
    """With open deals, or with none."""

    def __init__(self, **kwargs):
        super().__init__(choices=[("open", _("With open deals")), ("none", _("With none"))], **kwargs)

    def filter(self, queryset, value):
        if len(value) != 1:
            return queryset
        return queryset.filter(open_count__gt=0) if value == ["open"] else queryset.filter(open_count=0)


class CustomerFilter(WorkspaceFilterSet):
    industry = InFilter(label=_("Industry"))
    owner = OwnerFilter(label=_("Owner"))
    deals = DealsFilter(label=_("Open deals"))

    class Meta:
        model = Customer
        fields = []

    def __init__(self, data, *, workspace, queryset):
        super().__init__(data, workspace=workspace, queryset=queryset)
        self.offer_values("industry")
        self.filters["owner"].extra["choices"] = self.owners()


class ContactFilter(WorkspaceFilterSet):
    role = InFilter(label=_("Buying role"), field_name="buying_role", choices=Contact.BuyingRole.choices)

    class Meta:
        model = Contact
        fields = []


class OpportunityFilter(WorkspaceFilterSet):
    kind = InFilter(label=_("Open or closed"), field_name="stage__kind", choices=Stage.Kind.choices)
    stage = InFilter(label=_("Stage"))
    owner = OwnerFilter(label=_("Owner"))
    close = CloseFilter(label=_("Expected close"))
    closed = ClosedFilter(label=_("Closed"))
    billing = InFilter(label=_("Billing"), choices=Opportunity.Billing.choices)
    currency = InFilter(label=_("Currency"))

    class Meta:
        model = Opportunity
        fields = []

    def __init__(self, data, *, workspace, queryset):
        super().__init__(data, workspace=workspace, queryset=queryset)
        self.filters["stage"].extra["choices"] = [(str(stage.pk), stage.title) for stage in workspace.stages.all()]
        self.filters["owner"].extra["choices"] = self.owners()
        self.offer_values("currency")
        for name in ("close", "closed"):
            self.filters[name].offer(data.getlist(name))
        if not {Stage.Kind.WON, Stage.Kind.LOST} & set(data.getlist("kind")) and not data.getlist("closed"):
            self.filters["closed"].extra["choices"] = []  # a chip without choices is not shown
