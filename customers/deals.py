"""Which deals the list, the board and the export show."""

from django.db.models import Q

from crm.search import words
from crm.search_lookup import found_few, has_all, is_common, looked_into
from customers.deal_filters import OpportunityFilter
from customers.models import Opportunity

MISSING = {"close": "expected_close", "amount": "worth"}  # what a deal must have to stand in this order
MOST_NAMED = 500  # customers whose name holds the searched words, always the same ones


def narrow(workspace, params, *, by=OpportunityFilter, stages=None):
    """The filters `by` as `params` (a QueryDict) ask for; through `.qs` the deals with active customers that fit.

    `stages` are all of the workspace's, where they have been read already.
    """
    deals = found(workspace.opportunities.all(), workspace, params.get("q", ""))
    return by(params, workspace=workspace, queryset=deals, stages=stages or list(workspace.stages.all()))


def listed(workspace, params):
    """The filters of the list, and through `.qs` the deals that fit them and the search.

    Closed ones come only under their own filter; in an order by something that a deal may lack, those without it are out.
    """
    filters = narrow(workspace, params)
    if not any(params.getlist(name) for name in ("kind", "stage", "closed")):
        filters.queryset = filters.queryset.filter(closed_at=None)
    if missing := MISSING.get(sorted_by(params)):
        filters.queryset = filters.queryset.exclude(**{missing: None})
    return filters


def sorted_by(params):
    """What the list is sorted by, whichever way round."""
    return params.get("sort", "").removeprefix("-")


def found(deals, workspace, query):
    """Those of `deals` with active customers that `query` finds, by their own name or their customer's."""
    deals = deals.of_active(workspace)
    if not words(query):
        return deals
    named = Q(customer__in=workspace.customers.matching(query).order_by("pk").values("pk")[:MOST_NAMED])
    own = deals.matching(query)
    if is_common(own):  # met soon by whoever reads the deals in their order
        return looked_into(deals.filter(named | has_all(Opportunity, words(query))))
    # Not by *or*, for which PostgreSQL reads all deals.
    either = workspace.opportunities.filter(named).values("pk").union(own.values("pk"), all=True)
    return found_few(deals.filter(pk__in=either))


def as_rows(deals):
    """`deals` with no more than a row or a card of theirs shows."""
    own = ("workspace", "name", "amount", "worth", "currency", "billing", "expected_close", "stage_since", "closed_at",
           "lost_reason", "created_at", "custom")  # fmt: skip
    stage = ("stage__name", "stage__kind", "stage__probability", "stage__stale_after", "stage__retired_at")
    linked = ("customer__name", "owner__name", "owner__email")
    return deals.select_related("customer", "stage", "owner").only(*own, *stage, *linked)
