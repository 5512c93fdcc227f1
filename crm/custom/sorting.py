"""Lists in the order of a custom field: those records that have a value in it."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Subquery

from crm import search_lookup as lookup
from crm.attached import link_of
from crm.custom.models import CustomField
from crm.custom.types import column
from crm.custom.values import values_of
from crm.having import FEW
from crm.listing import Sort, in_order, keyset_page, unconditional
from crm.vocabulary import vocabulary


def sorted_by(workspace, model, params):
    """The custom field that the URL parameter `sort` names, or None."""
    found = vocabulary(workspace).field_by_name.get(params.get("sort", "").removeprefix("-"))
    return found if found and not found.is_retired and link_of(model) in found.places else None


def page_of(queryset, params, *, filters, sorts):
    """`keyset_page`, which can also sort by the custom fields of the workspace; `filters` made the queryset.

    The page is read from the table of values, in the order of its index; the records are those of `queryset`.
    """
    workspace, is_narrow = filters.workspace, filters.is_filtering or bool(params.get("q"))
    if not (field := sorted_by(workspace, queryset.model, params)):
        return keyset_page(queryset, params, sorts=sorts)
    link, sort = link_of(queryset.model), Sort(field.name, (column(field),), descending=_begins_high(field))
    values = _among(values_of(field, queryset.model), queryset, link, is_narrow)
    page = keyset_page(values, params, sorts=(sort,), light=True)
    ids = [getattr(value, f"{link}_id") for value in page.rows]
    records = unconditional(queryset).in_bulk(ids)
    return replace(page, rows=[records[pk] for pk in ids if pk in records])


def all_in_order(queryset, params, *, workspace, sorts):
    """`in_order`, which can also sort by the custom fields of the workspace; for exports."""
    if not (field := sorted_by(workspace, queryset.model, params)):
        return in_order(queryset, params, sorts=sorts)
    link, name = link_of(queryset.model), column(field)
    value = values_of(field, queryset.model).filter(**{link: OuterRef("pk")}).values(name)
    sign = "-" if params["sort"].startswith("-") else ""
    ordered = queryset.annotate(custom_value=Subquery(value)).exclude(custom_value=None)
    return ordered.order_by(f"{sign}custom_value", f"{sign}pk")


def _among(values, queryset, link, is_narrow):
    """Those of `values` whose records are in `queryset`: looked up when they are few, else asked one after the other."""
    mine = queryset.order_by().values("pk")
    if is_narrow and (lookup.is_rare(queryset) or mine[: FEW + 1].count() <= FEW):
        return lookup.found_few(values.filter(**{f"{link}__in": mine}))
    return values.filter(Exists(queryset.filter(pk=OuterRef(link))))


def _begins_high(field):
    return field.type in (CustomField.Type.NUMBER, CustomField.Type.DATE)
