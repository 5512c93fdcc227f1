"""What `make test` and `make check` run: all checks, then all tests on every engine that answers.

Nothing is left out in silence: what could not run is said in the closing summary of the last test run, and with
`STRICT=1` or `CI=true` it is a failure.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
import zlib
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
STRICT = any(os.environ.get(name, "").lower() in {"1", "true", "yes"} for name in ("STRICT", "CI"))
# Two checkouts on one machine test in databases of their own.
MARK = f"handoff_{zlib.crc32(str(ROOT).encode()):x}"
LOCAL_POSTGRES = (
    "postgres:///postgres",
    "postgres://localhost/postgres",
    "postgres://postgres@localhost/postgres",
    "postgres://postgres:postgres@localhost/postgres",
)
# As a deployment should be set, whatever this checkout's own .env says.
DEPLOYED = {
    "DEBUG": "false",
    "BEHIND_TLS": "true",
    "SECRET_KEY": "only-for-checks-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "handoff.example",
    "DATABASE_URL": "sqlite://:memory:",
}
CHECKS = {
    "migrations match the models": "manage.py makemigrations --check --dry-run",
    "settings are fit to be deployed": "manage.py check --deploy --fail-level WARNING",
    "style": "-m ruff check .",
    "format": "-m ruff format --check .",
    "types": "-m mypy",
    "templates": "-m djlint --lint --quiet templates",
    "imports point one way": "-c 'from importlinter.cli import lint_imports_command as lint; lint()'",
}


def main():
    bad = check()
    if "--only-checks" in sys.argv:
        return report(bad)
    runs, missing = plan()
    shaky = []
    for line in missing:
        print(f"\n!! NOT TESTED: {line}", flush=True)
    if missing and STRICT:
        print("\nNothing may be left out here, since STRICT or CI is set.", flush=True)
        return 1
    for number, (name, arguments, settings) in enumerate(runs, start=1):
        print(f"\n== Tests on {name} ({number} of {len(runs)})", flush=True)
        if number == len(runs):
            lines = [f"NOT TESTED: {line}" for line in missing] + [f"FAILED BEFORE THIS RUN: {line}" for line in bad]
            lines += [f"PASSED ONLY WHEN TRIED AGAIN: {line}" for line in shaky]
            settings = settings | {"HANDOFF_SUMMARY": "\n".join(lines)}
        result = test(arguments, settings | {"BEHIND_TLS": "false"}, again="-m browser" in arguments)
        if result != "passed":
            (shaky if result == "shaky" else bad).append(f"tests on {name}")
    return 1 if bad else 0


def test(arguments, settings, *, again):
    """Run tests, and with `again` those that failed once more by themselves. Returns "passed", "shaky" or "failed".

    A real browser waits only so long on a machine that is busy otherwise; what a busy minute broke passes when it is alone,
    and what is broken does not. Nothing else may fail even once: what goes wrong now and then in a database is a fault.
    """
    if not call(f"-m pytest -p tests.summary {arguments}", settings):
        return "passed"
    if not again:
        return "failed"
    print("\n!! Trying those that failed once more, one at a time", flush=True)
    alone = "-n 0 --last-failed --last-failed-no-failures none"
    return "failed" if call(f"-m pytest -p tests.summary {arguments} {alone}", settings) else "shaky"


def check():
    """Run all checks, even after one has failed. Returns the names of those that failed."""
    failed = []
    for name, command in CHECKS.items():
        began = time.monotonic()
        code = call(command, DEPLOYED)
        print(f"== Check: {name}: {'FAILED' if code else 'ok'} ({time.monotonic() - began:.0f} s)", flush=True)
        if code:
            failed.append(name)
    return failed


def plan():
    """What can be tested here: ([(name, pytest arguments, settings)], [what cannot be, and why])."""
    sqlite = {"DATABASE_URL": "sqlite:///var/unused.sqlite3", "HANDOFF_TEST_NAME": MARK}
    runs, missing = [("SQLite", "-n 2 -m 'not browser'", sqlite)], []
    if shutil.which("chromium"):
        runs.append(("SQLite in a real browser", "-n 2 -m browser", sqlite))
    else:
        missing.append("in a browser. There is no Chromium here: apt-get install chromium")
    url, problem = find_postgres()
    if url:
        runs.append(("PostgreSQL", "-n 2 -m 'not browser'", {"DATABASE_URL": url}))
    else:
        missing.append(f"on PostgreSQL. {problem} Start a server here, or set TEST_DATABASE_URL.")
    return runs, missing


def find_postgres():
    """The URL of a database that tests may make on the server that answers, or ("", what went wrong)."""
    import psycopg

    problem = ""
    given = os.environ.get("TEST_DATABASE_URL")
    for url in [given] if given else LOCAL_POSTGRES:
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                may_create = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                if connection.execute(may_create).fetchone() == (True,):
                    parts = urlsplit(url)
                    return f"{parts.scheme}://{parts.netloc}/{MARK}{parts.query and '?'}{parts.query}", ""
                problem = problem or f"The user of {url} may not create databases."
        except psycopg.OperationalError as error:
            problem = (
                problem or f"{urlsplit(url).hostname or 'The local socket'}: {str(error).splitlines()[-1].strip()}"
            )
    return "", problem


def call(command, settings):
    """Run Python with these arguments and settings. Returns its exit code."""
    return subprocess.run([sys.executable, *shlex.split(command)], cwd=ROOT, env=os.environ | settings).returncode


def report(bad):
    print("All checks passed." if not bad else f"Failed: {', '.join(bad)}.", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
