"""`import_csv` and `undo_import` that are killed in the middle and run again."""

import json
import subprocess

import pytest
from django.core.management import CommandError, call_command

from crm.importing.models import Import
from crm.importing.undoing.undo import undo
from tests.importing.conftest import written
from tests.jobs.conftest import start_command, wait_until  # noqa: F401 - a fixture

ROWS = 3_000
TEXT = "Company,Email\n" + "".join(f"Mast {n},mast{n}@mast{n}.example\n" for n in range(ROWS))


@pytest.fixture
def command(start_command):  # noqa: F811
    """`command(name, …)` starts a command whose answer can be read."""

    def start(*args, source=None):
        return start_command(*args, stdin=source, stdout=subprocess.PIPE, text=True)

    return start


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text(TEXT)
    return path


IMPORT = ("--workspace", "fernhill", "--kind", "leads", "--json")


def test_an_import_that_is_killed_and_run_again_makes_every_record_once(workspace, file, command):
    first = command("import_csv", str(file), *IMPORT)
    wait_until(lambda: workspace.leads.exists())
    first.kill()
    first.wait()
    there = workspace.leads.count()

    with file.open() as source:
        answer, _nothing = command("import_csv", "-", *IMPORT, source=source).communicate(timeout=100)

    result = json.loads(answer)
    assert workspace.leads.count() == workspace.activities.count() == ROWS
    assert (result["created"], result["skipped"]) == (ROWS - there, there)
    assert result["rows"] == sum(result[word] for word in ("created", "updated", "unchanged", "skipped", "failed"))
    assert Import.objects.get(pk=result["import_id"]).is_done


def test_an_undo_that_is_killed_and_run_again_is_whole(workspace, stage_leads, command):
    paste = written(stage_leads(TEXT))
    first = command("undo_import", str(paste.pk))
    wait_until(lambda: workspace.leads.count() < ROWS)
    first.kill()
    first.wait()
    is_undone = Import.objects.get().status == Import.Status.UNDONE

    again = command("undo_import", str(paste.pk))

    answer, _nothing = again.communicate(timeout=100)
    assert is_undone or (again.returncode, answer) == (0, f"{ROWS} removed, 0 restored, 0 kept\n")
    assert not workspace.leads.exists()
    assert not workspace.activities.exists()


def test_an_undo_says_what_it_did_and_what_it_would_do(stage_leads, workspace, capsys):
    paste = written(stage_leads("Company,Email\nTideway,orla@tideway.example\nBolt,b@bolt.example\n"))
    bolt = workspace.leads.get(name="Bolt")
    bolt.tasks.create(workspace=workspace, title="Call")

    call_command("undo_import", str(paste.pk), dry_run=True)
    foretold, there = capsys.readouterr().out, workspace.leads.count()
    call_command("undo_import", str(paste.pk))

    assert foretold == "1 to remove, 0 to restore, 1 to keep\nrow 3: worked on since\n"
    assert there == 2
    assert capsys.readouterr().out == "1 removed, 0 restored, 1 kept\n"
    assert list(workspace.leads.all()) == [bolt]


@pytest.mark.parametrize("number", [None, 0])
def test_what_cannot_be_undone_is_said_in_words(stage_leads, number):
    paste = written(stage_leads("Company\nTideway\n"))
    undo(paste)
    Import.objects.update(status=Import.Status.UNDONE)

    with pytest.raises(CommandError, match=r"undone already|There is no import"):
        call_command("undo_import", str(paste.pk if number is None else number))
