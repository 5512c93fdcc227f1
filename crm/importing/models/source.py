"""The bytes as they came, in pieces, so that a file of 100 MB is never in memory as a whole."""

import gzip

from django.db import models
from django.utils.translation import gettext_lazy as _

PIECE = 1024 * 1024


class ImportSource(models.Model):
    """One piece of at most a megabyte, packed."""

    paste = models.ForeignKey("crm.Import", models.CASCADE, related_name="pieces", db_index=False)
    part = models.PositiveIntegerField(_("part"))
    packed = models.BinaryField(_("bytes"), editable=False)

    class Meta:
        verbose_name = _("piece of a source")
        verbose_name_plural = _("pieces of a source")
        constraints = [models.UniqueConstraint(fields=["paste", "part"], name="one_piece_of_each_part")]

    def __str__(self):
        return str(self.part)

    @property
    def data(self):
        """The bytes themselves."""
        return gzip.decompress(bytes(self.packed))

    @staticmethod
    def pack(data):
        """`data` as it is stored; the same bytes always give the same."""
        return gzip.compress(data, compresslevel=5, mtime=0)
