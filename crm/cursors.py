"""Cursors: where a page of a list begins, as it stands in the URL."""

import base64
import binascii
import json
from datetime import UTC, datetime

from django.core.exceptions import ValidationError


def cursor_at(row, sort):
    """The cursor that stands for `row` in a list ordered by `sort`, for the URL."""
    values = [getattr(row, name) for name in sort.keys]
    plain = [v if v is None or isinstance(v, (int, str)) else _text(v) for v in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _text(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def row_of(cursor, model, columns):
    """The values a cursor stands for as {column: value}, or None when it is missing or not one of ours."""
    if not cursor:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        fields = {name: model._meta.get_field(name) for name in columns}
        parsed = {name: fields[name].to_python(value) for name, value in zip(columns, values, strict=True)}
        strange = any(_is_strange(value, fields[name]) for name, value in parsed.items())
    except (ValueError, TypeError, ArithmeticError, RecursionError, binascii.Error, ValidationError):
        return None
    return None if strange else parsed


def _is_strange(value, field):
    """Whether a database would choke on what somebody wrote into a cursor."""
    if isinstance(value, str):
        return "\0" in value.encode().decode()  # half a surrogate pair raises ValueError
    if isinstance(value, datetime):  # one that is not in any year once it is in UTC raises OverflowError
        return value.tzinfo is None or not value.astimezone(UTC)
    return abs(value) >= 2**63 if isinstance(value, int) else value is None and not field.null
