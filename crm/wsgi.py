"""The WSGI application that gunicorn serves."""

import gc
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
application = get_wsgi_application()

# Read before somebody waits for it: all addresses with their views, all templates of our own.
resolve("/healthz")
templates = Path(settings.BASE_DIR, "templates")
for path in templates.rglob("*.html"):
    get_template(path.relative_to(templates).as_posix())

# What is loaded by now stays. Looking through all of it for garbage, in the middle of some page, took longer than the page.
gc.collect()
gc.freeze()
