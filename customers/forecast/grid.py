"""The table of a forecast: months and quarters down, stages across, each sum with its list."""

from dataclasses import dataclass

from customers.forecast.figures import NOTHING, Figure, add_up


@dataclass(frozen=True)
class Row:
    """One stretch of time: a figure for each stage, and all of them together."""

    label: str
    cells: list[Figure]
    all: Figure
    short: str = ""


@dataclass(frozen=True)
class Block:
    """A quarter, `whole`, with its months; what is outside the quarters has a block each and no `months`."""

    whole: Row
    months: list[Row]


class Grid:
    """The open deals of one currency and one billing.

    `figures` are theirs as `open_figures` gives them, `link(**filters)` the list of deals under filters.
    """

    def __init__(self, figures, stages, horizon, link):
        self._figures, self._link, self._horizon = figures, link, horizon
        used = {stage for _place, stage in figures}
        self.stages = [stage for stage in stages if stage.pk in used or (stage.is_open and not stage.is_retired)]
        self.rows = [self._row([place], span) for place, span in enumerate(horizon.spans)]
        self.total = Row(
            "", [self._total(stage) for stage in self.stages], add_up(row.all for row in self.rows).at(link())
        )

    @property
    def blocks(self):
        """The rows as the table shows them: overdue, quarter by quarter, later, no date."""
        quarters = [Block(self._row(places, span), [self.rows[at] for at in places]) for span, places in self._quarters]
        first, later, never = self.rows[0], self.rows[-2], self.rows[-1]
        return [Block(first, []), *quarters, Block(later, []), Block(never, [])]

    @property
    def this_quarter(self):
        """What is still expected in the quarter that has begun, without what is overdue."""
        return add_up(self.rows[at].all for at in self._horizon.quarters[0][1])

    @property
    def _quarters(self):
        return self._horizon.quarters

    def _row(self, places, span):
        cells = []
        for stage in self.stages:
            found = add_up(self._figures.get((place, stage.pk), NOTHING) for place in places)
            cells.append(found.at(self._link(stage=stage.pk, close=span.close)))
        return Row(span.label, cells, add_up(cells).at(self._link(close=span.close)), span.short)

    def _total(self, stage):
        found = add_up(figure for (_place, pk), figure in self._figures.items() if pk == stage.pk)
        return found.at(self._link(stage=stage.pk))
