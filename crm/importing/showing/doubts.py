"""The columns that a person had better look at: taken for something that their headings do not say plainly."""

from crm.importing import kinds
from crm.importing.mapping.guessing import plainness
from crm.importing.mapping.memory import remembered

PLAIN = 0.6  # plainness of a heading from which nobody need look
NAMES = {"name", "contact_name"}  # which of them a heading such as `Name` means is settled by the other columns
_SAID = {"name", "contact_name", "contact_first_name", "contact_last_name", "email", "phone", "website", "industry"}


def unsure(paste, labels):
    """(name, what it was taken for) of such columns; none where a person has said what columns under these headings are."""
    taken = list(zip(paste.columns, paste.headers, paste.mapping, strict=True))
    found = [(name, labels.get(to, to)) for name, heading, to in taken if to in _SAID and not _is_plain(heading, to)]
    if not found:
        return []
    headings = paste.columns if any(paste.headers) else []
    targets = [name for name, _label in kinds.offered(paste).choices()]
    return [] if remembered(paste.workspace, paste.kind, headings, targets) == paste.mapping else found


def _is_plain(heading, target):
    meant = NAMES | {target} if target in NAMES else {target}
    return any(plainness(heading, one) >= PLAIN for one in meant)
