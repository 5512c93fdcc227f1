"""Which function goes through the rows in which status."""

from crm.bulkwork.beginning import gather
from crm.bulkwork.doing import do, take_back
from crm.bulkwork.models import BulkChange

COURSE = {
    BulkChange.Status.GATHERING: gather,
    BulkChange.Status.RUNNING: do,
    BulkChange.Status.UNDOING: take_back,
}
