"""What every room shares, in one place to import from, and the tables whose models stand beside their engine."""

from crm.bulkwork.models import BulkChange, BulkRow
from crm.custom.models import CustomField, CustomValue
from crm.importing.mapping.memory import MappingMemory
from crm.importing.models import Import, ImportDecision, ImportRow, ImportSource
from crm.jobs.models import JobKey, Lease, ScheduledJob, Worker
from crm.mentions import Mention
from crm.models.activity import Activity
from crm.models.base import WorkspaceModel
from crm.models.organisation import Organisation
from crm.models.task import Task
from crm.optouts import OptOut
from crm.tags.models import Tag, Tagging

__all__ = [
    "Activity", "BulkChange", "BulkRow", "CustomField", "CustomValue", "Import", "ImportDecision", "ImportRow", "ImportSource",
    "JobKey", "Lease", "MappingMemory", "Mention", "OptOut", "Organisation", "ScheduledJob", "Tag", "Tagging", "Task", "Worker",
    "WorkspaceModel",
]  # fmt: skip
