"""Undoing an import from its receipt, big imports in the background, and who may do what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from crm import phases
from crm.history import log
from crm.importing.models import Import
from crm.importing.planning.staging import stage
from crm.importing.views import finding, pasting
from crm.importing.writing.confirming import confirm
from crm.jobs.backend import Job

TEXT = "Company,Contact,Email\nTideway,Orla Brennan,orla@tideway.example\nFoss,Lotte,lotte@@foss.example\n"
PASTE = "/w/fernhill/leads/import/"
POSTS = ["mapping", "reading", "writing", "stop", "redo", "undo", "discard", "choices"]
GETS = ["detail", "again", "failed", "skipped", "source", "undo"]


@pytest.fixture
def paste(stage_leads):
    return stage_leads(TEXT)


@pytest.fixture
def written(paste):
    return phases.run(confirm(paste))


@pytest.fixture
def owner(browse, mara):
    return browse(mara)


@pytest.fixture
def in_background(monkeypatch):
    """As if these few rows were many: what was confirmed waits for a worker."""
    monkeypatch.setattr(finding, "AT_ONCE", 0)


def url(name, *args):
    return reverse(f"imports:{name}", args=["fernhill", *args])


def test_an_undo_says_first_what_it_will_do(owner, written, workspace, mara):
    log(workspace.leads.get(), "note", by=mara, text="They called.")

    answer = owner.get(url("undo", written.pk))

    assert (answer.context["forecast"].removed, answer.context["forecast"].kept) == (0, 1)
    assert "worked on since" in answer.content.decode()
    assert workspace.leads.get().get_absolute_url() in answer.content.decode()


def test_the_receipt_undoes_and_undoes_the_undo(owner, written, workspace):
    undone = owner.post(url("undo", written.pk), follow=True)
    left = workspace.leads.count()
    redone = owner.post(url("redo", written.pk), follow=True)

    assert "Undo the undo" in undone.content.decode()
    assert "The import is undone." in undone.content.decode()
    assert (left, workspace.leads.count()) == (0, 1)
    assert "all accounted for" in redone.content.decode()


@pytest.mark.parametrize("name", ["undo", "redo"])
def test_what_is_not_written_is_not_undone(owner, paste, name):
    answer = owner.post(url(name, paste.pk), follow=True)

    assert answer.status_code == 200
    assert Import.objects.get().status == "checked"


def test_asking_to_undo_what_is_undone_leads_back_to_the_receipt(owner, written):
    owner.post(url("undo", written.pk))

    assert owner.get(url("undo", written.pk))["Location"] == written.get_absolute_url()


def test_many_rows_are_written_in_the_background(owner, paste, workspace, in_background):
    answer = owner.post(url("writing", paste.pk), follow=True)

    assert Job.objects.filter(args_kwargs__args=[paste.pk]).count() == 1
    assert workspace.leads.count() == 0
    assert 'hx-trigger="every 1s"' in answer.content.decode()
    assert "0 of 2 rows" in answer.content.decode()


def test_progress_ends_with_the_receipt(owner, paste, in_background):
    poll = {"hx-request": "true", "hx-target": "progress"}
    owner.post(url("writing", paste.pk))

    during = owner.get(paste.get_absolute_url(), headers=poll)
    phases.run(Import.objects.get())
    after = owner.get(paste.get_absolute_url(), headers=poll)

    assert "<html" not in during.content.decode()
    assert after["HX-Refresh"] == "true"


def test_somebody_who_waits_for_no_worker_is_told(owner, paste, in_background):
    owner.post(url("writing", paste.pk))
    Import.objects.update(phase_at=timezone.now() - timedelta(seconds=30))

    assert "No background worker is running" in owner.get(paste.get_absolute_url()).content.decode()


def test_a_stopped_import_accounts_for_the_rows_that_were_not_written(owner, paste, workspace, in_background):
    owner.post(url("writing", paste.pk))

    answer = owner.post(url("stop", paste.pk), follow=True)

    paste.refresh_from_db()
    assert "Stopped before its end" in answer.content.decode()
    assert (paste.totals["skipped"], paste.totals["failed"], paste.totals["rows"]) == (1, 1, 2)
    assert workspace.leads.count() == 0


def test_the_rows_of_a_stopped_import_may_be_brought_in_by_the_same_paste(owner, paste, workspace, in_background):
    owner.post(url("writing", paste.pk))
    receipt = owner.post(url("stop", paste.pk), follow=True).content.decode()

    question = owner.post(PASTE, {"text": TEXT}, follow=True).content.decode()
    again = Import.objects.latest("pk")
    phases.run(confirm(again))

    assert "To bring in the rest, import the same rows again" in receipt
    assert "Then it was stopped." in question
    assert "Bring in the rest" in question
    assert [lead.name for lead in workspace.leads.all()] == ["Tideway"]


def test_an_import_that_went_through_says_nothing_of_a_rest(owner, written):
    receipt = owner.get(written.get_absolute_url()).content.decode()
    question = owner.post(PASTE, {"text": TEXT}, follow=True).content.decode()

    assert "the rest" not in receipt + question
    assert "Import again anyway" in question


def test_what_is_not_being_written_cannot_be_stopped(owner, written):
    answer = owner.post(url("stop", written.pk), follow=True)

    assert "not being written any more" in answer.content.decode()


def test_an_undo_of_many_rows_shows_its_progress(owner, written, in_background):
    answer = owner.post(url("undo", written.pk), follow=True)

    assert "Undoing" in answer.content.decode()
    assert "Stop" not in answer.content.decode()


def test_the_first_rows_of_a_long_paste_are_shown_while_the_others_are_read(owner, monkeypatch):
    monkeypatch.setattr(pasting, "FIRST", 1)
    monkeypatch.setattr(pasting, "QUICK", 0)

    answer = owner.post(PASTE, {"text": TEXT}, follow=True)

    paste = Import.objects.get()
    assert paste.status == "reading"
    assert "2 rows so far" in answer.content.decode()
    assert "Tideway" in answer.content.decode()
    assert Job.objects.filter(args_kwargs__args=[paste.pk]).exists()


def test_when_all_is_read_the_page_can_be_confirmed(owner, monkeypatch):
    monkeypatch.setattr(pasting, "FIRST", 1)
    monkeypatch.setattr(pasting, "QUICK", 0)
    owner.post(PASTE, {"text": TEXT})
    paste = Import.objects.get()
    poll = {"hx-request": "true", "hx-target": "progress", "hx-current-url": "http://x/?fate=invalid"}

    during = owner.get(paste.get_absolute_url(), headers=poll)
    phases.run(paste)
    after = owner.get(paste.get_absolute_url(), headers=poll)

    assert 'id="fate-head" hx-swap-oob="true"' in during.content.decode()
    assert after["HX-Retarget"] == "#check"
    assert "Import 1 row" in after.content.decode()
    assert 'id="row-3"' in after.content.decode()
    assert 'id="row-2"' not in after.content.decode()


def test_what_could_not_be_read_to_its_end_says_why(owner, paste):
    Import.objects.update(status="failed", problem="These are more than 1000000 rows.")

    answer = owner.get(paste.get_absolute_url())

    assert "more than 1000000 rows" in answer.content.decode()
    assert url("source", paste.pk) in answer.content.decode()


@pytest.mark.parametrize(
    "state", ["reading", "judging", "running", "undoing", "redoing", "undone", "done", "failed", "checked"]
)
def test_every_state_has_its_page(owner, written, state):
    Import.objects.update(status=state, undone_at=timezone.now())

    page = owner.get(written.get_absolute_url())
    listed = owner.get("/w/fernhill/imports/")

    assert (page.status_code, listed.status_code) == (200, 200)


@pytest.mark.parametrize("name", ["undo", "redo"])
def test_members_do_not_undo(browse, ines, written, name):
    client = browse(ines)

    assert client.post(url(name, written.pk)).status_code == 403
    assert client.get(url("undo", written.pk)).status_code == 403
    assert url("undo", written.pk) not in client.get(written.get_absolute_url()).content.decode()


def test_viewers_read_receipts_and_change_nothing(browse, vera, written, stage_leads):
    client, waiting = browse(vera), stage_leads(TEXT)

    seen = client.get(waiting.get_absolute_url()).content.decode()

    assert client.get(written.get_absolute_url()).status_code == 200
    assert client.get(PASTE).status_code == 403
    assert client.get(url("cells", waiting.pk, 2)).status_code == 403
    assert 'name="choice"' not in seen
    assert "data-cell=" not in seen
    assert url("writing", waiting.pk) not in seen


@pytest.mark.parametrize("name", GETS)
def test_imports_of_other_workspaces_do_not_exist(owner, outsider, name):
    paste = stage(outsider.workspaces.get(), "leads", TEXT)

    assert owner.get(url(name, paste.pk)).status_code == 404
    for param in ("from", "failed", "skipped"):
        assert owner.get(f"{PASTE}?{param}={paste.pk}").status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_imports_of_other_workspaces_cannot_be_changed(owner, outsider, name):
    paste = stage(outsider.workspaces.get(), "leads", TEXT)

    assert owner.post(url(name, paste.pk)).status_code == 404
    assert owner.post(url("cells", paste.pk, 2), {"cell-0": "x"}).status_code == 404
    assert owner.post(url("choice", paste.pk, 2), {"choice": "skip"}).status_code == 404
    assert Import.objects.get().is_open


@pytest.mark.parametrize("pk", [0, 2**31, 2**63, 10**30])
def test_an_import_that_there_is_not_is_not_found(owner, pk):
    assert {owner.get(url(name, pk)).status_code for name in GETS} == {404}
    assert owner.get(f"{PASTE}?from={pk}").status_code in (200, 404)
