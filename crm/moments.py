"""Days that are the same on both engines, wherever the reader is."""

from datetime import UTC

from django.utils import timezone


def utc_today():
    """Today in UTC, in which moments are stored: so a day is a part of the stored moment, and SQL need not know zones."""
    return timezone.now().astimezone(UTC).date()
