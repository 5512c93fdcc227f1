"""The board: a column for each stage, with its count and sums, and the beginning of its cards."""

from dataclasses import dataclass, field
from operator import itemgetter

from django.db.models.expressions import RawSQL
from django.utils import timezone

from crm.cursors import cursor_at
from crm.listing import Sort, keyset_page
from crm.periods import quarter_of
from customers.deals import as_rows
from customers.models import Stage
from customers.summaries import Sums, give_next_steps

CARDS = 10  # as many as a tall screen shows; the others come while one scrolls
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


def shown(deals, stage):
    """Those of `deals` in a stage that the board shows: all while it is open, else what was closed in this quarter."""
    deals = deals.filter(stage=stage)
    return deals.filter(closed_at=None) if stage.is_open else _just_closed(deals)


def _just_closed(deals):
    """Nothing closes after it came into the stage where it rests; that is what the index of the stages knows."""
    return deals.filter(stage_since__gte=quarter_start(), closed_at__gte=quarter_start())


def quarter_start():
    """When this quarter began, in the reader's zone."""
    return quarter_of(timezone.localdate()).moments[0]


def groups(deals, stages):
    """What the columns of `stages` add up, as rows of `OpportunityQuerySet.totals` by stage, read at once for all of them."""
    closed = [stage for stage in stages if not stage.is_open]
    halves = (deals.filter(closed_at=None), _just_closed(deals.filter(stage__in=closed)))
    open_, closed = (half.totals("stage_id").order_by() for half in halves)
    return sorted(open_.union(closed, all=True), key=itemgetter("currency"))


def columns(rows, stages):
    """A column for each of `stages` with count and sums, made of the `groups` of its deals; without their cards."""
    found = {stage.pk: Column(stage, nth) for nth, stage in enumerate(stages, start=1)}
    for row in rows:
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


def deal_out(workspace, deals, board, params, *, size=CARDS):
    """Give each column of `board` its first `size` cards out of `deals`, all read by one query."""
    descending = params.get("sort") != "since"
    order = ["-stage_since", "-id"] if descending else ["stage_since", "id"]
    firsts = [shown(deals, column.stage).order_by(*order).values("pk")[: size + 1] for column in board]
    cards = as_rows(workspace.opportunities.filter(pk__in=_all_of(firsts))) if firsts else ()
    by_stage = {column.stage.pk: column for column in board}
    for card in sorted(cards, key=lambda card: (card.stage_since, card.pk), reverse=descending):
        by_stage[card.stage_id].cards.append(card)
    for column in board:
        if len(column.cards) > size:
            del column.cards[size:]
            column.next = cursor_at(column.cards[-1], SORTS[0])
    give_next_steps([card for column in board for card in column.cards])


def further(deals, stage, params):
    """The next cards of the column of `stage`, by the cursor in the URL, as a page."""
    page = keyset_page(as_rows(shown(deals, stage)), params, sorts=SORTS, size=CARDS)
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
