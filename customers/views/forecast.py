"""What is to be expected, by month and stage."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from customers.forecast.filters import ForecastFilter
from customers.forecast.page import Forecast


@require_safe
def opportunity_forecast(request):
    """Sums of the open deals, everybody's or some people's, beside those of the last quarter's and this one's won ones."""
    workspace, params = request.workspace, request.GET
    filters = ForecastFilter(params, workspace=workspace, queryset=workspace.opportunities.all())
    forecast = Forecast(
        filters.qs,
        workspace,
        list_url=reverse("opportunities:list", args=[workspace.slug]),
        kept=[("owner", owner) for owner in filters.owners_asked],
        asked=(params.get("currency"), params.get("billing")),
    )
    context = {"forecast": forecast, "filters": filters, "room": "opportunities"}
    context |= forecast.details() if forecast.shown else {}
    region = "#results" if request.htmx.target == "forecast-results" else ""
    return render(request, f"opportunities/forecast.html{region}", context)
