"""What happens between the check and the writing counts: the record may be gone, or closed, or somebody is typing."""

import pytest

from crm.exceptions import DomainError
from crm.importing.models import Import, ImportRow
from crm.importing.planning.choosing import choose, edit
from crm.importing.planning.staging import judge_again, stage
from crm.importing.undoing.undo import undo
from crm.importing.writing.confirming import confirm, stop
from crm.phases import run
from customers.services import archive
from leads.models import Lead, Status
from leads.services import change_status, promote_lead, update_lead
from tests.factories import CustomerFactory, LeadFactory
from tests.importing.conftest import written
from tests.parallel import at_once

FILL = "Company,Email,Phone\nTideway,orla@tideway.example,0207 946 0000\n"
ROWS = 2_500


@pytest.fixture
def known(workspace):
    return LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", phone="", source="")


def fresh(paste):
    """The import as another process sees it."""
    return Import.objects.select_related("workspace", "by").get(pk=paste.pk)


def table(rows=ROWS):
    return "Company,Email\n" + "".join(f"Mast {n},mast{n}@mast{n}.example\n" for n in range(rows))


def assert_accounted(paste, rows):
    paste.refresh_from_db()
    assert paste.totals["rows"] == rows
    found = {word: paste.rows.filter(outcome=word).count() for word in ImportRow.Outcome.values}
    found["skipped"] += found.pop("left")
    assert found == {word: n for word, n in paste.totals.items() if word != "rows"}


def test_a_record_that_is_gone_is_made_anew(stage_leads, known, mara):
    paste = stage_leads(FILL)
    known.delete()

    written(paste, by=mara)

    assert Lead.objects.get().phone == "+442079460000"
    assert_accounted(paste, 1)
    assert (paste.totals["created"], paste.rows.get().fate) == (1, "new")


def test_a_record_that_is_gone_cannot_be_insisted_on(stage_leads, known, mara):
    paste = stage_leads(FILL)
    choose(paste, "update", rows=paste.rows.all())
    known.delete()

    written(paste, by=mara)

    assert (paste.rows.get().outcome, paste.rows.get().reason) == ("skipped", "not there any more")
    assert_accounted(paste, 1)


@pytest.mark.parametrize(
    ("close", "fate"),
    [
        (lambda lead, by: change_status(lead, Status.DISQUALIFIED, by=by, reason="No budget"), "out"),
        (lambda lead, by: promote_lead(change_status(lead, Status.QUALIFIED, by=by), by=by), "promoted"),
    ],
    ids=["disqualified", "promoted"],
)
def test_a_lead_that_was_closed_since_takes_nothing(stage_leads, known, mara, close, fate):
    paste = stage_leads(FILL)
    close(known, mara)

    written(paste, by=mara)

    known.refresh_from_db()
    row = paste.rows.get()
    assert (known.phone, row.fate, row.outcome, row.changes) == ("", fate, "skipped", {})
    assert_accounted(paste, 1)


def test_a_customer_that_was_archived_since_takes_nothing(workspace, mara):
    customer = CustomerFactory(workspace=workspace, name="Larkfield", phone="")
    paste = stage(workspace, "customers", "Company,Phone\nLarkfield,+35391555001\n", by=mara)
    choose(paste, "", rows=paste.rows.all())
    archive(customer, by=mara)

    written(paste, by=mara)

    customer.refresh_from_db()
    assert customer.phone == ""
    assert_accounted(paste, 1)


def test_a_discarded_import_is_left_by_who_reads_it(stage_leads):
    paste = stage_leads(table(1_500), most=1_000)
    Import.objects.filter(pk=paste.pk).delete()

    assert run(paste).is_busy


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_once_create_every_company_once(stage_leads, workspace, mara):
    pastes = [confirm(stage_leads(table()), by=mara) for _n in range(2)]

    at_once(2, lambda n: run(fresh(pastes[n]), rest=0.01))

    assert workspace.leads.count() == ROWS
    assert sum(Import.objects.get(pk=paste.pk).totals["created"] for paste in pastes) == ROWS
    for paste in pastes:
        assert_accounted(paste, ROWS)


@pytest.mark.django_db(transaction=True)
def test_several_workers_on_one_import_write_it_once(stage_leads, workspace, mara):
    paste = confirm(stage_leads(table()), by=mara)

    def work(_n):
        mine = fresh(paste)
        while run(mine).is_busy:
            pass

    at_once(3, work)

    assert fresh(paste).is_done
    assert workspace.leads.count() == workspace.activities.count() == ROWS
    assert_accounted(paste, ROWS)


@pytest.mark.django_db(transaction=True)
def test_several_workers_read_an_import_once(stage_leads):
    paste = stage_leads(table(), most=1)

    def work(_n):
        mine = fresh(paste)
        while run(mine).is_busy:
            pass

    at_once(3, work)

    assert fresh(paste).status == Import.Status.CHECKED
    assert paste.rows.count() == fresh(paste).rows_read == ROWS
    assert_accounted(paste, ROWS)


@pytest.mark.django_db(transaction=True)
def test_a_person_who_edits_while_the_import_updates_loses_nothing(stage_leads, workspace, mara):
    leads = [LeadFactory(workspace=workspace, name=f"Mast {n}", email=f"mast{n}@mast{n}.example", phone="", source="", industry="")
             for n in range(60)]  # fmt: skip
    text = "Company,Email,Phone,Source\n" + "".join(
        f"Mast {n},mast{n}@mast{n}.example,+35391{555000 + n},Fair\n" for n in range(60)
    )
    paste = confirm(stage_leads(text), by=mara)

    def act(n):
        if n == 0:
            return run(fresh(paste))
        for lead in leads[n::5]:
            update_lead(lead, {"phone": "+4930901820", "industry": "Steel"}, by=mara)
        return None

    results = at_once(5, act)

    assert not [result for result in results if isinstance(result, Exception)]
    typed = [lead for n in range(1, 5) for lead in leads[n::5]]
    for lead in typed:
        lead.refresh_from_db()
        assert (lead.phone, lead.industry, lead.source) == ("+4930901820", "Steel", "Fair")


@pytest.mark.django_db(transaction=True)
def test_stopping_while_it_is_written_leaves_whole_chunks(stage_leads, workspace, mara):
    paste = confirm(stage_leads(table()), by=mara)

    at_once(2, lambda n: stop(fresh(paste)) if n else run(fresh(paste), rest=0.01))

    paste.refresh_from_db()
    assert paste.is_done
    assert paste.is_stopped or paste.totals["created"] == ROWS
    assert workspace.leads.count() == paste.totals["created"]
    assert_accounted(paste, ROWS)


@pytest.mark.django_db(transaction=True)
def test_another_mapping_while_it_is_judged_wins(stage_leads):
    paste = stage_leads(table())

    def act(n):
        mine = fresh(paste)
        judge_again(mine, mapping=[["name", "email"], ["name", ""], ["", "email"]][n])
        return run(mine)

    results = at_once(3, act)

    last = fresh(paste)
    run(last)
    assert last.status == Import.Status.CHECKED
    assert all(isinstance(result, (Import, DomainError)) for result in results)
    assert_accounted(paste, ROWS)
    expected = 0 if last.mapping == ["", "email"] else ROWS
    assert last.totals["created"] == expected


def test_another_mapping_while_it_is_read_counts_from_the_first_row(workspace, mara):
    paste = stage(workspace, "leads", table(), by=mara, most=1_000)

    assert paste.status == Import.Status.READING
    paste = run(judge_again(paste, mapping=["name", ""]))

    assert paste.mapping == ["name", ""]
    assert_accounted(paste, ROWS)
    assert paste.rows.exclude(email="").count() == 0


@pytest.mark.django_db(transaction=True)
def test_choices_and_cells_that_come_with_the_confirmation_count_or_are_refused(stage_leads, workspace, mara):
    paste = stage_leads(table(20))
    rows = list(paste.rows.order_by("number"))

    def act(n):
        if n == 0:
            return written(fresh(paste), by=mara)
        if n % 2:
            return choose(fresh(paste), "skip", rows=paste.rows.filter(pk=rows[n].pk))
        return edit(fresh(paste), rows[n], {0: f"Renamed {n}"})

    results = at_once(7, act)

    assert not [result for result in results if isinstance(result, Exception) and not isinstance(result, DomainError)]
    skipped = [n for n in (1, 3, 5) if results[n] == 1]
    renamed = [n for n in (2, 4, 6) if not isinstance(results[n], DomainError)]
    assert workspace.leads.count() == 20 - len(skipped)
    assert sorted(workspace.leads.filter(name__startswith="Renamed").values_list("name", flat=True)) == [
        f"Renamed {n}" for n in renamed
    ]
    assert_accounted(paste, 20)


@pytest.mark.django_db(transaction=True)
def test_undoing_twice_at_once_undoes_once(stage_leads, workspace, mara):
    paste = written(stage_leads(table(1_200)), by=mara)

    results = at_once(4, lambda n: undo(fresh(paste), by=mara))

    assert sum(isinstance(result, DomainError) for result in results) == 3
    at_once(3, lambda n: run(fresh(paste)))
    run(fresh(paste))
    assert fresh(paste).undone_counts["removed"] == 1_200
    assert not workspace.leads.exists()


@pytest.mark.django_db(transaction=True)
def test_an_undo_that_died_goes_on(stage_leads, workspace, mara):
    paste = run(undo(written(stage_leads(table()), by=mara), by=mara), most=1_000)
    left = workspace.leads.count()

    run(fresh(paste))

    assert left == ROWS - 1_000
    assert not workspace.leads.exists()
    assert fresh(paste).undone_counts == {"removed": ROWS, "restored": 0, "kept": 0}


@pytest.mark.django_db(transaction=True)
def test_two_imports_are_undone_while_a_third_is_written(stage_leads, workspace, mara):
    first = written(stage_leads(table(1_500)), by=mara)
    second = written(stage_leads(table(1_500), duplicates="create"), by=mara)
    third = confirm(
        stage_leads("Company,Email\n" + "".join(f"Bolt {n},b{n}@b{n}.example\n" for n in range(1_500))), by=mara
    )
    for paste in (first, second):
        undo(paste, by=mara)

    results = at_once(3, lambda n: run(fresh((first, second, third)[n])))

    assert not [result for result in results if isinstance(result, Exception)]
    assert workspace.leads.count() == 1_500
    assert set(workspace.leads.values_list("source", flat=True)) == {""}
