"""What every work in phases keeps."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Phased(models.Model):
    """Work that goes through numbered `rows` in phases; a subclass says its `status` and which of them are `BUSY`.

    `at` is the number of the last row that the present phase is through with, `done` how many those are, and both are saved
    with the rows' own changes, so that whoever goes on after a crash begins at the right row.
    """

    phase = models.PositiveIntegerField(_("phase"), default=0, editable=False)  # counts them: each has a job of its own
    phase_at = models.DateTimeField(_("phase began"), default=timezone.now, editable=False)
    at = models.PositiveIntegerField(_("through with row"), default=0, editable=False)
    done = models.PositiveIntegerField(_("rows done"), default=0, editable=False)

    class Meta:
        abstract = True

    BUSY: tuple[str, ...] = ()

    @staticmethod
    def course():
        """{status: the function that goes through the rows in it}."""
        raise NotImplementedError

    @property
    def is_busy(self):
        """Whether a phase is going on."""
        return self.status in self.BUSY

    @property
    def pace(self):
        """Rows a second in the present phase, 0 when it has just begun."""
        passed = (timezone.now() - self.phase_at).total_seconds()
        return round(self.done / passed) if passed > 0.5 else 0
