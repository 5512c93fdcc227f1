"""Tenancy: the URL names the workspace, and nobody gets past here who does not belong."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

READING = {"GET", "HEAD", "OPTIONS"}
LAST = "last_workspace"  # the cookie that says where the front door leads; it opens nothing by itself


class InvalidFormMiddleware:
    """422 for a form that comes back with errors, from allauth's pages too, which answer 200."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        forms = [value for value in (response.context_data or {}).values() if isinstance(value, BaseForm)]
        if request.method == "POST" and response.status_code == HTTPStatus.OK and any(f.errors for f in forms):
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


class WorkspaceMiddleware:
    """Resolves `/w/<slug:workspace>/` to `request.workspace` and `request.membership` before the view, in its time zone.

    Anonymous people are sent to sign in, outsiders get 404 (whether the workspace exists is not their business),
    viewers who write get 403, but for their own notices (`crm.access.for_viewers_too`). Views never see the slug.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.workspace = request.membership = None
        timezone.deactivate()  # of the request before; not after this one, whose answer may stream
        response = self.get_response(request)
        if request.workspace and request.COOKIES.get(LAST) != request.workspace.slug:
            _remember(response, request.workspace)
        return response

    def process_view(self, request, view, args, kwargs):
        slug = kwargs.pop("workspace", None)
        if slug is None:
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        request.membership = membership(request.user, slug)
        request.workspace = request.membership.workspace
        timezone.activate(request.workspace.zone or timezone.get_default_timezone())
        if not (request.method in READING or request.membership.can_write or hasattr(view, "is_for_viewers_too")):
            raise PermissionDenied(
                _("You may look at this workspace, not change it. Ask an admin for the role of a member.")
            )
        return None


def membership(user, slug):
    """What `user` is in the workspace called `slug`; 404 when nothing."""
    found = next((membership for membership in user.places if membership.workspace.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _remember(response, workspace):
    response.set_cookie(
        LAST,
        workspace.slug,
        max_age=settings.SESSION_COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _to_sign_in(request):
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(resolve_url(settings.LOGIN_URL))
    return redirect_to_login(request.get_full_path())
