"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
application = get_wsgi_application()
resolve("/healthz")  # reads all addresses with their views, before somebody waits for them
# What is loaded by now stays. Looking through all of it for garbage, in the middle of some page, took longer than the page.
gc.freeze()
