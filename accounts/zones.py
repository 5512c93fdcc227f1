"""The time zone of a workspace: where its days begin and end."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
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


def zone(name):
    """The zone of that name, or None, which is the server's: for no name, and for one that there is no longer."""
    return ZoneInfo(name) if name in zones() else None
