"""New records from staged rows: one statement for the records, one for the first lines of their stories."""

from django.db import connection, models
from django.utils.translation import gettext as _

from crm import bulk, search
from crm.custom.types import column
from crm.exceptions import DomainError
from crm.importing.models import ImportRow
from crm.importing.writing import tagging
from crm.models import Activity, CustomValue

ROWS = f'"{ImportRow._meta.db_table}"'
# A row of the chunk that makes a record of the import's own kind.
MAKES = "r.paste_id = %(paste)s AND r.number > %(after)s AND r.number <= %(last)s AND r.outcome = 'created' AND r.choice <> 'contact'"


def create(paste, kind, after, last):
    """Make the records of the rows after one number up to another, with everything that `save` would derive.

    The caller holds the lock of the workspace and has a transaction.
    """
    params = {"paste": paste.pk, "after": after, "last": last}
    made = bulk.new_id(kind.model, "number - %(after)s")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {ROWS} AS r SET made_id = {made} WHERE {MAKES} AND r.made_id IS NULL", params)
        if cursor.rowcount:
            insert(paste, kind, MAKES, params)
    if kind.records.attach:
        _attach(paste, kind, after, last)


def insert(paste, kind, where, params):
    """Insert the records `made_id` of the rows for which `where` holds, with the first lines of their stories."""
    columns = _columns(paste, kind)
    names = ", ".join(f'"{name}"' for name in columns)
    given = {f"value_{name}": value for name, (_sql, value) in columns.items()}
    selected = ", ".join(sql for sql, _value in columns.values())
    table = kind.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {selected} FROM {ROWS} r WHERE {where} ORDER BY r.number',
            params | given,
        )
        _tell(cursor, paste, kind, where, params)
        search.index_from(
            cursor, kind.model, f"SELECT r.made_id, r.derived ->> 'search' FROM {ROWS} r WHERE {where}", params
        )
        if kind.custom:
            _keep_values(cursor, kind, where, params)
    if kind.has_tags:
        tagging.put_on_new(paste, kind, where, params)


def _keep_values(cursor, kind, where, params):
    """The values of all custom fields, for the table that lists are filtered and sorted by: one reading of each row."""
    said, link = "r.derived ->> f.name", f"{kind.records.link}_id"
    columns = {name: CustomValue._meta.get_field(name) for name in ("text", "number", "day")}
    values = ", ".join(_cast(f"CASE WHEN f.place = '{name}' THEN {said} END", one) for name, one in columns.items())
    fields = " UNION ALL ".join(
        f"SELECT {field.pk} AS id, '{field.name}' AS name, '{column(field)}' AS place" for field in kind.custom
    )
    cursor.execute(
        f'INSERT INTO "{CustomValue._meta.db_table}" (field_id, {link}, {", ".join(columns)})'
        f" SELECT f.id, r.made_id, {values} FROM {ROWS} r CROSS JOIN ({fields}) f"
        f" WHERE {where} AND {said} IS NOT NULL",
        params,
    )


def _columns(paste, kind):
    """{column: (SQL for its value in a new record, the parameter of that SQL)}."""
    records, now = kind.records, _moment(paste)
    columns = {}
    for field in kind.model._meta.concrete_fields:
        name, value = field.column, None
        if field.primary_key:
            sql = "r.made_id"
        elif field.name in ("email", "domain", "phone", "name_key") and field.name not in kind.by_name:
            sql = f"r.{name}"
        elif field.name in ("name_folded", "search", *records.prepared) or (field.name == "custom" and kind.custom):
            sql = _cast(f"r.derived ->> '{field.name}'", field)
        elif field.name == "created_at":
            said, value = _cast("r.derived ->> 'created_at'", field), _default(field, paste, now)
            sql = f"coalesce({said}, {_cast('%(value_created_at)s', field)})"
        elif field.name in kind.by_name:
            sql = f"coalesce(r.\"values\" ->> '{field.name}', '')"
        else:
            sql, value = _cast(f"%(value_{name})s", field), _default(field, paste, now)
        columns[name] = (sql, value)
    return columns


def _moment(paste):
    """When its records came: as it was confirmed, so that those that are made again after an undo are the same."""
    return connection.ops.adapt_datetimefield_value(paste.started_at)


def _default(field, paste, now):
    """What a new record has in a column that no row says anything of."""
    if field.name == "workspace":
        return paste.workspace_id
    if field.name == "owner":
        return paste.by_id
    if isinstance(field, models.DateTimeField):
        return None if field.null else now
    return field.get_db_prep_save(field.get_default(), connection)


def _cast(sql, field):
    """PostgreSQL takes text and untyped parameters for a column of another type only when told so."""
    return f"({sql})::{field.db_type(connection).split(' GENERATED')[0]}" if connection.vendor == "postgresql" else sql


def _tell(cursor, paste, kind, where, params):
    """The line that begins each new record's story."""
    now = _moment(paste)
    actor = Activity.Actor.PERSON if paste.by_id else Activity.Actor.SYSTEM
    cursor.execute(
        f'INSERT INTO "{Activity._meta.db_table}" (workspace_id, kind, {kind.records.link}_id, by_id, actor, text, data, happened_at,'
        f" created_at) SELECT %(workspace)s, 'created', r.made_id, %(by)s, %(actor)s, '', {_data(kind)}, %(now)s, %(now)s"
        f" FROM {ROWS} r WHERE {where} ORDER BY r.number",
        {**params, "workspace": paste.workspace_id, "by": paste.by_id, "actor": actor, "now": now},
    )


def _data(kind):
    """SQL for {"import": id, "row": number} and what else such a record's first line tells."""
    pairs = ["'import'", "r.paste_id", "'row'", "r.number"]
    for name in kind.records.told:
        pairs += [f"'{name}'", f"r.derived ->> '{name}'"]
    return f"{'jsonb_build_object' if connection.vendor == 'postgresql' else 'json_object'}({', '.join(pairs)})"


def _attach(paste, kind, after, last):
    """Contacts of customers that rows turned out to be about; somebody chose each of them."""
    rows = paste.rows.filter(number__gt=after, number__lte=last, outcome="created", choice="contact", made_id=None)
    for row in rows.order_by("number"):
        attach_one(row, kind, paste)


def attach_one(row, kind, paste):
    """Make the contact of one row, after an undo the same again; what the rules forbid is the row's failure and nobody else's."""
    try:
        same = {"pk": row.made_id, "created_at": paste.started_at}
        row.made_id = kind.records.attach(row.target_id, row.values, by=paste.by, **same)
        if row.made_id is None:
            row.outcome, row.reason = ImportRow.Outcome.UNCHANGED, _("a contact there already")
    except DomainError as error:
        row.made_id, row.outcome, row.errors = None, ImportRow.Outcome.FAILED, {"": error.message}
    row.save(update_fields=["made_id", "outcome", "reason", "errors"])
