"""A backup holds everything, is taken while people work, and comes back whole or not at all."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from crm import backups
from crm.exceptions import DomainError
from leads.models import Lead
from leads.services import create_lead

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rooted(settings, tmp_path):
    """The installation's own folder, where restoring saves what was there before."""
    settings.BASE_DIR = tmp_path
    return tmp_path


def run(command, *arguments, **options):
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def test_a_restored_backup_is_what_was_saved(workspace, mara, rooted):
    kept = create_lead(workspace, by=mara, name="Brightwater Öysters 🦪")
    said = run("backup", rooted / "handoff.backup")
    create_lead(workspace, by=mara, name="Written later")
    Lead.objects.filter(pk=kept.pk).update(name="Changed later")

    run("restore", rooted / "handoff.backup", yes=True)

    assert "Saved" in said
    assert list(workspace.leads.values_list("name", flat=True)) == ["Brightwater Öysters 🦪"]
    assert workspace.leads.get().activities.count() == 1
    assert workspace.leads.matching("brightwater").count() == 1
    assert create_lead(workspace, by=mara, name="Goes on").pk > kept.pk


def test_restoring_saves_what_was_there_before(workspace, mara, rooted):
    run("backup", rooted / "empty.backup")
    create_lead(workspace, by=mara, name="Written later")

    run("restore", rooted / "empty.backup", yes=True)
    assert workspace.leads.count() == 0
    (before,) = (rooted / "var").glob("before-restore-*.backup")
    run("restore", before, yes=True)

    assert workspace.leads.get().name == "Written later"


def test_restoring_asks_first(workspace, rooted):
    run("backup", rooted / "handoff.backup")

    with pytest.raises(CommandError, match="--yes"):
        run("restore", rooted / "handoff.backup")


def test_only_its_owner_may_read_a_backup(workspace, rooted):
    run("backup", rooted / "handoff.backup")

    mode = (rooted / "handoff.backup").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


def test_a_backup_never_replaces_a_file(workspace, rooted):
    (rooted / "diary.txt").write_text("Dear diary")

    with pytest.raises(CommandError, match="exists already"):
        run("backup", rooted / "diary.txt")

    assert (rooted / "diary.txt").read_text() == "Dear diary"


def test_a_damaged_backup_changes_nothing(workspace, mara, rooted):
    path = backups.backup(rooted / "handoff.backup")
    create_lead(workspace, by=mara, name="Written later")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(DomainError):
        backups.restore(path)

    assert workspace.leads.get().name == "Written later"


@pytest.mark.parametrize("content", [b"", b"name,email\n", b"PGDMP" + b"\0" * 40, b"SQLite format 3\0" + b"\0" * 40])
def test_a_file_that_is_no_backup_is_refused(workspace, rooted, content):
    (rooted / "other").write_bytes(content)

    with pytest.raises(DomainError):
        backups.restore(rooted / "other")

    assert type(workspace).objects.filter(pk=workspace.pk).exists()


@pytest.mark.parametrize("path", ["missing.backup", "no-such-folder/handoff.backup"])
def test_a_missing_file_or_folder_is_said(workspace, rooted, path):
    with pytest.raises(DomainError, match="not there"):
        backups.restore(rooted / path)
    with pytest.raises(DomainError, match="does not exist"):
        backups.backup(rooted / "no-such-folder" / "handoff.backup")


def test_a_save_under_way_is_neither_in_a_backup_nor_stopped_by_it(workspace, mara, rooted):
    with transaction.atomic():
        create_lead(workspace, by=mara, name="Written meanwhile")
        path = backups.backup(rooted / "handoff.backup")
    saved = workspace.leads.count()
    backups.restore(path)

    assert saved == 1
    assert workspace.leads.count() == 0
