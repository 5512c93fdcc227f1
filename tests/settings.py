"""The settings of the tests: production's, with quick hashes and without a `collectstatic`."""

import os

# Before the project's settings are read, so that a developer's own .env does not decide what is tested.
os.environ["DEBUG"] = "false"
os.environ.setdefault("SECRET_KEY", "only-for-tests")

from crm.settings import *  # noqa: F403
from crm.settings import MIDDLEWARE, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise")]
