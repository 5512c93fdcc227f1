"""Lists in the admin that stay quick at a million rows."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from crm.counting import COUNTED_UP_TO, capped_count
from crm.search import Searchable, matching


class CappedPaginator(Paginator):
    """Counts, and turns pages, as far as 10,000 rows: further down, a search or filter is quicker anyway."""

    @cached_property
    def count(self):
        return capped_count(self.object_list).value


class QuickChangeList(ChangeList):
    """Says how many rows there are in one place, at the foot: `templates/admin/pagination.html`."""

    def apply_select_related(self, qs):
        """Links by a small query each and no join: beside one, SQLite may sort all rows instead of reading an index."""
        links = self.list_select_related
        return qs.prefetch_related(*links) if isinstance(links, tuple) else super().apply_select_related(qs)

    def get_results(self, request):
        super().get_results(request)
        self.full_result_count = self.result_count
        self.is_capped = self.result_count > COUNTED_UP_TO


class WorkspaceFilter(admin.SimpleListFilter):
    """One workspace out of the first fifty by name; another one by its address in the URL: `?workspace=fernhill`."""

    title = _("workspace")
    parameter_name = "workspace"
    MOST = 50

    def __init__(self, request, params, model, model_admin):
        self.path = model_admin.workspace_path
        self.workspaces = _workspaces(model, self.path)
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        shown = dict(self.workspaces.order_by(Lower("name")).values_list("slug", "name")[: self.MOST])
        if self.value() and self.value() not in shown:
            shown |= dict(self.workspaces.filter(slug=self.value()).values_list("slug", "name"))
        return list(shown.items())

    def has_output(self):
        return True

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        chosen = self.workspaces.filter(slug=self.value()).first()
        return queryset.filter(**{self.path: chosen}) if chosen else queryset.none()


def _workspaces(model, path):
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model.objects.all()


class QuickAdmin(admin.ModelAdmin):
    """A list that never counts or sorts all rows, searched as the site's own search box searches."""

    paginator = CappedPaginator
    workspace_path = "workspace"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    ordering = ("-id",)
    ordering_within: tuple[str, ...] = ()  # the order of one workspace's rows, which an index has
    sortable_by = ()
    list_select_related = ("workspace",)

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        heavy = {"search", "dossier", "brought", "packed"} & {field.name for field in self.model._meta.fields}
        return rows.defer(*heavy) if heavy else rows

    def get_ordering(self, request):
        is_one = self.ordering_within and WorkspaceFilter.parameter_name in request.GET
        return self.ordering_within if is_one else super().get_ordering(request)

    def get_changelist(self, request, **kwargs):
        return QuickChangeList

    def get_search_results(self, request, queryset, search_term):
        if issubclass(self.model, Searchable):
            return matching(queryset, search_term), False
        return super().get_search_results(request, queryset, search_term)


class ReadOnlyAdmin(QuickAdmin):
    """History: to be read, by whoever may, and never written by hand."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
