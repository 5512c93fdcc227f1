"""The migration operation that lays a search index beside a model, in each engine's own way."""

from django.db.migrations.operations.base import Operation


class CreateSearchIndex(Operation):
    """Index the `search` column of a `Searchable` model: GIN trigrams on PostgreSQL, an FTS5 trigram table on SQLite."""

    reversible = True
    reduces_to_sql = False

    def __init__(self, model_name):
        self.model_name = model_name

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for statement in self._statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        schema_editor.execute(f'DROP TABLE "{table}_fts"' if is_sqlite else f'DROP INDEX "{table}_search"')

    @staticmethod
    def _statements(vendor, table):
        if vendor == "postgresql":
            return [
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                "CREATE EXTENSION IF NOT EXISTS btree_gin",
                f'CREATE INDEX "{table}_search" ON "{table}" USING gin (workspace_id, search gin_trgm_ops)',
                # The planner is asked how common words are; by default it knows a hundred rows and takes one in a
                # hundred for one in ten thousand.
                f'ALTER TABLE "{table}" ALTER COLUMN search SET STATISTICS 1000',
            ]
        return [
            f"CREATE VIRTUAL TABLE \"{table}_fts\" USING fts5(search, tokenize = 'trigram case_sensitive 1')",
            f'INSERT INTO "{table}_fts"(rowid, search) SELECT id, search FROM "{table}"',
        ]

    def describe(self):
        return f"Create the search index of {self.model_name}"
