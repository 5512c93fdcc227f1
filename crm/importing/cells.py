"""From the cells of a row to values of fields, by a mapping."""

from django.core.exceptions import ValidationError

from crm.exporting import original
from crm.importing import kinds
from crm.importing.reading import NUL
from crm.text import squash

PROBLEM = ""  # the key of an error that belongs to no field


class Reader:
    """Reads rows of one kind. `mapping` has the field of each column, `region` is for phone numbers."""

    def __init__(self, kind, mapping, region=None):
        self.kind, self.region = kind, region
        self.columns = [(at, field) for at, field in enumerate(mapping) if field]

    def read(self, row):
        """Fill `values` and `errors` of the row."""
        problem = row.errors.get(PROBLEM)
        row.values, row.errors = {}, {PROBLEM: problem} if problem else {}
        for name, typed in self.typed(row.cells).items():
            try:
                if value := self.kind.by_name[name].clean(typed, self.region):
                    row.values[name] = value
            except ValidationError as error:
                row.errors[name] = " ".join(error.messages)
        if not row.errors and not row.values.get("name"):
            row.errors["name"] = str(self.kind.lacks_name)

    def typed(self, cells):
        """What was typed for each field: columns of one field together, a person for want of a company."""
        typed: dict[str, list[str]] = {}
        for at, field in self.columns:
            if at < len(cells) and (cell := cells[at].strip(" \u00a0")):
                typed.setdefault(field, []).append(original(cell).replace(NUL, "\0"))
        person = [" ".join(typed.pop(part, [])) for part in kinds.PARTS]
        if squash(" ".join(person)):
            typed.setdefault("contact_name", [" ".join(person)])
        if "name" not in typed and "contact_name" in typed:
            typed["name"] = typed["contact_name"]
        joined = {name: _together(name, several) for name, several in typed.items()}
        return {name: value for name, value in joined.items() if name in self.kind.by_name}


def _together(name, several):
    """Several columns of one field: notes below each other, of anything else the first."""
    return "\n".join(several) if name == "notes" else several[0]
