"""The doctor says what is broken and what to do about it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from crm.doctor import look_over
from crm.doctor.findings import Level
from crm.jobs.models import Worker
from crm.mail import deliver_mail

WELL = {
    "SECRET_KEY": "fifty-characters-of-which-many-are-different-0123456789",
    "ALLOWED_HOSTS": ["crm.fernhill.example"],
    "SESSION_COOKIE_SECURE": True,
    "DELIVERY_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "DEFAULT_FROM_EMAIL": "Handoff <crm@fernhill.example>",
}


@pytest.fixture
def well(db, settings, tmp_path):
    """An installation that nothing is wrong with."""
    for name, value in WELL.items():
        setattr(settings, name, value)
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")
    Worker.objects.create(id="worker-1")


def complaints():
    return [finding for finding in look_over() if finding.level != Level.OK]


def queue(**fields):
    deliver_mail.enqueue({}, "mara@fernhill.example")
    DBTaskResult.objects.update(**fields)


def test_nothing_is_said_against_a_good_installation(well):
    out = StringIO()

    call_command("doctor", stdout=out)

    assert [line for line in out.getvalue().splitlines() if not line.startswith("ok  ")] == []
    assert connection.display_name in out.getvalue()


@pytest.mark.parametrize(
    ("name", "value", "level", "advice"),
    [
        ("DEBUG", True, Level.FAIL, "DEBUG=false"),
        ("SECRET_KEY", "secret", Level.FAIL, "SECRET_KEY is weak"),
        ("SECRET_KEY", "a" * 80, Level.FAIL, "SECRET_KEY is weak"),
        ("ALLOWED_HOSTS", ["*"], Level.WARN, "Name your own"),
        ("ALLOWED_HOSTS", ["localhost"], Level.WARN, "ALLOWED_HOSTS="),
        ("SESSION_COOKIE_SECURE", False, Level.WARN, "BEHIND_TLS=true"),
        ("DELIVERY_BACKEND", "django.core.mail.backends.console.EmailBackend", Level.WARN, "EMAIL_URL="),
        ("DEFAULT_FROM_EMAIL", "Handoff <handoff@localhost>", Level.WARN, "DEFAULT_FROM_EMAIL="),
        ("STATIC_ROOT", "/nowhere", Level.FAIL, "collectstatic"),
    ],
)
def test_each_doubtful_setting_is_named_with_what_to_do(well, settings, name, value, level, advice):
    setattr(settings, name, value)

    (finding,) = complaints()

    assert finding.level == level
    assert advice in f"{finding.text} {finding.advice}"


def test_a_broken_installation_ends_with_1(well, settings):
    settings.SECRET_KEY = "secret"

    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=StringIO())

    assert ended.value.code == 1


def test_a_migration_that_is_not_applied_is_named(well):
    last = MigrationRecorder.Migration.objects.filter(app="leads").order_by("-name").first()
    last.delete()

    (finding,) = complaints()

    assert finding.level == Level.FAIL
    assert f"leads.{last.name}" in finding.text


def test_a_silent_worker_is_missed(well):
    Worker.objects.update(beat_at=timezone.now() - timedelta(hours=1))

    (finding,) = complaints()

    assert "No worker is running" in finding.text


def test_jobs_that_wait_too_long_are_counted(well):
    queue(status="READY", enqueued_at=timezone.now() - timedelta(minutes=20))

    (finding,) = complaints()

    assert finding.level == Level.WARN
    assert "the oldest for 20 minutes" in finding.text


def test_jobs_that_failed_are_counted(well):
    queue(status="FAILED", finished_at=timezone.now())

    (finding,) = complaints()

    assert "1 jobs failed" in finding.text


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_is_said(installation):
    code, said = installation().run("doctor", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")

    assert code == 1
    assert "fail  The database does not answer" in said
    assert "Traceback" not in said
