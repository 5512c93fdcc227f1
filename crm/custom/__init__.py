"""Custom fields: what a workspace wants to know of its records beside the fields that everybody has.

Values stand twice. `custom` on the record, {key: text} as JSON or NULL, is what every page, form, export and history
reads: no query of its own, and NULL costs an import without custom fields nothing. `CustomValue` is the same value typed
(folded text, number or day), a row each, and is only ever filtered and sorted by.

Conditions on the JSON alone would read every record, an index on an expression of it would need DDL each time somebody
adds a field, and values in the table alone would cost every list, export and form a further query. With both, filters
and sorts go by an index, and writing a value costs one row more.
"""
