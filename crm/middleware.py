"""What stands around every request."""

import logging

from django.contrib.messages import get_messages
from django.template.loader import render_to_string

from crm import errors

logger = logging.getLogger(__name__)


class DatabaseDownMiddleware:
    """Answers 503 with a plain page when a view finds the database gone, instead of a stack trace.

    Services write in one transaction each, so nothing is left half written. What other middlewares find out comes
    to `errors.server_error`, which says the same.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, errors.DATABASE_GONE):
            return None
        logger.error("The database did not answer %s: %s", request.path, exception)
        return errors.unavailable(request)


class PrivateMiddleware:
    """Lets no cache keep what was made for one person: after signing out, the Back button shows none of it.

    Every answer for which the session was looked into counts; a view that says how long to keep its answer is heard.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.session.accessed:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class ToastMiddleware:
    """Puts waiting messages into the answer to an htmx request, so that every act can say what it did and offer *Undo*.

    Whole pages render their messages themselves, in `base.html`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.htmx and self._shows(response) and (toasts := list(get_messages(request))):
            html = render_to_string("components/toasts.html", {"toasts": toasts, "oob": True}, request)
            response.content += html.encode()
        return response

    @staticmethod
    def _shows(response):
        leaves = {"HX-Redirect", "HX-Refresh", "HX-Location", "Location"} & set(response.headers)
        is_html = response.get("Content-Type", "").startswith("text/html")
        return is_html and not leaves and not response.streaming and response.status_code not in (204, 304)
