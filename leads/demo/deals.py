"""The deals of the demo: what is offered, for how much, and how far it gets."""

from datetime import timedelta

from customers.models import Stage
from customers.services import add_opportunity, move
from leads.demo import words
from leads.demo.clock import backdate

KRONER = 11  # what one euro is in the demo


def terms(company, dice, at, *, renewal=False):
    """Name, amount, currency, billing and expected close of a deal offered at the moment `at`."""
    name, amount = dice.choice(words.RENEWALS if renewal else company.trade.deals)
    amount = round(amount * dice.choice((0.6, 0.8, 1, 1, 1.25, 1.5)), -1)
    currency = company.country.currency if dice.random() < 0.5 else "EUR"
    is_annual = renewal or "contract" in name or "service" in name
    return {
        "name": name,
        "amount": round(amount * KRONER, -3) if currency == "NOK" else amount,
        "currency": currency,
        "billing": "annual" if is_annual else "once",
        "expected_close": (at + timedelta(days=dice.randint(25, 110))).date(),
    }


class DealStory:
    """Takes the deals of one customer from stage to stage."""

    def __init__(self, customer, company, *, by, clock):
        self.customer, self.company, self.by, self.clock, self.dice = customer, company, by, clock, clock.dice
        stages = list(customer.workspace.stages.offered())
        self.open = [stage for stage in stages if stage.kind == Stage.Kind.OPEN]
        self.closed = {stage.kind: stage for stage in stages if stage.kind != Stage.Kind.OPEN}

    def offer(self, course, *, renewal=False):
        """A new deal, at the first stage."""
        at = course.later(3, 40)
        with self.clock.at(at):
            deal = add_opportunity(
                self.customer, by=self.by, owner=self.by, **terms(self.company, self.dice, at, renewal=renewal)
            )
        backdate(deal, created_at=at, stage_since=at)
        return deal

    def pursue(self, deal, course):
        """Move a deal on as long as the past lasts: old ones are won or lost, young ones are still open."""
        reached = len(self.open) if course.day > 75 else self.dice.randint(0, len(self.open) - 1)
        for stage in self.open[1 : reached + 1]:
            if course.day > 3:
                self._move(deal, stage, course.later(5, 25))
        if reached < len(self.open) or self.dice.random() < 0.12:
            return self._expect_later(deal)
        is_won = self.dice.random() < 0.65
        stage = self.closed[Stage.Kind.WON if is_won else Stage.Kind.LOST]
        return self._move(deal, stage, course.later(4, 30), self.dice.choice(words.WON if is_won else words.LOST))

    def _move(self, deal, stage, at, reason=""):
        with self.clock.at(at):
            moved = move(deal, stage, by=self.by, reason=reason)
        backdate(moved, stage_since=at, **({} if stage.is_open else {"closed_at": at}))

    def _expect_later(self, deal):
        """An open deal is expected from last week on, not last winter."""
        expected = (self.clock.now + timedelta(days=self.dice.randint(-6, 95))).date()
        type(deal).objects.filter(pk=deal.pk).update(expected_close=expected)
