"""What the tests of importing share."""

import pytest

from crm.importing.planning.staging import stage
from crm.importing.undoing.redo import redo
from crm.importing.undoing.undo import undo
from crm.importing.writing.confirming import confirm
from crm.phases import run


def written(paste, *, by=None):
    """The import, confirmed and written to its end."""
    return run(confirm(paste, by=by))


def undone(paste, *, by=None):
    """The import, taken back to its end."""
    return run(undo(paste, by=by))


def redone(paste, *, by=None):
    """The import, with its undo taken back to the end."""
    return run(redo(paste, by=by))


@pytest.fixture
def stage_leads(workspace, mara):
    """`stage_leads(text)` is a checked import of leads by Mara; other words go on to `stage`."""

    def staged(text, **options):
        return stage(workspace, "leads", text, **{"by": mara, **options})

    return staged
