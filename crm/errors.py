"""The designed error pages. None of them needs the database."""

import logging
import secrets
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)
# What a lost or overloaded database raises, on either engine.
DATABASE_GONE = (OperationalError, InterfaceError)


def bad_request(request, exception=None):
    """400: the request made no sense; 413 when it was only too big."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, "errors/413.html", 413)
    return _page(request, "errors/400.html", 400)


def forbidden(request, exception=None):
    """403: signed in, but not allowed; the reason is shown when it is given."""
    return _page(request, "errors/403.html", 403, reason=str(exception or ""))


def csrf_failure(request, reason=""):
    """403: the form was too old or came from elsewhere."""
    return _page(request, "errors/csrf.html", 403)


def not_found(request, exception=None):
    """404: nothing here, or nothing for you."""
    return _page(request, "errors/404.html", 404)


def too_many_requests(request):
    """429: a limit on tries is used up."""
    return _page(request, "errors/429.html", 429)


def server_error(request):
    """500: our fault. The page shows a word that the log has as well. 503 when it is the database that is gone."""
    if isinstance(sys.exc_info()[1], DATABASE_GONE):
        return unavailable(request)
    reference = secrets.token_hex(4)
    logger.error("Error 500, reference %s: %s %s", reference, request.method, request.path)
    return _page(request, "errors/500.html", 500, reference=reference)


def unavailable(request):
    """503: the database is gone for a moment."""
    response = _page(request, "errors/503.html", 503)
    response["Retry-After"] = "10"
    return response


def _page(request, template, status, **context):
    """The page, with ways back into the workspace when the request had got as far as that."""
    workspace = getattr(request, "workspace", None)
    slug = workspace.slug if workspace else ""
    return HttpResponse(render_to_string(template, {"status": status, "slug": slug, **context}), status=status)
