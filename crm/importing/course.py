"""Which function goes through the rows in which status."""

from crm.importing.models import Import
from crm.importing.planning.staging import read, read_again
from crm.importing.undoing.redo import write_again
from crm.importing.undoing.undo import take_back
from crm.importing.writing.confirming import write

COURSE = {
    Import.Status.READING: read,
    Import.Status.JUDGING: read_again,
    Import.Status.RUNNING: write,
    Import.Status.UNDOING: take_back,
    Import.Status.REDOING: write_again,
}
