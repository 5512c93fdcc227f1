"""Work that is done in the background, by `manage.py worker`.

    @every(hours=1)
    @job(attempts=5)
    def tidy(...): ...

    enqueue(tidy, 42, delay=timedelta(minutes=5), key="tidy-42")

A job may die at any line and is then run again: write it so that a second run does no harm, or mark it `atomic=True`
when all it does is write to the database. Jobs that `every` starts live in (or are imported by) an app's `jobs.py`.
"""

from crm.jobs.backend import job
from crm.jobs.policy import GiveUp
from crm.jobs.queue import enqueue
from crm.jobs.schedule import every

__all__ = ["GiveUp", "enqueue", "every", "job"]
