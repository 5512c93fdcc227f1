"""What the list of customers can be narrowed by; for people see `contact_filters`, for deals `deal_filters`."""

from django.utils.translation import gettext_lazy as _

from crm.filters import InFilter, OwnerFilter, WorkspaceFilterSet
from customers.models import Customer


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


def narrowed(workspace, params):
    """The filters of the list of customers that the URL parameters set, and through `.qs` the customers that fit these and the search."""
    customers = _of_status(workspace.customers.all(), params.get("status", ""))
    customers = customers.matching(params.get("q", "")).select_related("owner").defer("search")
    return CustomerFilter(params, workspace=workspace, queryset=customers)


def _of_status(customers, status):
    if status == "archived":
        return customers.archived()
    return customers if status == "all" else customers.active()
