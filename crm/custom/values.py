"""Keeping the table that custom values are filtered and sorted by true to the records."""

from crm.attached import link_of
from crm.custom.models import CustomField, CustomValue
from crm.custom.types import column, indexed

AT_ONCE = 500


def index(model, customs, workspace_id):
    """Write the values of records: `customs` is {id: {key: text} or None}; what they had before goes. Set-wise."""
    fields = {field.key: field for field in CustomField.objects.filter(workspace=workspace_id)}
    link, ids = link_of(model), list(customs)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        forget(model, some)
        rows = [
            CustomValue(field=fields[key], **{f"{link}_id": pk, column(fields[key]): indexed(fields[key], text)})
            for pk in some
            for key, text in (customs[pk] or {}).items()
            if key in fields
        ]
        CustomValue.objects.bulk_create(rows, batch_size=AT_ONCE)


def forget(model, ids):
    """Take the values of records out, as of those that are about to be deleted."""
    CustomValue.objects.filter(**{f"{link_of(model)}__in": ids})._raw_delete(CustomValue.objects.db)


def values_of(field, model):
    """The values of a field on the records of one kind, as an index has them."""
    link, name = link_of(model), column(field)
    return CustomValue.objects.filter(field=field, **{f"{link}__isnull": False, f"{name}__isnull": False})
