"""How a lead of the demo came in, was talked to, and became something or not."""

from crm.history import log
from leads.beginning import beginning_of
from leads.demo import words
from leads.demo.clock import Course, backdate
from leads.demo.deals import terms
from leads.models import Promotion, Status
from leads.services import change_status, create_lead, promote_lead, update_lead

S = Status


class LeadStory:
    """Tells the story of one lead, from the day it came in."""

    def __init__(self, workspace, company, *, by, clock, days):
        self.workspace, self.company, self.by = workspace, company, by
        self.clock, self.dice, self.course = clock, clock.dice, Course(clock, days)

    def tell(self, end):
        """Write everything until the lead stands in the status `end`. Returns it, or the customer it became."""
        lead = self._come_in(end)
        if end in (S.NEW, S.INFORMATION_FILLED):
            return lead
        if end != S.DISQUALIFIED or self.dice.random() < 0.7:
            self._talk(lead, words.FIRST_TALKS)
            self._step(lead, S.CONTACTED, words.REACHED)
        if end == S.DISQUALIFIED:
            self._step(lead, S.DISQUALIFIED, words.DISQUALIFIED)
        if end in (S.QUALIFIED, S.PROMOTED):
            self._talk(lead, words.LATER_TALKS)
            self._step(lead, S.QUALIFIED, words.QUALIFIED)
        return self._hand_off(lead) if end == S.PROMOTED else lead

    def _come_in(self, end):
        """A new lead, complete or not; some of the incomplete ones are completed later, by hand."""
        fields, at = self._fields(end), self.course.last
        held_back = self._hold_back(fields, end)
        with self.clock.at(at):
            lead = create_lead(self.workspace, by=self.by, **fields)
        backdate(lead, created_at=at, status_at=at, touched_at=at)
        if held_back and end != S.NEW:
            self._complete(lead, held_back)
        if self.dice.random() < 0.4:
            self._note(lead)
        return lead

    def _fields(self, end):
        company = self.company
        is_watched = end not in (S.NEW, S.INFORMATION_FILLED) or self.dice.random() < 0.5
        return {
            "name": company.name,
            "contact_name": company.person,
            "email": company.email,
            "website": company.website,
            "phone": company.phone if self.dice.random() < 0.8 else "",
            "industry": company.trade.industry,
            "source": self.dice.choices(list(words.SOURCES), list(words.SOURCES.values()))[0],
            "owner": self.by if is_watched else None,
        }

    def _hold_back(self, fields, end):
        """Take out of `fields` what was not known at first: always something when the lead stays *new*."""
        if end != S.NEW and self.dice.random() < 0.6:
            return {}
        unknown = self.dice.choice([("website",), ("email",), ("contact_name", "email", "phone"), ("website", "phone")])
        return {name: fields.pop(name) for name in unknown}

    def _complete(self, lead, fields):
        at = self.course.later(0, 3)
        with self.clock.at(at):
            update_lead(lead, fields, by=self.by)
        lead.refresh_from_db()
        backdate(lead, status_at=at)

    def _note(self, lead):
        at = self.course.later(0, 2)
        with self.clock.at(at):
            log(lead, "note", by=self.by, text=self._say(words.LEAD_NOTES), at=at)

    def _talk(self, lead, texts):
        kind, text = self.dice.choice(texts)
        at = self.course.later(1, 8)
        with self.clock.at(at):
            log(lead, kind, by=self.by, text=self._fill(text), at=at)

    def _step(self, lead, status, reasons):
        at = self.course.later(0, 6)
        with self.clock.at(at):
            change_status(lead, status, by=self.by, reason=self._say(reasons))
        lead.refresh_from_db()
        backdate(lead, status_at=at)

    def _hand_off(self, lead):
        """Promote the lead, most often with a first deal; the promotion and what it brought are of that day."""
        at = self.course.later(0, 5)
        deal = terms(self.company, self.dice, at) | {"owner": self.by} if self.dice.random() < 0.85 else None
        with self.clock.at(at):
            customer = promote_lead(lead, by=self.by, opportunity=deal, promise=self._say(words.PROMISES))
        backdate(lead, status_at=at)
        Promotion.objects.filter(lead=lead).update(created_at=at)
        customer.refresh_from_db()
        customer.beginning = beginning_of(lead.promotions.get())  # once more, now that the promotion is of that day
        customer.save(update_fields=["beginning"])
        backdate(customer, created_at=at)
        for contact in customer.contacts.all():
            backdate(contact, created_at=at)
        for opportunity in customer.opportunities.all():
            backdate(opportunity, created_at=at, stage_since=at)
        return customer

    def _say(self, texts):
        return self._fill(self.dice.choice(texts))

    def _fill(self, text):
        return text.format(first=self.company.first_name, cold=self.dice.choice(self.company.trade.cold))
