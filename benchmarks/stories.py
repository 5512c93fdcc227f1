"""People, deals, timelines and tasks around the made-up leads and customers."""

import json
from datetime import datetime, timedelta
from itertools import chain, repeat

from benchmarks import words as w
from crm.search import search_column
from crm.text import fold

CONTACT = (
    "id", "workspace_id", "customer_id", "created_at", "updated_at", "first_name", "last_name", "email", "phone", "title",
    "buying_role", "notes", "search", "is_primary", "left_at", "name_folded",
)  # fmt: skip
DEAL = (
    "id", "workspace_id", "customer_id", "created_at", "updated_at", "name", "amount", "currency", "billing", "expected_close",
    "stage_id", "stage_since", "closed_at", "lost_reason", "notes", "owner_id", "search",
)  # fmt: skip
ACTIVITY = (
    "id", "workspace_id", "kind", "lead_id", "customer_id", "actor", "by_id", "text", "data", "happened_at", "created_at",
)  # fmt: skip
TASK = ("id", "workspace_id", "created_at", "updated_at", "title", "notes", "due_on", "owner_id", "lead_id")
DAY = datetime(2025, 1, 1, 9)
ROLES = ("", "", "buyer", "technical", "finance", "decision_maker", "other")
TALKED_ABOUT = 1000  # lines in the story of lead 1 and of customer 1


def contacts(workspace_id, count):
    """Two contacts for each customer, in the order of `CONTACT`; one in thirty has left, one in nine has no e-mail."""
    for at in range(1, 2 * count + 1):
        first, last = w.GIVEN[at % len(w.GIVEN)], w.FAMILY[at // 7 % len(w.FAMILY)]
        email = f"{fold(first)}.{fold(last)}{at}@people.example" if at % 9 else ""
        text = search_column(workspace_id, f"{first} {last} {email} Buyer")
        role = ROLES[at % len(ROLES)]
        left = _at(at) if at % 30 == 2 else None
        is_primary = bool(at % 2)
        yield (
            at, workspace_id, (at + 1) // 2, _at(at), _at(at), first, last, email, "", "Buyer", role, "", text, is_primary,
            left, fold(f"{first} {last}"),
        )  # fmt: skip


def deals(workspace_id, count, stages):
    """Three deals for two customers, in the order of `DEAL`; the stages in turn."""
    for at in range(1, count * 3 // 2 + 1):
        stage, kind = stages[at % len(stages)]
        name = f"{w.SECOND[at % len(w.SECOND)]} line {at}"
        closed = None if kind == "open" else _at(at)
        yield (
            at, workspace_id, at % count + 1, _at(at), _at(at), name, 1000 + at * 37 % 90_000, ("EUR", "USD")[at % 2],
            ("once", "annual")[at % 3 == 0], f"2026-{at % 12 + 1:02}-{at % 28 + 1:02}", stage, _at(at), closed, "", "", None,
            search_column(workspace_id, name),
        )  # fmt: skip


def activities(workspace_id, people, leads):
    """As many lines as leads: seven for each customer, three for one lead in ten; 1,000 for lead 1 and customer 1."""
    abouts = chain(
        repeat((1, None), TALKED_ABOUT),
        repeat((None, 1), TALKED_ABOUT),
        ((at, None) for at in range(1, leads, 10) for _line in range(3)),
        ((None, at) for _line in range(7) for at in range(1, leads // 10 + 1)),
    )
    kinds = (
        ("note", {}),
        ("call", {}),
        ("email", {}),
        ("fields", {"changes": {"phone": ["", "+442055501"]}, "of": "It"}),
    )
    for at, (lead, customer) in enumerate(abouts, start=1):
        kind, data = kinds[at % 4]
        text = "They like the door sensors, and asked twice when the next ones come." if kind != "fields" else ""
        yield (
            at, workspace_id, kind, lead, customer, "person", people[at % len(people)], text, json.dumps(data), _at(at),
            _at(at),
        )  # fmt: skip


def tasks(workspace_id, people, leads):
    """A task for one lead in fifty."""
    for at in range(1, leads // 50):
        due = DAY + timedelta(days=at % 900)
        yield at, workspace_id, _at(at), _at(at), "Call them", "", f"{due:%Y-%m-%d}", people[at % len(people)], at


def _at(number):
    return f"{DAY + timedelta(minutes=number % 900_000):%Y-%m-%d %H:%M:%S}"
