"""Whatever the table, the records and the choices: every row is accounted for, and nothing is made twice or of nothing."""

import csv
import io
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from crm.importing.models import Import, ImportRow
from crm.importing.planning.choosing import choose
from crm.importing.planning.staging import stage
from crm.optouts import OptOut
from leads.models import Status
from tests.factories import ContactFactory, CustomerFactory, LeadFactory
from tests.importing.conftest import redone, undone, written
from tests.importing.tables import tables

NAMES = [
    "Acme",
    "ACME GmbH",
    "Acme Inc.",
    "Bolt",
    "Bolt & Co",
    "Börk Øl",
    "株式会社",
    "!!!",
    "0",
    "-",
    "=1+1",
    "a" * 201,
]
PEOPLE = ["", "", "Ann Lee", "Bob Ray", "ann lee"]
EMAILS = [
    "",
    "",
    "a@acme.example",
    "A@Acme.example",
    "b@acme.example",
    "b@bolt.example",
    "x@gmail.com",
    "a@@b.example",
    "no",
]
SITES = ["", "", "acme.example", "https://www.acme.example/x", "bolt.example", "facebook.com/acme", "no..site", "n/a"]
PHONES = ["", "", "+44 20 7946 0000", "0207 946 0000", "+353 91 555 001", "ask Ann", "9" * 41]
HEAD = ["Company", "Contact", "Email", "Website", "Phone"]

strange = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
names = st.sampled_from(NAMES) | st.sampled_from(NAMES) | strange
row = st.tuples(*(cell for cell in (names, *(st.sampled_from(pool) for pool in (PEOPLE, EMAILS, SITES, PHONES)))))


def tables_of(most):
    """Rows of which at least one says something, or it is refused as a whole."""
    return st.lists(row, max_size=most).map(lambda rows: [*rows, ("Harbour", "", "", "", "")])


records = st.lists(
    st.tuples(
        st.sampled_from(NAMES[:8]), st.sampled_from(["", "a@acme.example", "b@bolt.example", "x@gmail.com"]),
        st.sampled_from(["", "https://acme.example", "https://bolt.example"]), st.sampled_from(["", "+442079460000"]),
        st.sampled_from([Status.NEW, Status.CONTACTED, Status.DISQUALIFIED, Status.PROMOTED, "customer", "contact", "optout"]),
    ),
    max_size=5,
)  # fmt: skip
duplicates = st.sampled_from(Import.Duplicates.values)
choices = st.dictionaries(st.integers(2, 12), st.sampled_from(ImportRow.Choice.values), max_size=3)
many = settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def taken_back():
    """What is written inside is rolled back, so that each example begins with the same tables."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def render(rows):
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows])
    return out.getvalue()


def make(workspace, record):
    name, email, website, phone, what = record
    if what == "optout":
        OptOut.objects.get_or_create(workspace=workspace, address=email or "bolt.example")
    elif what in ("customer", "contact"):
        customer = CustomerFactory(
            workspace=workspace, name=name, website=website, email="" if what == "contact" else email
        )
        if what == "contact":
            ContactFactory(customer=customer, email=email, phone=phone, is_primary=True)
    else:
        LeadFactory(
            workspace=workspace,
            name=name,
            email=email,
            website=website,
            phone=phone,
            contact_name="",
            industry="",
            status=what,
        )


def made(paste):
    """The numbers of the rows that made something."""
    return set(paste.rows.filter(outcome="created").values_list("number", flat=True))


def assert_accounted(paste, rows):
    """Each row in exactly one word, planned and then done."""
    staged = list(paste.rows.all())
    assert len(staged) == paste.rows_read <= len(rows)
    assert len(staged) >= sum(any(cell.strip() for cell in one) for one in rows)
    paste.refresh_from_db()
    assert paste.totals["rows"] == len(staged) == sum(paste.counts.values())
    for word in ("created", "updated", "unchanged", "skipped", "failed"):  # nothing is left, as nobody stops it
        assert paste.totals[word] == sum(one.outcome == word for one in staged)
    assert all(one.errors for one in staged if one.outcome == "failed")
    assert all(one.reason or one.twin or one.choice for one in staged if one.outcome == "skipped")


@pytest.mark.django_db
@many
@given(rows=tables_of(12), known=records, duplicates=duplicates, chosen=choices)
def test_every_row_is_accounted_for(workspace, mara, rows, known, duplicates, chosen):
    with taken_back():
        for record in known:
            make(workspace, record)
        before = set(workspace.leads.values_list("pk", flat=True))
        paste = stage(workspace, "leads", render(rows), by=mara, duplicates=duplicates)
        for number, choice in chosen.items():
            choose(paste, choice, rows=paste.rows.filter(number=number))
        assert_accounted(paste, rows)

        written(paste, by=mara)

        assert_accounted(paste, rows)
        ids = paste.rows.filter(outcome="created").exclude(choice="contact").values_list("made_id", flat=True)
        assert sorted(set(workspace.leads.values_list("pk", flat=True)) - before) == sorted(ids)


@pytest.mark.django_db
@many
@given(
    rows=tables_of(12),
    known=records,
    duplicates=st.sampled_from(["skip", "update", "overwrite"]),
)
def test_what_a_row_made_it_does_not_make_a_second_time(workspace, mara, rows, known, duplicates):
    with taken_back():
        for record in known:
            make(workspace, record)
        first, again = (
            written(stage(workspace, "leads", render(rows), by=mara, duplicates=duplicates), by=mara)
            for _time in range(2)
        )

        assert made(first) & made(again) == set()


@pytest.mark.django_db
@many
@given(rows=tables_of(12), known=records, duplicates=duplicates, chosen=choices)
@example(
    rows=[("Acme", "", "", "", ""), ("Acme", "", "", "", ""), ("Acme", "", "", "bolt.example", "")],
    known=[("Acme", "", "https://bolt.example", "", "contact")],
    duplicates="skip",
    chosen={4: "contact"},
)
def test_an_undo_takes_everything_back_and_its_undo_brings_everything_back(
    workspace, mara, rows, known, duplicates, chosen
):
    with taken_back():
        for record in known:
            make(workspace, record)
        before = tables()
        paste = stage(workspace, "leads", render(rows), by=mara, duplicates=duplicates)
        for number, choice in chosen.items():
            choose(paste, choice, rows=paste.rows.filter(number=number))
        after = tables(written(paste, by=mara))

        assert tables(undone(paste, by=mara)) == before
        assert tables(redone(paste, by=mara)) == after
        assert tables(undone(paste, by=mara)) == before


@pytest.mark.django_db
@many
@given(rows=tables_of(8), known=records, duplicates=duplicates)
def test_customers_are_accounted_for_too(workspace, mara, rows, known, duplicates):
    with taken_back():
        for record in known:
            make(workspace, record)
        before = tables()

        paste = written(stage(workspace, "customers", render(rows), by=mara, duplicates=duplicates), by=mara)

        assert_accounted(paste, rows)
        assert tables(undone(paste, by=mara)) == before
