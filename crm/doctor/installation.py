"""Settings and machine."""

import shutil
from pathlib import Path

from django.conf import settings

from crm.doctor.findings import fail, ok, warn

LOCAL = {"localhost", "127.0.0.1", "[::1]", "testserver"}
MEGABYTE = 1_000_000


def findings():
    """What can be said without asking the database."""
    yield _debug()
    yield _secret_key()
    yield from _addresses()
    yield _mail()
    yield _static_files()
    yield _disk()


def _debug():
    if settings.DEBUG:
        return fail("DEBUG is on: errors show settings and source to everyone.", "Set DEBUG=false.")
    return ok("DEBUG is off")


def _secret_key():
    key = settings.SECRET_KEY
    if len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure"):
        how = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        return fail("SECRET_KEY is weak: sessions could be forged.", f"Set it to what this prints: {how}")
    return ok("SECRET_KEY is strong")


def _addresses():
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts:
        yield warn("ALLOWED_HOSTS allows every name.", "Name your own: ALLOWED_HOSTS=crm.example.com")
    elif hosts <= LOCAL:
        yield warn("Only this machine can open the site.", "Set ALLOWED_HOSTS=crm.example.com to your own name.")
    else:
        yield ok(f"Answers to {', '.join(sorted(hosts - LOCAL))}")
    if not settings.SESSION_COOKIE_SECURE and not hosts <= LOCAL:
        advice = "Put it behind a proxy that speaks TLS and set BEHIND_TLS=true."
        yield warn("Passwords and cookies travel without encryption.", advice)


def _mail():
    backend = settings.DELIVERY_BACKEND
    if not backend.endswith("smtp.EmailBackend"):
        kind = backend.split(".")[-2]
        advice = "Set EMAIL_URL=smtp+tls://user:password@mail.example.com:587"
        return warn(f"Mail goes to {kind}: nobody gets invitations or resets.", advice)
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost>"):
        return warn("Mail comes from handoff@localhost.", "Set DEFAULT_FROM_EMAIL=Handoff <crm@example.com>")
    return ok(f"Mail goes out through {settings.EMAIL_HOST}:{settings.EMAIL_PORT}")


def _static_files():
    if settings.DEBUG or Path(settings.STATIC_ROOT, "staticfiles.json").exists():
        return ok("Styles and scripts are collected")
    return fail("Styles and scripts are not collected: every page fails.", "Run `manage.py collectstatic`.")


def _disk():
    folder = Path(str(settings.DATABASES["default"]["NAME"])).parent
    folder = folder if folder.is_dir() else settings.BASE_DIR
    free = shutil.disk_usage(folder).free / MEGABYTE
    said = f"{free / 1000:.1f} GB free on the disk of {folder}"
    if free < 200:
        return fail(said, "Make room now: the next write may fail.")
    if free < 2000:
        return warn(said, "Make room soon.")
    return ok(said)
