"""The Django admin, for those who run Handoff: the parts that every room builds on, and crm's own models."""

from crm.admin import bulkwork, custom, imports, jobs, site, tags, timeline
from crm.admin.exchange import ExchangeAdmin
from crm.admin.lists import QuickAdmin, ReadOnlyAdmin, WorkspaceFilter
from crm.admin.records import ServiceAdmin, ServiceForm

__all__ = [
    "ExchangeAdmin",
    "QuickAdmin",
    "ReadOnlyAdmin",
    "ServiceAdmin",
    "ServiceForm",
    "WorkspaceFilter",
    "bulkwork",
    "custom",
    "imports",
    "jobs",
    "site",
    "tags",
    "timeline",
]
