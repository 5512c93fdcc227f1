"""The board of deals at 5,000 cards, beside 5,000 closed deals of 2,000 customers: pages, cards that follow, and moves."""

from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from benchmarks import engines
from benchmarks.data import workspace_of
from benchmarks.measure import captured, figures, measured
from benchmarks.scenarios import BACKEND, get, list_of
from benchmarks.table import show
from crm.cursors import cursor_at
from crm.models import Task
from customers.board import SORTS
from customers.models import Customer, Opportunity, Stage

CARDS, CUSTOMERS, TIMES = 5_000, 2_000, 30


def measure(engine):
    """Print the table of the board's pages and moves."""
    workspace, people = workspace_of("bench", 8)
    with transaction.atomic():
        _fill(workspace, people)
    engines.settle(connection)
    show([{"engine": engine, "rows": CARDS, **line} for line in _lines(workspace, people)])


def _lines(workspace, people):
    getter = get(workspace)
    for page in _pages(workspace, people):
        yield {"room": page.room, "name": page.name, **measured(lambda page=page: getter(page), TIMES)}
    calls, statements = _moves(workspace)
    yield {"room": "act", "name": "move, answered with card and heads", **figures(calls, statements, replays=5)}


def _pages(workspace, people):
    board = list_of(workspace, "opportunities:board", "board")
    list_ = list_of(workspace, "opportunities:list", "list")
    stage = workspace.stages.first()
    middle = workspace.opportunities.filter(stage=stage).order_by("stage_since")[800]
    yield board("all columns")
    yield board("longest in stage first", sort="since")
    yield board("of one person", owner=people[0])
    yield board("waiting too long", stale="yes")
    yield board("closing in a quarter", close="2026-10-01..2026-12-31")
    yield board("search, a customer's name", q="customer 17")
    yield board("search, a common word", q="probes")
    yield board("further cards", column=stage.pk, after=cursor_at(middle, SORTS[0]))
    yield list_("open deals")
    yield list_("longest in stage first", sort="since")
    yield list_("by amount", sort="-amount")
    yield list_("search, a common word", q="probes")


def _fill(workspace, people):
    """Deals over all stages and 200 days, every third with a next step."""
    now, stages = timezone.now(), list(workspace.stages.all())
    opened = [stage for stage in stages if stage.is_open]
    closed = [stage for stage in stages if stage.kind != Stage.Kind.OPEN]
    for at in range(CUSTOMERS):
        Customer(workspace=workspace, name=f"Customer {at}", website=f"https://c{at}.example").save()
    customers = list(workspace.customers.values_list("pk", flat=True))
    for at in range(2 * CARDS):
        stage = (opened if at % 2 else closed)[at // 2 % (3 if at % 2 else 2)]
        since = now - timedelta(days=at * 7 % 200, minutes=at)
        Opportunity(
            workspace=workspace, customer_id=customers[at * 13 % CUSTOMERS], name=f"Line {at}, {at % 40} probes",
            amount=Decimal(500 + at * 37 % 90_000), currency=("EUR", "EUR", "USD", "GBP")[at % 4],
            billing=("once", "annual")[at % 3 == 0], stage=stage, stage_since=since,
            closed_at=None if stage.is_open else since, owner_id=people[at % len(people)],
            expected_close=(now + timedelta(days=at % 180)).date(),
        ).save()  # fmt: skip
    deals = workspace.opportunities.filter(closed_at=None).values_list("pk", "customer_id")
    Task.objects.bulk_create(
        Task(workspace=workspace, title="Call them", opportunity_id=deal, customer_id=customer, due_on=now.date())
        for at, (deal, customer) in enumerate(deals)
        if at % 3 == 0
    )


def _moves(workspace):
    """Calls that each move another card from the second stage to the third, as the board does, and what one asks."""
    _first, old, new = workspace.stages.all()[:3]
    board = f"http://localhost{reverse('opportunities:board', args=[workspace.slug])}"
    client = Client(
        headers={"host": "localhost", "HX-Request": "true", "HX-Target": "dialogs", "HX-Current-URL": board}
    )
    client.force_login(workspace.people()[0], backend=BACKEND)

    def move(pk):
        address = reverse("opportunities:stage", args=[workspace.slug, pk])
        answer = client.post(address, {"stage": new.pk, "was": old.pk})
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    pks = list(workspace.opportunities.filter(stage=old).values_list("pk", flat=True)[: TIMES + 1])
    with captured() as statements:
        move(pks[0])
    return [lambda pk=pk: move(pk) for pk in pks[1:]], statements
