"""The board of deals: a column for each stage, filled while one scrolls."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from crm.addresses import page_url
from crm.http import is_on
from customers.board import CARDS, columns, deal_out, figures, further, groups
from customers.board_sums import remembered_groups
from customers.board_version import stages_told, version_of
from customers.deal_filters import BoardFilter
from customers.deals import as_rows, narrow
from customers.summaries import give_next_steps
from customers.views.page import changed

MOST = 60  # cards of a column that are read anew at once


@require_safe
def opportunity_board(request):
    """All columns with their first cards, or more cards of the column that `?column=` names.

    Who names the version that is shown is told, with 204, when nothing has changed since.
    """
    if "column" in request.GET:
        return _more(request, narrow(request.workspace, request.GET, by=BoardFilter))
    stages = stages_told(request.workspace)
    version = version_of(stages)
    if request.headers.get("Board-Version") == version:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    filters = narrow(request.workspace, request.GET, by=BoardFilter, stages=stages)
    is_narrowed = request.GET.keys() - {"sort"}
    board = _columns(filters, groups if is_narrowed else remembered_groups)
    deal_out(request.workspace, filters.qs, board, request.GET, size=_asked_for(request))
    region = "#results" if request.htmx.target == "opportunity-board" else ""
    context = {
        "board": board,
        "figures": figures(board),
        "filters": filters,
        "room": "opportunities",
        "version": version,
    }
    return render(request, f"opportunities/board.html{region}", context)


def _asked_for(request):
    """How many cards of a column: a board that looks for what changed keeps those that were scrolled to, up to an end."""
    asked = request.headers.get("Board-Cards", "")
    return min(max(int(asked), CARDS), MOST) if asked.isdecimal() and len(asked) < 9 else CARDS


def _columns(filters, add_up=groups):
    """A column for each stage that is offered, and for a retired one as long as something is in it."""
    board = columns(add_up(filters.qs, filters.stages), filters.stages)
    return [column for column in board if column.sums.count or not column.stage.is_retired]


def _more(request, filters):
    pk = request.GET["column"]
    stage = get_object_or_404(request.workspace.stages, pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0)
    page = further(filters.qs, stage, request.GET)
    return render(request, "opportunities/_cards.html", {"cards": page.rows, "stage": stage, "next": page.next})


def moved_answer(request, deal, *, status=200):
    """Answer a move: the board gets the card and its heads as they are now, other pages what they show of the customer."""
    if not is_on(request, page_url("opportunities:board", request.workspace.slug)):
        return changed(request, deal.customer, moved=deal)
    card = as_rows(request.workspace.opportunities.filter(pk=deal.pk)).get()
    give_next_steps([card])
    asked = QueryDict(urlsplit(request.htmx.current_url).query)
    board = _columns(narrow(request.workspace, asked, by=BoardFilter))
    context = {"cards": [card], "board": board, "figures": figures(board), "oob": True}
    return render(request, "opportunities/_moved.html", context, status=status)
