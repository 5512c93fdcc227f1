"""Whose deals a forecast is about."""

from django.utils.translation import gettext_lazy as _

from crm.filters import OwnerFilter, WorkspaceFilterSet
from customers.models import Opportunity


class ForecastFilter(WorkspaceFilterSet):
    """Everybody's deals, or some people's."""

    owner = OwnerFilter(label=_("Owner"))

    class Meta:
        model = Opportunity
        fields = []

    def __init__(self, data, *, workspace, queryset):
        super().__init__(data, workspace=workspace, queryset=queryset)
        self.filters["owner"].extra["choices"] = self.owners()

    @property
    def owners_asked(self):
        """The chosen owners as the address writes them; what is no choice is left out."""
        return self.form.cleaned_data.get("owner", []) if self.form.is_valid() else []
