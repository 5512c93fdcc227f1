"""The source of an import, kept as it came, and known again when it comes a second time."""

import hashlib

from django.db import transaction

from crm.importing.models import Import, ImportSource
from crm.importing.models.source import PIECE
from crm.importing.reading.table import read_table


@transaction.atomic
def keep(workspace, kind, source, *, by=None, filename="", encoding="", **chosen):
    """Keep a source as it came, for an import of `kind` (a key) that is still to be read.

    `source` is a text, or bytes in pieces of any size. `chosen` may say its `duplicates`, and whether it `makes_names`.
    """
    encoding = "utf-8" if isinstance(source, str) else encoding
    paste = Import(workspace=workspace, kind=kind, by=by, filename=filename[:200], encoding=encoding, **chosen)
    paste.save()
    digest = hashlib.sha256(kind.encode())
    for part, data in enumerate(_pieces(source)):
        digest.update(data)
        paste.size += len(data)
        ImportSource.objects.create(paste=paste, part=part, packed=ImportSource.pack(data))
    paste.digest = digest.hexdigest()
    paste.save(update_fields=["digest", "size"])
    return paste


def earlier(paste):
    """The import of the very same source that was written before into this workspace, or None."""
    same = Import.objects.filter(workspace=paste.workspace_id, digest=paste.digest, kind=paste.kind)
    return (
        same.filter(status__in=[Import.Status.RUNNING, Import.Status.DONE]).exclude(pk=paste.pk).order_by("-pk").first()
    )


def open_table(paste):
    """The table in the source of an import."""
    how = {"encoding": paste.encoding, "delimiter": paste.delimiter, "heading": paste.heading}
    return read_table(paste.chunks_of_source, filename=paste.filename, **how)


def _pieces(source):
    """Bytes in pieces of a megabyte."""
    if isinstance(source, str):
        source = [source.encode("utf-8", "replace")]
    held = b""
    for some in source:
        held += some
        while len(held) >= PIECE:
            yield held[:PIECE]
            held = held[PIECE:]
    if held:
        yield held
