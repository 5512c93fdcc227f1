"""Writing the past: services write rows as of now, and this moves what they wrote to when it happened."""

from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.utils import timezone

from crm.models import Activity


class Clock:
    """Tells the times of the demo's year, always within working hours and never in the future."""

    def __init__(self, dice):
        self.dice = dice
        self.now = timezone.now().replace(second=0, microsecond=0)

    def ago(self, days):
        """Some time of the working day `days` days ago; on a Saturday or Sunday, of the Friday before."""
        day = timezone.localtime(self.now - timedelta(days=days)).date()
        day -= timedelta(days=max(0, day.weekday() - 4))
        moment = timezone.make_aware(datetime.combine(day, time(self.dice.randint(8, 16), self.dice.randint(0, 59))))
        return min(moment, self.now - timedelta(minutes=self.dice.randint(3, 90)))

    @contextmanager
    def at(self, moment):
        """The lines that services write inside happened at `moment`."""
        newest = Activity.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        yield
        Activity.objects.filter(pk__gt=newest).update(happened_at=moment, created_at=moment)


class Course:
    """The course of one story: it begins some days ago, and every moment asked for is later than the one before."""

    def __init__(self, clock, days, *, since=None):
        self.clock, self.day, self.last = clock, days, since or clock.ago(days)

    def later(self, least, most):
        """A moment `least` to `most` days after the last one, if the past is long enough for that."""
        self.day = max(0, self.day - self.clock.dice.randint(least, most))
        earliest = self.last + timedelta(minutes=self.clock.dice.randint(4, 55))
        self.last = min(max(self.clock.ago(self.day), earliest), self.clock.now)
        return self.last


def backdate(row, **moments):
    """Set the times of a row that its service set to now, and what else is said of it; `updated_at` becomes the newest of them."""
    moments.setdefault("updated_at", max(moment for moment in moments.values() if isinstance(moment, datetime)))
    type(row).objects.filter(pk=row.pk).update(**moments)
    for name, moment in moments.items():
        setattr(row, name, moment)
