"""What the list of people can be narrowed by."""

from django.db.models import CharField, Exists, F, Func, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from crm import search_lookup as lookup
from crm.filters import InFilter, OwnerFilter, TextFilter, WorkspaceFilterSet
from customers.at_customer import AtCustomerFilter
from customers.models import Contact

FEW = 2_000  # customers that are named one by one


class StatusFilter(InFilter):
    """Who is there, or who has left."""

    def __init__(self, **kwargs):
        super().__init__(choices=[("current", _("There now")), ("left", _("Left"))], **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(left_at__isnull=value == ["current"]) if len(value) == 1 else queryset


class _NotByIndex(Func):
    """A text column in a condition that SQLite shall not look up in its index, where it would find half of all rows to sort."""

    template = "%(expressions)s"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


class HasFilter(InFilter):
    """Those with something, or those without: `has` is the condition, `lacks` its opposite where that has an index."""

    def __init__(self, *, has, labels, lacks=None, **kwargs):
        self.has, self.lacks = has, lacks or ~has
        super().__init__(choices=list(zip(("yes", "no"), labels, strict=True)), **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(self.has if value == ["yes"] else self.lacks) if len(value) == 1 else queryset


class CustomerOwnerFilter(OwnerFilter):
    """At customers of these people."""

    def filter(self, queryset, value):
        return (
            of_customers(queryset, super().filter(self.parent.workspace.customers.all(), value)) if value else queryset
        )


class CustomerNameFilter(TextFilter):
    """At customers that are called so."""

    def filter(self, queryset, value):
        return of_customers(queryset, self.parent.workspace.customers.matching(value)) if value else queryset


def of_customers(contacts, customers):
    """Those of `contacts` who are at any of `customers`.

    Few customers are named by id, so that their own index leads; of many, the list in its order meets a page of people
    soon, and is counted less far.
    """
    ids = list(customers.order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(ids) <= FEW:
        return contacts.filter(customer__in=ids)
    return lookup.looked_into(contacts.filter(Exists(customers.order_by().filter(pk=OuterRef("customer")))))


def narrowed(workspace, params):
    """The filters of the list, and through `.qs` the contacts at active customers that fit them and the search.

    Those who have left come only under their own filter.
    """
    contacts = workspace.contacts.of_active(workspace).matching(params.get("q", ""))
    if not params.getlist("status"):
        contacts = contacts.current()
    heavy = ("search", "notes", "customer__notes", "customer__search")
    contacts = contacts.select_related("customer__owner").defer(*heavy)
    return ContactFilter(params, workspace=workspace, queryset=contacts)


class ContactFilter(WorkspaceFilterSet):
    status = StatusFilter(label=_("There or left"))
    role = InFilter(label=_("Buying role"), field_name="buying_role", choices=Contact.BuyingRole.choices)
    primary = HasFilter(label=_("Primary"), has=Q(is_primary=True), labels=(_("Primary contacts"), _("The others")))
    customer = CustomerNameFilter(label=_("Customer"))
    at = AtCustomerFilter(label=_("At"))
    owner = CustomerOwnerFilter(label=_("Owner"))
    email = HasFilter(
        label=_("E-mail"),
        has=Q(GreaterThan(_NotByIndex("email"), "")),
        lacks=~Q(GreaterThan(F("email"), RawSQL("''", ()))),  # as `contact_without_email` has it, letter by letter
        labels=(_("With an e-mail"), _("Without")),
    )

    class Meta:
        model = Contact
        fields = []

    def __init__(self, data, *, workspace, queryset):
        super().__init__(data, workspace=workspace, queryset=queryset)
        self.filters["owner"].extra["choices"] = self.owners()
        self.filters["at"].offer(workspace, data.getlist("at"))
