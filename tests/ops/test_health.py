"""`/healthz` says whether this server can work; a lost database is a plain page and nothing half written."""

import threading

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from leads.models import Lead
from tests.ops.installation import fetch, server, wait_until

LEAD_PAGE = "/w/fernhill/leads/new/"
COUNT_LEADS = f"SELECT count(*) FROM {Lead._meta.db_table}"


def test_it_answers_200_when_all_is_well(client, db):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


def test_it_answers_503_while_a_migration_is_not_applied(client, db):
    MigrationRecorder.Migration.objects.filter(app="leads").order_by("-name").first().delete()

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert "not applied" in answer.json()["reason"]


@pytest.mark.django_db(transaction=True)
def test_a_server_that_loses_its_database_says_so_and_recovers(installation):
    site = installation()
    address = site.serve()
    before = fetch(f"{address}/healthz")[0]

    take_away(site)
    health, (status, page) = fetch(f"{address}/healthz"), fetch(f"{address}{LEAD_PAGE}", headers=signed_in("x" * 32))
    give_back(site)
    after = fetch(f"{address}/healthz")[0]

    assert before == 200
    assert health[0] == 503
    assert "does not answer" in health[1]
    assert status == 503
    assert "Traceback" not in page
    assert after == 200


@pytest.mark.django_db(transaction=True)
def test_a_save_that_loses_its_database_halfway_writes_nothing(installation, workspace, mara, browse):
    session = browse(mara).cookies[settings.SESSION_COOKIE_NAME].value
    site = installation()
    address = site.serve()
    answers = []

    def save():
        answers.append(fetch(address + LEAD_PAGE, data=b"name=Brightwater+Oysters", headers=signed_in(session)))

    cut_off_while(save, site)
    kept = site.ask(COUNT_LEADS)
    save()

    assert answers[0][0] == 503
    assert kept == 0
    assert answers[1][0] == 200
    assert site.ask(COUNT_LEADS) == 1


def signed_in(session):
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={'c' * 32}"
    return {"Cookie": cookies, "X-CSRFToken": "c" * 32}


def take_away(site):
    if connection.vendor == "sqlite":
        (site.folder / "data").rename(site.folder / "gone")
        return
    with server() as admin:
        admin.execute(f'ALTER DATABASE "{site.name}" ALLOW_CONNECTIONS false')
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [site.name])


def give_back(site):
    if connection.vendor == "sqlite":
        (site.folder / "gone").rename(site.folder / "data")
        return
    with server() as admin:
        admin.execute(f'ALTER DATABASE "{site.name}" ALLOW_CONNECTIONS true')


def cut_off_while(save, site):
    """Lose the database in the middle of `save`.

    On PostgreSQL the lead is written already and its first line waits for a lock when the connection is ended. On
    SQLite, whose writes nobody else can interrupt, the file goes before.
    """
    if connection.vendor == "sqlite":
        take_away(site)
        save()
        give_back(site)
        return
    with psycopg.connect(site.url) as holder, server() as admin:
        holder.execute("LOCK TABLE crm_activity IN EXCLUSIVE MODE")
        saving = threading.Thread(target=save)
        saving.start()
        waiting = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
        (pid,) = wait_until(lambda: admin.execute(waiting, [site.name]).fetchone(), "the save to wait for the lock")
        admin.execute("SELECT pg_terminate_backend(%s)", [pid])
        saving.join()
