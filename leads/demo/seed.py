"""Putting the demo together: the same team, companies and stories every time, told relative to today."""

from itertools import islice
from random import Random

from django.db import transaction

from accounts.models import Workspace
from customers.services.pairing import begin_search, search_pairs
from leads.demo import SLUG, words
from leads.demo.bulk import top_up
from leads.demo.clock import Clock
from leads.demo.companies import companies
from leads.demo.customer_story import CustomerStory, old_customer
from leads.demo.lead_story import LeadStory
from leads.demo.new_jobs import tell_new_jobs
from leads.demo.people import hire
from leads.demo.to_do import plan_tasks
from leads.demo.vocabulary import tell_vocabulary
from leads.models import Status

LEADS, CUSTOMERS = 200, 60
ENTERED, AGAIN = 11, 21  # a customer, and the place where somebody who did not look entered it once more
# Of a hundred leads, how many stand where, and between how many days ago they came in.
SHARES = (
    (Status.QUALIFIED, 8, 20, 60),
    (Status.CONTACTED, 26, 9, 110),
    (Status.INFORMATION_FILLED, 19, 1, 60),
    (Status.NEW, 16, 0, 45),
    (Status.DISQUALIFIED, 16, 40, 350),
)


@transaction.atomic
def seed(*, leads=None, customers=None):
    """Fill the demo workspace and return it. One that is there already is kept as it is.

    `leads` and `customers` say how many there should be; above the 200 and 60 whose stories are told, plain rows are
    added, also to a workspace that is there already.
    """
    workspace = Workspace.objects.filter(slug=SLUG).first()
    if workspace is None:
        workspace = _tell(min(leads or LEADS, LEADS), min(customers or CUSTOMERS, CUSTOMERS))
    top_up(workspace, leads=leads or 0, customers=customers or 0)
    return workspace


def _tell(leads, customers):
    dice = Random(2024)  # noqa: S311  nothing secret is drawn
    clock = Clock(dice)
    workspace, people = hire(since=clock.ago(366))
    source = companies()
    promoted = min(leads * 15 // 100, customers // 2)
    told = [
        *_customers(workspace, people, islice(source, customers), promoted, clock),
        *_leads(workspace, people, islice(source, leads - promoted), clock),
    ]
    tell_new_jobs(workspace, clock)
    tell_vocabulary(workspace, people[0], clock)
    open_ones = [pair for pair in told if getattr(pair[0], "is_open", not getattr(pair[0], "is_archived", False))]
    dice.shuffle(open_ones)
    plan_tasks(workspace, people, open_ones, clock)
    begin_search(workspace)
    search_pairs(workspace)
    return workspace


def _customers(workspace, people, source, promoted, clock):
    """The customers: every other one began as a lead, the others were there before. Six are archived again.

    One is entered a second time by hand, so that there is something to merge.
    """
    dice, entered = clock.dice, None
    for number, company in enumerate(source):
        if number == ENTERED:
            entered = company
        elif number == AGAIN:
            company = entered._replace(name=f"{entered.name} GmbH")
        by = dice.choice(people)
        if number % 2 == 0 and number // 2 < promoted:
            story = LeadStory(workspace, company, by=by, clock=clock, days=dice.randint(30, 345))
            customer = story.tell(Status.PROMOTED)
            by = dice.choice([by, *people])
        else:
            customer = old_customer(workspace, company, by=by, clock=clock, days=dice.randint(150, 362))
        reason = words.ARCHIVED[number // 10 % len(words.ARCHIVED)] if number % 10 == 7 else ""
        CustomerStory(customer, company, by=by, clock=clock).tell(ends=reason)
        customer.refresh_from_db()
        yield customer, company


def _leads(workspace, people, source, clock):
    """The leads that are still leads, in the shares of `SHARES`."""
    ends = [(status, first, last) for status, share, first, last in SHARES for _ in range(share)]
    clock.dice.shuffle(ends)
    for number, company in enumerate(source):
        end, first, last = ends[number % len(ends)]
        days = clock.dice.randint(first, last)
        by = clock.dice.choice(people)
        lead = LeadStory(workspace, company, by=by, clock=clock, days=days).tell(end)
        yield lead, company
