"""The tabs of a receipt: what became of the rows, in numbers that are the rows listed and the sums."""

import re

import pytest

from crm import bulk, phases
from crm.importing.models import Import, ImportRow
from crm.importing.planning.choosing import choose
from crm.importing.showing.fates import bar, tabs
from crm.importing.showing.paging import rows_asked_for
from crm.importing.writing.confirming import confirm, stop
from tests.factories import LeadFactory
from tests.importing.conftest import undone, written
from tests.plans import plans

pytestmark = pytest.mark.django_db
TEXT = (
    "Company,Email,Website\n"
    "Tideway,orla@tideway.example,\n"  # created
    "Here,post@here.example,here.example\n"  # updated
    "Same,post@same.example,\n"  # unchanged
    "Tideway,orla@tideway.example,\n"  # skipped: twice in this paste
    "Foss,lotte@@foss.example,\n"  # failed
    "Karlsen,post@karlsen.example,\n"  # skipped by choice
)
STOPPED = "Company,Email\n" + "".join(f"Firm {n},post@firm{n}.example\n" for n in range(3_000))


@pytest.fixture
def mixed(workspace, stage_leads):
    """A written import of which everything became of some row."""
    for name in ("Here", "Same"):
        LeadFactory(workspace=workspace, name=name, email=f"post@{name.lower()}.example", website="", phone="")
    paste = stage_leads(TEXT)
    choose(paste, "skip", rows=paste.rows.filter(number=7))
    return written(paste)


@pytest.fixture
def stopped(workspace, stage_leads):
    """An import that was stopped after its first chunk; one of the rows behind it is a repeat, and one fails."""
    paste = confirm(stage_leads(f"{STOPPED}Firm 1,post@firm1.example\nBad,a@@b\n"))
    phases.run(paste, most=1)
    stop(paste)
    return Import.objects.get(pk=paste.pk)


def shown(paste):
    """{word of a tab: (number on it, rows listed under it through all screens)}."""
    return {tab.key: (tab.rows, len(_walked(paste, tab.key))) for tab in tabs(paste, "")}


def _walked(paste, word):
    numbers, page = [], rows_asked_for(paste, {"outcome": word})
    while True:
        numbers += [row.number for row in page.rows]
        if not page.next:
            return numbers
        page = rows_asked_for(paste, {"outcome": word, "after": str(page.next)})


def test_tabs_say_what_became_of_the_rows_and_add_up(mixed):
    assert shown(mixed) == {
        "": (6, 6), "created": (1, 1), "updated": (1, 1), "unchanged": (1, 1), "skipped": (2, 2), "failed": (1, 1),
    }  # fmt: skip
    assert {tab.key: tab.rows for tab in tabs(mixed, "")[1:]} == {k: n for k, n in mixed.totals.items() if k != "rows"}


def test_what_a_stop_left_is_told_from_what_was_skipped(stopped):
    written_rows = stopped.outcomes["created"]

    assert shown(stopped) == {
        "": (3_002, 3_002), "created": (written_rows, written_rows), "skipped": (3_001 - written_rows,) * 2,
        "left": (3_000 - written_rows,) * 2, "failed": (1, 1),
    }  # fmt: skip
    assert stopped.totals["rows"] == 3_002 == sum(n for word, n in stopped.totals.items() if word != "rows")
    assert sum(width for _look, _start, width in bar(stopped)) == 3_002


def test_skipped_rows_of_a_stopped_import_go_back_and_forth_in_order(stopped):
    first = rows_asked_for(stopped, {"outcome": "skipped"})
    second = rows_asked_for(stopped, {"outcome": "skipped", "after": str(first.next)})
    back = rows_asked_for(stopped, {"outcome": "skipped", "before": str(second.previous)})

    assert [row.number for row in back.rows] == [row.number for row in first.rows]
    assert _walked(stopped, "skipped") == sorted(_walked(stopped, "skipped"))


def test_each_row_and_the_sum_say_that_it_was_not_written(browse, ines, stopped):
    page = browse(ines).get(f"{stopped.get_absolute_url()}?outcome=left").content.decode()

    assert "Not written" in page
    assert "of them not written" in page


def test_the_tabs_stay_after_an_undo(mixed):
    undone(mixed)

    assert shown(mixed)["created"] == (1, 1)


def test_nonsense_in_the_address_shows_all_rows(mixed):
    assert len(rows_asked_for(mixed, {"outcome": "removed"}).rows) == 6
    assert len(rows_asked_for(mixed, {"fate": "invalid"}).rows) == 6


def test_a_rare_outcome_among_many_rows_is_found_by_its_index(mixed):
    columns = ("paste_id", "number", "cells", "values", "derived", "errors", "remark", "changes", "email", "domain", "phone",
               "name_key", "fate", "choice", "outcome", "reason", "undone")  # fmt: skip
    empty = ("[]", "{}", "{}", "{}", "", "{}", *("",) * 4, "new", "", "created", "", "")
    bulk.copy(ImportRow, columns, [(mixed.pk, number, *empty) for number in range(100, 20_000)])
    bulk.analyze(ImportRow)
    with plans() as found:
        rows = rows_asked_for(mixed, {"outcome": "failed"}).rows

    assert [row.number for row in rows] == [6]
    assert all("import_row_outcome" in plan and not re.search("TEMP B-TREE|Sort", plan) for plan in found)


def test_a_row_skipped_by_hand_says_so(browse, ines, stage_leads):
    paste = stage_leads("Company,Email\nTideway,a@tideway.example\nFoss,l@foss.example\n")
    choose(paste, "skip", rows=paste.rows.filter(number=2))

    page = browse(ines).get(written(paste).get_absolute_url()).content.decode()

    assert '<span class="fate-why"><bdi>by hand</bdi></span>' in page
