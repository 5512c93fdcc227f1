"""All that the forecast page shows."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils import timezone

from crm.periods import DAY, quarter_name, quarter_of
from customers.forecast.bars import month_bars, quarter_bars, tone_of
from customers.forecast.figures import NOTHING, Figure, add_up
from customers.forecast.grid import Grid
from customers.forecast.horizon import Horizon
from customers.forecast.reading import open_figures, won_figures
from customers.models import Opportunity, Stage


@dataclass(frozen=True)
class Kind:
    """One currency with one billing: what is open, what was won in this quarter and in the last one."""

    currency: str
    billing: str
    open: Figure
    won: Figure
    won_before: Figure

    def __str__(self):
        return f"{Opportunity.Billing(self.billing).label}, {self.currency}"

    @property
    def query(self):
        """The address of the forecast of this kind, beside its other parameters."""
        return {"currency": self.currency, "billing": self.billing}


class Forecast:
    """The forecast of `deals` (one owner's, or all) of a workspace; `kept` are the filters that its links keep.

    `asked` is the (currency, billing) to show in full; otherwise the first that there is, the workspace's currency
    leading. Everything is read by three queries.
    """

    def __init__(self, deals, workspace, *, list_url, kept=(), asked=None):
        self._list_url, self._kept = list_url, list(kept)
        today = timezone.localdate()
        self.horizon = Horizon(today)
        self.quarter, self.before = self.horizon.quarter, quarter_of(self.horizon.quarter.first - DAY)
        self._stages = list(workspace.stages.all())
        self._open = open_figures(deals, workspace, self._stages, self.horizon)
        self._won = won_figures(deals, workspace, self.quarter, self.before)
        pairs = sorted(
            {*self._open, *self._won}, key=lambda pair: (pair[0] != workspace.currency, pair[0], pair[1] != "once")
        )
        self.kinds = [self._kind(*pair) for pair in pairs]
        self.shown = next((kind for kind in self.kinds if (kind.currency, kind.billing) == asked), None)
        self.shown = self.shown or next(iter(self.kinds), None)

    @property
    def quarter_name(self):
        """This quarter, as people say it."""
        return quarter_name(self.quarter.first)

    @property
    def before_name(self):
        """The last quarter, as people say it."""
        return quarter_name(self.before.first)

    def details(self):
        """Table and charts of the kind that is shown."""
        kind = self.shown
        figures = self._open.get((kind.currency, kind.billing), {})
        grid = Grid(figures, self._stages, self.horizon, lambda **more: self._link(**kind.query, **more))
        quarters = quarter_bars(kind.won_before, kind.won, grid.this_quarter)
        legend = [(stage, tone_of(at, len(grid.stages))) for at, stage in enumerate(grid.stages)]
        return {"grid": grid, "bars": month_bars(grid), "quarters": quarters, "legend": legend}

    def _kind(self, currency, billing):
        kind = {"currency": currency, "billing": billing}
        now, before = self._won.get((currency, billing), (NOTHING, NOTHING))
        return Kind(
            **kind,
            open=add_up(self._open.get((currency, billing), {}).values()).at(self._link(**kind)),
            won=now.at(self._won_link(self.quarter, kind)),
            won_before=before.at(self._won_link(self.before, kind)),
        )

    def _won_link(self, quarter, kind):
        return self._link(kind=Stage.Kind.WON.value, closed=str(quarter), **kind)

    def _link(self, **filters):
        return f"{self._list_url}?{urlencode([*filters.items(), *self._kept])}"
