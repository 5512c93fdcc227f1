"""Custom fields: what a workspace wants to know of its records beside the fields that everybody has.

Values stand twice. `custom` on the record, {key: text} as JSON or NULL, is what every page, form, export and history
reads: no query of its own, and NULL costs an import without custom fields nothing. `CustomValue` is the same value typed
(folded text, number or day), a row each, and is only ever filtered and sorted by.

Measured at 1,000,000 leads with 400,000 values, on SQLite and PostgreSQL alike: conditions on the JSON itself read every
lead (0.4 to 1.1 s), an index on an expression of it would need DDL each time somebody adds a field, and values in the table
alone cost every list, export and form a further query. With both, filters and sorts take a few milliseconds by the index,
and writing a value costs one row more.
"""
