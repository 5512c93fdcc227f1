"""What the team has to do next, and what it has done."""

from datetime import timedelta

from crm.models import Task
from crm.tasks import add_task, finish
from leads.demo import words
from leads.demo.clock import backdate

# Due in so many days, for the n-th person of the team: Mara's day is full, nothing is too far away.
DUE = (
    (0, 0), (0, 0), (0, 1), (0, 2), (-2, 0), (-1, 3), (-5, 2), (1, 0), (1, 1), (2, 4), (3, 2), (3, 0),
    (4, 3), (5, 1), (7, 4), (7, 0), (8, 2), (9, 1), (12, 3), (14, 4),
)  # fmt: skip


def plan_tasks(workspace, people, records, clock):
    """Open tasks about `records`, a list of (lead or customer, company), and a few that are done.

    Most customers with an open deal have a next step; some have been forgotten.
    """
    today, dice = clock.now.date(), clock.dice
    for (days, person), (about, company) in zip(DUE, records, strict=False):
        _task(workspace, people[person], about, company, due_on=today + timedelta(days=days), clock=clock)
    add_task(workspace, by=people[0], title="Check the probe stock for next month", due_on=today)
    for number, (about, company) in enumerate(records[len(DUE) :]):
        if getattr(about, "open_count", 0) and number % 4:
            by = about.owner or people[0]
            _task(workspace, by, about, company, due_on=today + timedelta(days=dice.randint(1, 25)), clock=clock)
    for about, company in records[len(DUE) : len(DUE) + 14]:
        by = dice.choice(people)
        at = max(clock.ago(dice.randint(2, 60)), about.created_at + timedelta(minutes=50))
        task = _task(workspace, by, about, company, due_on=at.date(), clock=clock)
        with clock.at(at):
            finish(task, by=by)
        Task.objects.filter(pk=task.pk).update(done_at=at, created_at=max(about.created_at, at - timedelta(days=4)))


def _task(workspace, by, about, company, *, due_on, clock):
    title = clock.dice.choice(words.TASKS).format(first=company.first_name, cold=clock.dice.choice(company.trade.cold))
    task = add_task(workspace, by=by, title=title, due_on=due_on, **_about(about))
    backdate(task, created_at=clock.ago(clock.dice.randint(3, 12)))
    return task


def _about(record):
    """What a task about a lead or customer is about: the customer's oldest open deal, where there is one."""
    deals = record.opportunities.filter(closed_at=None) if getattr(record, "open_count", 0) else None
    return {"opportunity": deals.order_by("pk").first()} if deals else {record._meta.model_name: record}
