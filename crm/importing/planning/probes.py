"""Looking up, set-wise, what the rows of an import meet in the workspace.

A probe asks one table by one key, which must be indexed behind the workspace. All probes of a chunk of rows are one statement of
correlated look-ups that each stop after a few hits, so that a name which occurs ten thousand times costs no more than one
that occurs six times.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from crm import bulk
from crm.importing.models import ImportRow
from crm.importing.planning import matching

NEAR = 2  # neighbours in the order of names that are compared, on each side
COMPARED = 100  # records with one name, website or phone among which the same person is looked for
PREFIX = 4  # letters at the beginning that a near-same name shares


@dataclass(frozen=True)
class Probe:
    """Rows of `model` whose `column` equals the row's `key`; `gives` is the column that is reported.

    Of many, those go first that have the row's own value of the field `first`: of a hundred colleagues the same person.
    """

    name: str
    model: Any
    key: str
    column: str = ""
    gives: str = "id"
    most: int = 6
    first: str = ""

    def sql(self):
        """A scalar look-up for the row `r`: what was found with line ends between, or NULL."""
        return f"CASE WHEN r.{self.key} <> '' THEN (SELECT {_joined('s.found')} FROM ({self._hits()}) s) END"

    def _hits(self):
        table, column = self.model._meta.db_table, self.column or self.key
        rows = f'FROM "{table}" p WHERE p.workspace_id = %(workspace)s AND {_rare(f"p.{column} = r.{self.key}")}'
        if not self.first:
            return f"SELECT p.{self.gives} AS found {rows} LIMIT {self.most}"
        is_own = f"p.{self.first} = coalesce(r.\"values\" ->> '{self.first}', '')"
        some = f"SELECT p.{self.gives} AS found, {is_own} AS is_own {rows} LIMIT {COMPARED}"
        return f"SELECT m.found FROM ({some}) m ORDER BY m.is_own DESC LIMIT {self.most}"

    def read(self, text, name_key):
        """The ids in what `sql` gave for a row."""
        return [int(pk) for pk in text.split("\n")]


@dataclass(frozen=True)
class NearNames:
    """Neighbours by name: the sorted neighbourhood method (Hernández and Stolfo, 1995), with the index as the sorted list."""

    name: str
    model: Any

    def sql(self):
        """A scalar look-up for the row `r`: ids and names of those before and after its own, or NULL."""
        table = self.model._meta.db_table
        begin = f"substr(r.name_key, 1, {PREFIX})"
        sides = " UNION ALL ".join(
            f'SELECT * FROM (SELECT p.id, p.name_key FROM "{table}" p WHERE p.workspace_id = %(workspace)s'
            f" AND p.name_key {sign} r.name_key ORDER BY p.name_key {order} LIMIT {NEAR}) side"
            for sign, order in (("<", "DESC"), (">", "ASC"))
        )
        pairs = _joined("n.id || ' ' || n.name_key")
        return (
            f"CASE WHEN length(r.name_key) > {PREFIX} THEN (SELECT {pairs} FROM"
            f" ({sides}) n WHERE substr(n.name_key, 1, {PREFIX}) = {begin}) END"
        )

    def read(self, text, name_key):
        """The ids of those that are nearly the same name as the row's `name_key`."""
        pairs = (line.split(" ", 1) for line in text.split("\n"))
        return [int(pk) for pk, other in pairs if matching.is_near(name_key, other)]


def look_up(paste, probes, where, params=()):
    """What the rows of an import meet: {number: {probe's name: [ids]}}, only rows that meet something.

    `where` is an SQL condition on the row `r`, with `params` by name. Tables where the workspace has nothing are not asked.
    """
    probes = _with_rows(probes, paste.workspace_id)
    if not probes:
        return {}
    found = ", ".join(f"{probe.sql()} AS {probe.name}" for probe in probes)
    any_of = " OR ".join(f"{probe.name} IS NOT NULL" for probe in probes)
    sql = (
        f'WITH met AS MATERIALIZED (SELECT r.number, r.name_key AS own_name, {found} FROM "{ImportRow._meta.db_table}" r'
        f" WHERE r.paste_id = %(paste)s AND r.fate <> 'invalid' AND {where}) SELECT * FROM met WHERE {any_of}"
    )
    with connection.cursor() as cursor, bulk.indexes_only(cursor):
        cursor.execute(sql, {"workspace": paste.workspace_id, "paste": paste.pk, **dict(params)})
        met = {number: _read(probes, name_key, texts) for number, name_key, *texts in cursor}
    return {number: hits for number, hits in met.items() if hits}


def _with_rows(probes, workspace_id):
    """Those probes whose table has any row of the workspace: asking an empty one for each row costs as much as a full one."""
    tables = list(dict.fromkeys(probe.model._meta.db_table for probe in probes))
    asked = ", ".join(f'EXISTS (SELECT 1 FROM "{table}" WHERE workspace_id = %(workspace)s)' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", {"workspace": workspace_id})
        has_rows = dict(zip(tables, cursor.fetchone(), strict=True))
    return [probe for probe in probes if has_rows[probe.model._meta.db_table]]


def _read(probes, name_key, texts):
    hits = {}
    for probe, text in zip(probes, texts, strict=True):
        if text and (ids := probe.read(text, name_key)):
            hits[probe.name] = ids
    return hits


def _rare(condition):
    """The condition, said to be rare, or SQLite scans a table whose column is mostly empty: see `bulk.indexes_only`."""
    return condition if connection.vendor == "postgresql" else f"likelihood({condition}, 0.000001)"


def _joined(column):
    text = f"CAST({column} AS text)"
    return f"string_agg({text}, chr(10))" if connection.vendor == "postgresql" else f"group_concat({text}, char(10))"
