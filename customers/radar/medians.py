"""Rhythms out of stories: all touches of a workspace, read by two statements.

The rhythm of a customer is the median gap in days between touches over the last year, with at least three days of
touches; before that, the median of all customers' own rhythms; and twice the rhythm is too long. That is Handoff's own rule,
made to be explained in one line: no study stands behind the year, the three or the two, and nothing is estimated. Several
touches on one day are one, since what matters is the days between.

The median, because gaps between contacts are skewed: one long holiday, or a burst of mails, would pull a mean far off,
while half of the gaps have to be odd before the median is. In the words of statistics its breakdown point is 50 %, a notion
of Hampel's (*A General Qualitative Definition of Robustness*, Annals of Mathematical Statistics 42, 1971, page 1894).
"""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import median

from django.db import connection

from crm.models import Activity
from customers.models import Customer

YEAR = 365  # days that the last year has, today included
FEWEST = 3  # days with a touch that make a rhythm
EPOCH = 719_163  # the ordinal of 1 January 1970
KINDS = ", ".join(f"'{kind.value}'" for kind in Activity.TOUCHES)  # literals, so that the partial index serves

# The days since the epoch of all touches of a group, as one text: of a million lines a hundred thousand rows come here.
DAYS = {
    "sqlite": "group_concat(unixepoch(substr(a.happened_at, 1, 10)) / 86400)",
    "postgresql": "string_agg(((a.happened_at AT TIME ZONE 'UTC')::date - DATE '1970-01-01')::text, ',')",
}


def measure(workspace_id, today, ids=None):
    """What the stories say until `today` (a date in UTC) about all customers of a workspace, or those with `ids`.

    Yields (customer id, last day with a touch, days with a touch in the year, median gap in days or None), days as
    ordinals. The lines of leads that were promoted into a customer count as its own. Who has no touch is left out.
    """
    since = today.toordinal() - EPOCH - YEAR
    for customer, texts in _stories(workspace_id, today, ids).items():
        days = sorted({int(day) for text in texts for day in text.split(",")})
        year = [day for day in days if day > since]
        gap = median(later - day for day, later in pairwise(year)) if len(year) >= FEWEST else None
        yield customer, days[-1] + EPOCH, len(year), None if gap is None else float(gap)


def _stories(workspace_id, today, ids):
    """{customer id: [days as a text, …]}: those of its own lines, and those of the leads that became it."""
    promotion = Customer._meta.get_field("promotions").related_model._meta.db_table
    some = f"IN ({', '.join(['%s'] * len(ids))})" if ids is not None else "IS NOT NULL"
    days, touch = DAYS[connection.vendor], f"a.deleted_at IS NULL AND a.kind IN ({KINDS}) AND a.happened_at < %s"
    own = f"""SELECT a.customer_id, {days} FROM crm_activity a
        WHERE a.workspace_id = %s AND {touch} AND a.customer_id {some}"""  # noqa: S608  names of this module only
    led = f"""SELECT p.customer_id, {days} FROM {promotion} p JOIN crm_activity a ON a.lead_id = p.lead_id
        WHERE p.workspace_id = %s AND p.undone_at IS NULL AND {touch} AND p.customer_id {some}"""  # noqa: S608
    stories, params = defaultdict(list), [workspace_id, f"{today + timedelta(days=1)} 00:00:00", *(ids or ())]
    with connection.cursor() as cursor:
        for statement in (own, led):
            cursor.execute(f"{statement} GROUP BY 1", params)
            for customer, text in cursor:
                stories[customer].append(text)
    return stories
