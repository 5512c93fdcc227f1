"""Rhythms out of stories: one statement over all touches of a workspace, by the words each engine has.

The rhythm of a customer is the median gap in days between touches over the last year. Gaps between contacts are skewed:
one long holiday, or a burst of mails, would pull a mean far off, while the median stays until half of the gaps are odd
(its breakdown point is 50 %: Hampel, *The Influence Curve and its Role in Robust Estimation*, JASA 69, 1974). That a
customer is judged by its own gaps, and only then by everybody's, is the idea of customer-base analysis: silence says
something only beside the usual time between events (Schmittlein, Morrison and Colombo, *Counting Your Customers*,
Management Science 33, 1987). Several touches on one day are one, as purchases of one day are in those models.
"""

from datetime import timedelta

from django.db import connection

from crm.models import Activity
from customers.models import Customer

YEAR = 365  # days that the last year has, today included
FEWEST = 3  # days with a touch that make a rhythm
EPOCH = 719_163  # the ordinal of 1 January 1970
KINDS = ", ".join(f"'{kind.value}'" for kind in Activity.TOUCHES)  # literals, so that the partial index serves

DAY = {
    "sqlite": "unixepoch(substr(a.happened_at, 1, 10)) / 86400",
    "postgresql": "(a.happened_at AT TIME ZONE 'UTC')::date - DATE '1970-01-01'",
}
# One row a customer: its last day, the days in the year, the median gap. SQLite has no median: the middle one or two
# of the ranked gaps are averaged.
MEDIANS = {
    "sqlite": """, ranked AS (
        SELECT c, d, gap, row_number() OVER (PARTITION BY c ORDER BY gap IS NULL, gap) AS nth,
            count(gap) OVER (PARTITION BY c) AS n FROM gaps
    ) SELECT c, max(d), sum(d > {since}), avg(CASE WHEN nth IN ((n + 1) / 2, (n + 2) / 2) AND n >= {fewest} THEN gap END)
    FROM ranked GROUP BY c""",
    "postgresql": """
    SELECT c, max(d), count(*) FILTER (WHERE d > {since}),
        CASE WHEN count(gap) >= {fewest} THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) END
    FROM gaps GROUP BY c""",
}


def measure(workspace_id, today, ids=None):
    """What the stories say until `today` (a date in UTC) about all customers of a workspace, or those with `ids`.

    Yields (customer id, last day with a touch, days with a touch in the year, median gap in days or None), days as
    ordinals. The lines of leads that were promoted into a customer count as its own. Who has no touch is left out.
    """
    tomorrow = f"{today + timedelta(days=1)} 00:00:00"
    params = [workspace_id, tomorrow, *(ids or ())] * 2
    with connection.cursor() as cursor:
        cursor.execute(_statement(today.toordinal() - EPOCH - YEAR, ids), params)
        for customer, day, touches, gap in cursor.fetchall():
            yield customer, int(day) + EPOCH, int(touches), None if gap is None else float(gap)


def _statement(since, ids):
    """The SQL; it takes the workspace, the end and the ids, twice. `since` is the last day before the year."""
    day, end = DAY[connection.vendor], MEDIANS[connection.vendor].format(since=since, fewest=FEWEST - 1)
    promotion = Customer._meta.get_field("promotions").related_model._meta.db_table
    some = f"IN ({', '.join(['%s'] * len(ids))})" if ids is not None else "IS NOT NULL"
    touch = f"a.deleted_at IS NULL AND a.kind IN ({KINDS}) AND a.happened_at"
    return f"""WITH days AS (
        SELECT a.customer_id AS c, {day} AS d FROM crm_activity a
        WHERE a.workspace_id = %s AND {touch} < %s AND a.customer_id {some}
        UNION SELECT p.customer_id, {day} FROM {promotion} p JOIN crm_activity a ON a.lead_id = p.lead_id
        WHERE p.workspace_id = %s AND p.undone_at IS NULL AND {touch} < %s AND p.customer_id {some}
    ), gaps AS (
        SELECT c, d, CASE WHEN lag(d) OVER w > {since} THEN d - lag(d) OVER w END AS gap
        FROM days WINDOW w AS (PARTITION BY c ORDER BY d)
    ) {end}"""  # noqa: S608  made of names of this module; values are parameters
