"""Reading an import anew in its place: as other letters, by another separator or heading, with phones of another country."""

import copy

from django.db import transaction
from django.utils.translation import gettext as _

from crm import phases
from crm.importing.mapping.columns import learn_columns
from crm.importing.models import Import
from crm.importing.planning import decisions
from crm.importing.planning.keeping import open_table
from crm.importing.planning.staging import AlreadyConfirmed, judge_again


def reread(paste, *, encoding, delimiter, heading, most=None):
    """Read the source of a waiting import again, all of it or until `most` rows are staged; returns the import.

    Columns under the same headings stay what they were taken for, and what was typed or chosen for single rows holds where
    these read the same; else it waits for a reading in which they do.
    Raises Unreadable when there is no table if it is read so, and AlreadyConfirmed; then everything stays as it was.
    """
    anew = copy.copy(paste)
    anew.encoding, anew.delimiter, anew.heading = encoding, delimiter, heading
    table = open_table(anew)
    with transaction.atomic():
        empty = {"rows_read": 0, "counts": {}, "outcomes": {}}
        if not phases.begin(anew, Import.Status.READING, was=Import.OPEN, **empty):
            raise AlreadyConfirmed(_("This import is written already."))
        decisions.unstage(paste)
        learn_columns(anew, table, {})
    return phases.run(anew, most=most)


def read_phones_of(paste, region, *, most=None):
    """Read phone numbers without a country code as those of `region` (GB), and judge every row again; returns the import.

    Raises AlreadyConfirmed.
    """
    with transaction.atomic():
        judge_again(paste)
        paste.phone_region = region
        paste.save(update_fields=["phone_region"])
    return phases.run(paste, most=most)
