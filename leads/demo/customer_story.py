"""How the team worked with a customer of the demo: people, talks, deals, and how it ended if it did."""

from crm.history import log
from customers.models import Contact
from customers.services import add_contact, archive, create_customer, mark_left, move, update_contact
from leads.demo import words
from leads.demo.clock import Course, backdate
from leads.demo.deals import DealStory


class CustomerStory:
    """Tells what happened at one customer since it became one."""

    def __init__(self, customer, company, *, by, clock):
        self.customer, self.company, self.by, self.clock, self.dice = customer, company, by, clock, clock.dice
        self.days = (clock.now - customer.created_at).days
        self.deals = DealStory(customer, company, by=by, clock=clock)

    def tell(self, *, ends=""):
        """Write the whole story; `ends` is why the customer was archived in the end."""
        self._meet_people()
        self._work_deals()
        self._keep_in_touch()
        if ends:
            self._archive(ends)

    def _from_the_start(self):
        return Course(self.clock, self.days, since=self.customer.created_at)

    def _meet_people(self):
        """The first contact's part in buying, up to three more people, and one in six who leaves."""
        course = self._from_the_start()
        first = self.customer.contacts.first()
        if first:
            role = self.dice.choice(("decision_maker", "decision_maker", "technical", "buyer"))
            at = course.later(0, 6)
            with self.clock.at(at):
                update_contact(
                    first, {"title": self.dice.choice(self.company.trade.titles), "buying_role": role}, by=self.by
                )
            Contact.objects.filter(pk=first.pk).update(updated_at=at)
        others = self.dice.sample(words.EXTRA_PEOPLE, self.dice.choice((0, 1, 1, 2, 3)))
        people = [self._introduce(person, course.later(3, 40)) for person in others]
        if people and self.dice.random() < 0.25:
            at = course.later(20, 90)
            with self.clock.at(at):
                mark_left(people[-1], by=self.by)
            backdate(people[-1], left_at=at)

    def _introduce(self, person, at):
        first, last, title, role = person
        email = f"{first}.{last}@{self.company.domain}".lower()
        with self.clock.at(at):
            contact = add_contact(
                self.customer, by=self.by, first_name=first, last_name=last, title=title, buying_role=role, email=email
            )
        backdate(contact, created_at=at)
        return contact

    def _work_deals(self):
        """The deal it began with, and up to two more: old customers renew their service plan."""
        course = self._from_the_start()
        for deal in self.customer.opportunities.all():
            self.deals.pursue(deal, course)
        for number in range(self.dice.choice((0, 1, 1, 2))):
            course = Course(self.clock, self.dice.randint(5, self.days + 5), since=self.customer.created_at)
            self.deals.pursue(self.deals.offer(course, renewal=number == 1), course)

    def _keep_in_touch(self):
        """A talk every few weeks, until a while ago."""
        course = self._from_the_start()
        quiet_since = self.dice.choice((2, 6, 12, 25, 40, 70))
        for kind, text in self.dice.sample(words.CUSTOMER_TALKS, self.dice.randint(2, 7)):
            at = course.later(12, 60)
            if course.day <= quiet_since:
                break
            self._talk(kind, text, at)
        if self.customer.opportunities.open().exists() and self.days > 20 and self.dice.random() < 0.75:
            self._talk(*self.dice.choice(words.LATER_TALKS), self.clock.ago(self.dice.randint(0, 16)))

    def _talk(self, kind, text, at):
        people = list(self.customer.contacts.filter(left_at=None)) if kind != "note" else []
        contact = self.dice.choice(people) if people else None
        first = contact.first_name if contact else self.company.first_name
        with self.clock.at(at):
            text = text.format(first=first, cold=self.dice.choice(self.company.trade.cold))
            log(self.customer, kind, by=self.by, text=text, at=at, contact=contact)

    def _archive(self, reason):
        """Close what is open, then put the account away."""
        course = Course(self.clock, self.dice.randint(3, 50))
        for deal in self.customer.opportunities.open():
            lost = self.deals.closed["lost"]
            at = course.later(0, 1)
            with self.clock.at(at):
                deal = move(deal, lost, by=self.by, reason=reason)
            backdate(deal, stage_since=at, closed_at=at)
        at = course.later(0, 1)
        with self.clock.at(at):
            archive(self.customer, by=self.by, reason=reason)
        backdate(self.customer, archived_at=at)


def old_customer(workspace, company, *, by, clock, days):
    """A customer from before Handoff, entered by hand, with the person the team knows there."""
    at = clock.ago(days)
    fields = {"name": company.name, "email": f"office@{company.domain}", "website": company.website}
    first, _space, last = company.person.removeprefix("Dr ").partition(" ")
    with clock.at(at):
        customer = create_customer(
            workspace, by=by, owner=by, phone=company.phone, industry=company.trade.industry, **fields
        )
        contact = add_contact(customer, by=by, first_name=first, last_name=last, email=company.email)
    backdate(customer, created_at=at, touched_at=at)
    backdate(contact, created_at=at)
    return customer
