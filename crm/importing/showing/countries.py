"""Which country phone numbers are read with, said and changed beside the columns, so that nobody finds it out afterwards."""

from crm.importing.mapping.countries import country_column


def has_phones(paste):
    """Whether some column of the import is a phone number."""
    return any("phone" in target for target in paste.mapping)


def own_country(paste):
    """The heading of the column that says each row's own country, "" when there is none."""
    at = country_column(paste.columns, paste.mapping) if "phone_code" not in paste.mapping else None
    return "" if at is None else paste.columns[at]
