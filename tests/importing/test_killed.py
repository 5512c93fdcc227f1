"""Imports in the background whose workers are killed with SIGKILL at random moments: no row is lost and none is doubled."""

import random

import pytest

from crm import search
from crm.importing import jobs
from crm.importing.models import Import
from crm.importing.planning.staging import stage
from crm.importing.undoing.redo import redo
from crm.importing.undoing.undo import undo
from crm.importing.writing.confirming import confirm
from crm.models import Activity
from leads.models import Lead
from tests.importing.conftest import undone, written
from tests.importing.tables import tables
from tests.jobs.conftest import killed_again_and_again, start_command, start_worker  # noqa: F401 - fixtures

ROWS = 4_500
HEAD = "Company,Email,Phone\n"


def line(n):
    """Of ten rows one is a repeat, one cannot be read, one is known; the others are new."""
    if n % 10 == 3:
        return line(n - 1)
    if n % 10 == 5:
        return f"Mast {n},mast@@{n}.example,\n"
    return f"Mast {n},mast{n}@mast{n}.example,+35391{555000 + n}\n"


@pytest.fixture
def text(workspace, mara):
    """A table of which some rows are known already."""
    known = HEAD + "".join(f"Mast {n},mast{n}@mast{n}.example,\n" for n in range(0, ROWS, 10))
    written(stage(workspace, "leads", known, by=mara), by=mara)
    return HEAD + "".join(line(n) for n in range(ROWS))


@pytest.fixture
def killed(killed_again_and_again):  # noqa: F811
    """`killed(paste)` goes on with an import by workers that are killed again and again."""
    return lambda paste: killed_again_and_again(paste, jobs.go_on)


def assert_sound(paste):
    """Every row is there once, and each that created something has one record with one beginning, which the search finds."""
    assert list(paste.rows.order_by("number").values_list("number", flat=True)) == list(range(2, ROWS + 2))
    tenth = ROWS // 10
    assert paste.totals == {
        "rows": ROWS,
        "created": 7 * tenth,
        "updated": tenth,
        "unchanged": 0,
        "skipped": tenth,
        "failed": tenth,
    }
    made = paste.rows.filter(outcome="created")
    firsts = Activity.objects.filter(kind=Activity.Kind.CREATED, data__import=paste.pk)
    assert sorted(firsts.values_list("lead", "data__row")) == sorted(made.values_list("made_id", "number"))
    assert Lead.objects.filter(pk__in=made.values("made_id")).count() == made.count()
    assert Lead.objects.count() == 8 * tenth
    leads = paste.workspace.leads.all()
    for row in random.sample(list(made), 20):
        assert list(search.matching(leads, row.email)) == [leads.get(pk=row.made_id)]


def test_a_reading_that_is_killed_stages_every_row_once(text, workspace, mara, killed):
    paste = stage(workspace, "leads", text, by=mara, most=1)

    paste = killed(paste)

    assert paste.status == Import.Status.CHECKED
    assert paste.rows_read == ROWS
    assert_sound(written(paste, by=mara))


def test_a_writing_that_is_killed_writes_every_row_once(text, workspace, mara, killed):
    paste = confirm(stage(workspace, "leads", text, by=mara), by=mara)

    paste = killed(paste)

    assert paste.is_done
    assert_sound(paste)


def test_an_undo_and_its_undo_that_are_killed_are_whole(text, workspace, mara, killed):
    before = tables()
    paste = written(stage(workspace, "leads", text, by=mara), by=mara)
    after = tables()

    paste = killed(undo(paste, by=mara))

    assert paste.undone_counts == {"removed": 7 * ROWS // 10, "restored": ROWS // 10, "kept": 0}
    assert tables() == before

    paste = killed(redo(paste, by=mara))

    assert tables() == after
    assert_sound(paste)
    undone(paste, by=mara)
    assert tables() == before
