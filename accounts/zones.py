"""The time zone of a workspace: where its days begin and end."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

NO_PLACES = {"Etc", "SystemV", "posix", "right"}  # what zones that are offsets and rules begin with


@cache
def zones():
    """The names of the zones that people live in, such as `Europe/Dublin`, in the order of the alphabet."""
    return sorted(name for name in available_timezones() if "/" in name and name.partition("/")[0] not in NO_PLACES)


def choices():
    """(name, label) of each zone; the empty one is the server's."""
    server = _("As on the server (%(zone)s)") % {"zone": settings.TIME_ZONE}
    return [("", server), *((name, name.replace("_", " ")) for name in zones())]


def activate(workspace):
    """Count days and write moments as in the zone of `workspace` until the request ends."""
    if workspace.time_zone in zones():
        timezone.activate(ZoneInfo(workspace.time_zone))
