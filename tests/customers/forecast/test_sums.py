"""Whatever deals there are: each sum of the forecast is exactly what the rows of its list add up to."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from customers.deals import listed
from customers.forecast.page import Forecast
from customers.models import Opportunity
from tests.factories import CustomerFactory, OpportunityFactory

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)

DEALS = st.lists(
    st.fixed_dictionaries({
        "amount": st.none() | st.decimals(0, Decimal("999999999999.99"), places=2),
        "currency": st.sampled_from(["EUR", "NOK"]),
        "billing": st.sampled_from(["once", "annual"]),
        "expected_close": st.none() | st.dates(date(2026, 9, 1), date(2027, 12, 31)),
        "stage": st.integers(0, 4),
        "closed": st.datetimes(datetime(2026, 6, 28), datetime(2027, 1, 2)),
        "is_mine": st.booleans(),
        "is_archived": st.booleans(),
    }),
    max_size=7,
)  # fmt: skip


def rows_of(workspace, href):
    """The deals that the page at the address lists."""
    return list(listed(workspace, RequestFactory().get(href).GET).qs)


def make(workspace, owner, asked):
    stages = list(workspace.stages.all())
    customers = {is_archived: CustomerFactory(workspace=workspace) for is_archived in (True, False)}
    customers[True].archived_at = timezone.now()
    customers[True].save()
    for deal in asked:
        stage = stages[deal["stage"]]
        OpportunityFactory(
            customer=customers[deal["is_archived"]],
            stage=stage,
            closed_at=None if stage.is_open else deal["closed"].replace(tzinfo=UTC),
            owner=owner if deal["is_mine"] else None,
            **{name: deal[name] for name in ("amount", "currency", "billing", "expected_close")},
        )


def figures_of(forecast):
    """Every sum on the page, each kind shown in turn."""
    for kind in forecast.kinds:
        forecast.shown = kind
        yield from (kind.open, kind.won, kind.won_before)
        grid = forecast.details()["grid"]
        for row in [*grid.rows, *(block.whole for block in grid.blocks), grid.total]:
            yield from (*row.cells, row.all)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=DEALS, is_mine=st.booleans())
def test_every_sum_is_what_its_list_adds_up_to(zone, asked, is_mine, workspace, mara):
    Opportunity.objects.all().delete()
    with timezone.override(zone), time_machine.travel(NOW, tick=False):
        make(workspace, mara, asked)
        mine = workspace.opportunities.filter(owner=mara)
        forecast = Forecast(
            mine if is_mine else workspace.opportunities.all(),
            workspace,
            list_url="/list/",
            kept=[("owner", str(mara.pk))] if is_mine else [],
        )
        for figure in filter(lambda figure: figure.count, figures_of(forecast)):  # the next test sees to the others
            rows = rows_of(workspace, figure.href)
            assert figure.plain == sum(row.amount or 0 for row in rows)
            assert figure.count == len(rows)
            if rows and all(row.is_open for row in rows):
                weighted = sum((row.amount or 0) * row.stage.probability for row in rows) / Decimal(100)
                assert figure.exact_weighted == weighted
                assert abs(figure.weighted - weighted) <= Decimal("0.5")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=DEALS)
def test_every_open_deal_is_in_exactly_one_cell(asked, workspace, mara):
    Opportunity.objects.all().delete()
    with time_machine.travel(NOW, tick=False):
        make(workspace, mara, asked)
        forecast = Forecast(workspace.opportunities.all(), workspace, list_url="/list/")
        seen = []
        for kind in forecast.kinds:
            forecast.shown = kind
            for row in forecast.details()["grid"].rows:
                for cell in filter(lambda cell: cell.count, row.cells):
                    seen += [deal.pk for deal in rows_of(workspace, cell.href)]
    expected = workspace.opportunities.filter(closed_at=None, customer__archived_at=None).values_list("pk", flat=True)
    assert sorted(seen) == sorted(expected)
