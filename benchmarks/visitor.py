"""One person with a browser of their own, who reads and writes through a real connection."""

import secrets
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse

from benchmarks import words
from benchmarks.scenarios import BACKEND

FRAGMENT = {"HX-Request": "true"}
IDLE = 100.0  # seconds after which a connection is not trusted any more: the server keeps it for 125


@dataclass
class Tally:
    """What came back: milliseconds of each answer by what was asked for, and the answers that should not have come."""

    times: dict = field(default_factory=lambda: {"read": [], "write": []})
    wrong: list = field(default_factory=list)

    @property
    def count(self):
        return sum(len(times) for times in self.times.values())


class Visitor:
    """Somebody who is signed in; `chance` (a random.Random) says what they do next."""

    def __init__(self, workspace, user, chance, *, host, port):
        client = Client()
        client.force_login(user, backend=BACKEND)
        session, self.token = client.cookies[settings.SESSION_COOKIE_NAME].value, secrets.token_hex(16)
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={self.token}"
        self.headers = {"Host": "localhost", "Cookie": cookies}
        self.connection = HTTPConnection(host, port, timeout=30)
        self.slug, self.chance, self.asked = workspace.slug, chance, 0.0

    def work(self, tally, *, leads, customers):
        """Do one thing, seven times in ten one that reads, with one of these leads or customers (their ids)."""
        lead, customer = self.chance.choice(leads), self.chance.choice(customers)
        if self.chance.random() < 0.7:
            name, pk, query = self.chance.choice(self._reads(lead, customer))
            self.ask(tally, "read", "GET", self._address(name, pk, query))
        else:
            name, query, typed = self.chance.choice(self._writes())
            self.ask(tally, "write", "POST", self._address(name, lead, query), typed)

    def read_first_page(self, tally):
        """Open the list of leads."""
        self.ask(tally, "read", "GET", self._address("leads:list"))

    def ask(self, tally, kind, method, address, typed=None):
        """One request and its whole answer, timed."""
        headers, body = self.headers, None
        if typed is not None:
            body = urlencode(typed)
            headers = headers | FRAGMENT | {"X-CSRFToken": self.token}
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        if began - self.asked > IDLE:
            self.connection.close()  # a new one opens by itself, as in a browser
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        self.asked = time.perf_counter()
        tally.times[kind].append((self.asked - began) * 1000)
        if answer.status not in (200, 204):
            tally.wrong.append(f"{method} {address} answered {answer.status}")

    def _reads(self, lead, customer):
        industry = self.chance.choice(words.INDUSTRIES)
        return (
            ("leads:list", None, {}),
            ("leads:list", None, {"industry": industry, "sort": "name"}),
            ("leads:list", None, {"q": industry.lower()}),
            ("leads:detail", lead, {}),
            ("leads:detail", lead, {}),
            ("customers:list", None, {}),
            ("customers:detail", customer, {}),
        )

    def _writes(self):
        return (
            ("leads:log", {}, {"kind": "note", "text": "They want a first order before Easter."}),
            ("leads:status", {}, {"status": "contacted", "reason": "Called them"}),
            ("leads:update", {"field": "source"}, {"source": self.chance.choice(("Fair", "Partner", "Website"))}),
        )

    def _address(self, name, pk=None, query=None):
        address = reverse(name, args=[self.slug] if pk is None else [self.slug, pk])
        return f"{address}?{urlencode(query)}" if query else address
