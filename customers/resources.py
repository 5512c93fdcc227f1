"""Customers, contacts and opportunities in and out of spreadsheets, and how a row of one is saved."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import Widget

from crm.exceptions import DomainError
from crm.importing.cells.dates import clean_date
from crm.resources import WorkspaceResource, differing
from crm.text import fold
from crm.widgets import RowWidget, RuleWidget, person, typed
from customers import services
from customers.amounts import clean_amount
from customers.models import Contact, Customer, Opportunity
from customers.states import ACTIVE, ARCHIVED, read_status


def save_customer(record, workspace, values, *, by, link=None):
    """Create (`record` None) or change a customer; `status` archives it, with the `reason`, or restores it."""
    status = values.get("status")
    if record is None:
        record = services.create_customer(workspace, by=by, link=link, **differing(None, values, Customer.FIELDS))
    else:
        record = Customer.objects.get(pk=record.pk)
        if status == ACTIVE and record.is_archived:
            services.restore(record, by=by)
        if changes := differing(record, values, Customer.FIELDS):
            services.update_customer(record, changes, by=by, link=link)
    if status == ARCHIVED and not record.is_archived:
        services.archive(record, by=by, reason=values.get("reason") or "")
    return record


def save_contact(record, workspace, values, *, by, link=None):
    """Create (`record` None) or change a contact of `customer`; `has_left` marks it as left or returned.

    `primary` makes them the primary contact; nobody stops being it but by another's becoming it.
    """
    if record is None:
        fields = differing(None, values, Contact.FIELDS)
        record = services.add_contact(_customer(values), by=by, link=link, **fields)
    else:
        record = Contact.objects.get(pk=record.pk)
        _refuse_to_move(record, values)
        if changes := differing(record, values, Contact.FIELDS):
            services.update_contact(record, changes, by=by, link=link)
    if values.get("has_left") is not None and values["has_left"] != record.has_left:
        (services.mark_left if values["has_left"] else services.mark_returned)(record, by=by)
    if values.get("primary") and not Contact.objects.filter(pk=record.pk, is_primary=True).exists():
        services.make_primary(record, by=by)
    return record


def save_opportunity(record, workspace, values, *, by, link=None):
    """Create (`record` None) or change a deal with `customer`; `stage` moves it, to a lost one with the `reason`."""
    stage, reason = values.get("stage"), values.get("reason") or values.get("lost_reason") or ""
    fields = [name for name in Opportunity.FIELDS if name != "stage"]
    if record is None:
        new = {"currency": workspace.currency, **differing(None, values, fields)}
        record = services.add_opportunity(_customer(values), by=by, link=link, **new)
    else:
        record = Opportunity.objects.get(pk=record.pk)
        _refuse_to_move(record, values)
        if changes := differing(record, values, fields):
            services.update_opportunity(record, changes, by=by, link=link)
    return services.move(record, stage, by=by, reason=reason) if stage and stage.pk != record.stage_id else record


def _customer(values):
    if customer := values.get("customer"):
        return customer
    raise DomainError(_("Say which customer: by name, or by number as customer_id."))


def _refuse_to_move(record, values):
    if (customer := values.get("customer")) and customer.pk != record.customer_id:
        raise DomainError(_("%(name)s stays with its customer. Add a new one to the other.") % {"name": record})


def _by_number(workspace, text):
    return workspace.customers.filter(pk=text if text.isdecimal() and len(text) < 19 else None)


def _by_name(workspace, text):
    return workspace.customers.filter(name_folded=fold(text))


def _stage(workspace, text):
    return workspace.stages.called(text)


class StatusWidget(Widget):
    """*active* or *archived* for when a customer was archived."""

    def clean(self, value, row=None, *, record, **kwargs):
        status = typed(value).lower()
        if status not in (ACTIVE, ARCHIVED):
            raise ValidationError(_("The status of a customer is active or archived."))
        return (record.archived_at or timezone.now()) if status == ARCHIVED else None

    def render(self, value, obj=None, **kwargs):
        return ARCHIVED if value else ACTIVE


class AmountWidget(RuleWidget):
    """An amount of money, read as people write it."""

    def clean(self, value, row=None, **kwargs):
        return clean_amount(typed(value))


class CustomerResource(WorkspaceResource):
    status = Field("archived_at", widget=StatusWidget())
    owner = Field("owner", widget=person())
    also = kept = ("status",)
    read = {"status": read_status, "created_at": clean_date}

    class Meta(WorkspaceResource.Meta):
        model = Customer
        fields = ("id", "workspace", "name", "website", "email", "phone", "industry", "status", "owner", "beginning",
                  "notes", "created_at", "updated_at")  # fmt: skip

    @staticmethod
    def save(record, workspace, values, *, by):
        if "archived_at" in values:
            values["status"] = ARCHIVED if values["archived_at"] else ACTIVE
        return save_customer(record, workspace, values, by=by)


class OfCustomerResource(WorkspaceResource):
    """Rows that belong to a customer, which `customer_id` names, or `customer` by its name when there is one such."""

    customer_id = Field("customer", widget=RowWidget(_by_number, "pk"))
    customer = Field("customer", widget=RowWidget(_by_name, "name"))
    also = kept = ("customer_id", "customer")

    def before_import_row(self, row, **kwargs):
        if typed(row.get("customer_id")):
            row["customer"] = ""


class YesWidget(Widget):
    """*yes* or nothing."""

    def render(self, value, obj=None, **kwargs):
        return "yes" if value else ""


class ContactResource(OfCustomerResource):
    is_primary = Field("is_primary", widget=YesWidget())
    save = staticmethod(save_contact)

    class Meta(WorkspaceResource.Meta):
        model = Contact
        fields = ("id", "workspace", "customer_id", "customer", "first_name", "last_name", "email", "phone", "title",
                  "buying_role", "is_primary", "notes", "left_at", "created_at", "updated_at")  # fmt: skip


class OpportunityResource(OfCustomerResource):
    stage = Field("stage", widget=RowWidget(_stage, "name"))
    owner = Field("owner", widget=person())
    amount = Field("amount", widget=AmountWidget(Opportunity._meta.get_field("amount")))
    also = (*OfCustomerResource.also, "lost_reason")
    kept = (*OfCustomerResource.kept, "stage", "billing", "currency")
    save = staticmethod(save_opportunity)

    class Meta(WorkspaceResource.Meta):
        model = Opportunity
        fields = ("id", "workspace", "customer_id", "customer", "name", "amount", "currency", "billing",
                  "expected_close", "stage", "owner", "notes", "closed_at", "lost_reason", "created_at",
                  "updated_at")  # fmt: skip
