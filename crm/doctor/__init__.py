"""Looking over an installation: what is well, what is doubtful, what is broken, and what to do about it."""

from crm.doctor import database, installation, work
from crm.doctor.findings import Level


def look_over(*, before_start=False):
    """Every finding about this installation, in the order in which one would mend things.

    `before_start` leaves out what only a running one can have.
    """
    yield from installation.findings()
    answer = database.answers()
    yield answer
    if answer.level == Level.FAIL:
        return
    yield from database.findings()
    if not before_start:
        yield from work.findings()
