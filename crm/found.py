"""What the box over everything finds: leads, customers, contacts and opportunities, the likeliest few of each."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crm.search import matching, words
from crm.search_similar import similar

MOST = 8
LAST = "\U0010ffff"  # greater than every letter: the end of the range of names that begin with some word


@dataclass(frozen=True)
class Group:
    """The finds of one kind; `url` lists all of them."""

    key: str
    label: str
    rows: list
    more: bool
    url: str


def found(workspace, query):
    """The groups that hold anything for `query`, each with at most eight rows: names that begin with it, then newest."""
    if not words(query):
        return []
    groups = [
        _group(workspace, query, "leads", _("Leads"), ()),
        _group(workspace, query, "customers", _("Customers"), ()),
        _group(workspace, query, "contacts", _("Contacts"), ("customer",)),
        _group(workspace, query, "opportunities", _("Opportunities"), ("customer", "stage")),
    ]
    return [group for group in groups if group.rows]


def meant(workspace, query):
    """What may have been meant by a misspelt `query`: groups of leads and customers whose names are spelt nearly like it."""
    near = {"leads": _("Leads"), "customers": _("Customers")}
    groups = [
        Group(
            key, label, similar(getattr(workspace, key).defer("notes", "search"), query, workspace=workspace), False, ""
        )
        for key, label in near.items()
    ]
    return [group for group in groups if group.rows]


def _group(workspace, query, key, label, related):
    heavy = ("notes", "search", *(("customer__notes", "customer__search") if "customer" in related else ()))
    queryset = getattr(workspace, key).select_related(*related).defer(*heavy)
    rows = _best(queryset, query)
    return Group(key, label, rows[:MOST], len(rows) > MOST, _all_url(workspace, key, queryset.model, query))


def _best(queryset, query):
    """Up to one more than are shown."""
    rows = list(_beginning_with(queryset, " ".join(words(query)))[: MOST + 1])
    if len(rows) <= MOST:
        others = matching(queryset, query).exclude(pk__in=[row.pk for row in rows]).order_by("-created_at", "-id")
        rows += others[: MOST + 1 - len(rows)]
    return rows


def _beginning_with(queryset, start):
    """By a range, not LIKE: the index on the folded name serves it on both engines."""
    if not hasattr(queryset.model, "name_folded"):
        return queryset.none()
    return queryset.filter(name_folded__gte=start, name_folded__lt=start + LAST).order_by("name_folded", "id")


def _all_url(workspace, key, model, query):
    """The list of that kind with the same search, leads and customers of every status."""
    chosen = [value for value, _label in model._meta.get_field("status").choices] if key == "leads" else ["all"]
    asked = urlencode({"q": query, "status": chosen}, doseq=True)
    return f"{reverse(f'{key}:list', args=[workspace.slug])}?{asked}"
