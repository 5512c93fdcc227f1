"""The board: a column for each stage, with its count and sums, and the beginning of its cards."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from crm.listing import Sort, cursor_at, keyset_page
from crm.periods import quarter_of
from customers.deals import as_rows
from customers.models import Stage
from customers.summaries import Sums, give_next_steps

CARDS = 12  # more than a screen shows; the others come while one scrolls
SORTS = (Sort("since", ("stage_since",)),)


@dataclass
class Column:
    """A stage on the board. `cards` are its first; `next` is the cursor from which the others are read, or empty."""

    stage: Stage
    nth: int
    sums: Sums = field(default_factory=Sums)
    rows: list = field(default_factory=list)  # what the sums are made of
    cards: list = field(default_factory=list)
    next: str = ""

    def add(self, row):
        """Count in one group of `OpportunityQuerySet.totals`."""
        self.rows.append(row)
        self.sums.add(row)

    @property
    def look(self):
        """Which bar it has: open stages grow darker towards the end."""
        return str(min(self.nth, 3)) if self.stage.is_open else self.stage.kind


def shown(deals):
    """Those of `deals` that a board shows: the open ones, and what was closed in this quarter."""
    return deals.filter(Q(closed_at=None) | Q(closed_at__gte=quarter_start()))


def quarter_start():
    """When this quarter began, in the reader's zone."""
    return quarter_of(timezone.localdate()).moments[0]


def columns(deals, stages):
    """A column for each of `stages` with count and sums, read at once for all of them; without their cards."""
    found = {stage.pk: Column(stage, nth) for nth, stage in enumerate(stages, start=1)}
    for row in shown(deals).totals("stage_id"):
        if row["stage_id"] in found:
            found[row["stage_id"]].add(row)
    return list(found.values())


def figures(board):
    """The sums of all open columns, and what they are worth by the probability of their stages."""
    total, weighted = Sums(), Sums()
    for column in board:
        for row in column.rows if column.stage.is_open else ():
            total.add(row)
            value = row["value"] and row["value"] * column.stage.probability / 100
            weighted.add(row | {"value": value and round(value)})
    return {"total": total, "weighted": weighted}


def deal_out(workspace, deals, board, params):
    """Give each column of `board` its first cards out of `deals`, all read by one query."""
    descending = params.get("sort") != "since"
    order = ["-stage_since", "-id"] if descending else ["stage_since", "id"]
    firsts = [shown(deals).filter(stage=column.stage).order_by(*order).values("pk")[: CARDS + 1] for column in board]
    cards = as_rows(workspace.opportunities.filter(pk__in=_all_of(firsts))) if firsts else ()
    by_stage = {column.stage.pk: column for column in board}
    for card in sorted(cards, key=lambda card: (card.stage_since, card.pk), reverse=descending):
        by_stage[card.stage_id].cards.append(card)
    for column in board:
        if len(column.cards) > CARDS:
            del column.cards[CARDS:]
            column.next = cursor_at(column.cards[-1], SORTS[0])
    give_next_steps([card for column in board for card in column.cards])


def further(deals, stage, params):
    """The next cards of the column of `stage`, by the cursor in the URL, as a page."""
    page = keyset_page(as_rows(shown(deals).filter(stage=stage)), params, sorts=SORTS, size=CARDS)
    give_next_steps(page.rows)
    return page


def _all_of(queries):
    """The ids that several queries find, each in its own order and up to its own end, as one subquery."""
    parts, params = [], []
    for at, query in enumerate(queries):
        sql, some = query.query.sql_with_params()
        parts.append(f"SELECT * FROM ({sql}) AS c{at}")  # noqa: S608 - made by the ORM
        params += some
    return RawSQL(" UNION ALL ".join(parts), params)  # noqa: S611
