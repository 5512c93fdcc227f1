"""The designed error pages. None of them needs the database."""

from django.http import HttpResponse
from django.template.loader import render_to_string


def bad_request(request, exception=None):
    """400: the request made no sense."""
    return _page("errors/400.html", 400)


def forbidden(request, exception=None):
    """403: signed in, but not allowed; the reason is shown when it is given."""
    return _page("errors/403.html", 403, reason=str(exception or ""))


def csrf_failure(request, reason=""):
    """403: the form was too old or came from elsewhere."""
    return _page("errors/csrf.html", 403)


def not_found(request, exception=None):
    """404: nothing here, or nothing for you."""
    return _page("errors/404.html", 404)


def too_many_requests(request):
    """429: a limit on tries is used up."""
    return _page("errors/429.html", 429)


def server_error(request):
    """500: our fault."""
    return _page("errors/500.html", 500)


def unavailable(request):
    """503: the database is gone for a moment."""
    response = _page("errors/503.html", 503)
    response["Retry-After"] = "10"
    return response


def _page(template, status, **context):
    return HttpResponse(render_to_string(template, context), status=status)
