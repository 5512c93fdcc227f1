"""Answers that suit both htmx and plain browsers."""

from urllib.parse import urlsplit

from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect


def go(request, to):
    """Send the person to `to` (a model, URL name or address), whether or not htmx asked."""
    return HttpResponseClientRedirect(resolve_url(to)) if request.htmx else redirect(to)


def back(request, *, otherwise):
    """Send the person back to the page they acted on, or to `otherwise` (as for `go`) when that is this very form or unknown."""
    here = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(here, {request.get_host()}, require_https=request.is_secure())
    is_elsewhere = is_ours and urlsplit(here).path != request.path
    return go(request, here if is_elsewhere else otherwise)


def is_on(request, path):
    """Whether htmx says that the browser shows the page at `path`; a header that is no address says nothing."""
    try:
        return urlsplit(request.htmx.current_url or "").path == path
    except ValueError:
        return False
