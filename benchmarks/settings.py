"""Production's settings, on a database and a folder of static files of the benchmarks' own."""

import os

os.environ["DEBUG"] = "false"
os.environ.setdefault("SECRET_KEY", "only-for-benchmarks")
os.environ.setdefault("LOG_LEVEL", "ERROR")

from crm.settings import *  # noqa: F403
from crm.settings import BASE_DIR, STORAGES

STATIC_ROOT = BASE_DIR / "var" / "bench-static"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
