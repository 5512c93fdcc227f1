"""Answers that suit both htmx and plain browsers."""

from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect


def go(request, to):
    """Send the person to `to` (a model, URL name or address), whether or not htmx asked."""
    return HttpResponseClientRedirect(resolve_url(to)) if request.htmx else redirect(to)
