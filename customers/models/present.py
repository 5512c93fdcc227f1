"""Rows that a merge has put away are left out wherever nobody asks for them."""

from django.db import models


class PresentManager(models.Manager):
    """The rows that were not merged into another: what lists, search, choices and imports are to see.

    It is the default manager, so that `workspace.customers` cannot forget it. `every` gives the others too: who refuses
    addresses of customers, or undoes a merge, asks that.
    """

    def get_queryset(self):
        return super().get_queryset().filter(merged_into=None)


def merged_into():
    """The column that says which row a merge has put this one away for; few have it, and the index holds only those."""
    return models.ForeignKey("self", models.RESTRICT, null=True, editable=False, db_index=False, related_name="+")


def merged_index(name):
    """The index of the rows that were merged into others."""
    return models.Index(fields=["merged_into"], name=name, condition=models.Q(merged_into__isnull=False))
