"""One paste or upload, its source, and each of its rows: preview, resume point, receipt and undo data are the same rows."""

from crm.importing.models.decision import ImportDecision
from crm.importing.models.paste import Import
from crm.importing.models.row import ImportRow
from crm.importing.models.source import ImportSource

__all__ = ["Import", "ImportDecision", "ImportRow", "ImportSource"]
