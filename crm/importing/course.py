"""Which function goes through the rows in which status."""

from crm.importing import redoing, staging, undoing, writing
from crm.importing.models import Import

COURSE = {
    Import.Status.READING: staging.read,
    Import.Status.JUDGING: staging.read_again,
    Import.Status.RUNNING: writing.write,
    Import.Status.UNDOING: undoing.take_back,
    Import.Status.REDOING: redoing.write_again,
}
