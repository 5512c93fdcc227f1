"""From the cells of a row to the values of its fields, by a mapping."""

from django.core.exceptions import ValidationError

from crm.exporting import original
from crm.importing import kinds
from crm.importing.cells import blanks, dialling, several
from crm.importing.cells.naming import MADE, made_name
from crm.importing.cells.suspect import suspicion
from crm.importing.mapping.countries import country_column
from crm.importing.mapping.guessing import plainness
from crm.importing.reading.table import NUL
from crm.text import fold

PROBLEM = ""  # the key of an error that belongs to no field
PERSON = "contact_name"
JOINED = {"notes": "\n", "tags": ", "}  # fields that several columns make together, with this between
LONGEST_NUMBER = 20  # characters of one phone number; a longer cell may hold two
_ODD = frozenset("#0123456789")  # what cells begin or end with that a spreadsheet may have changed


class Reader:
    """Reads rows of one kind; one reader serves a whole table.

    `columns` are the headings, `mapping` has the target of each: a field of the kind, one of `kinds.EXTRA`, or "".
    `region` is the country that phone numbers without a country code are read with. Rows that lack nothing but a name
    tell under MADE which one could be made for them, and have it when the reader `makes_names`.
    """

    def __init__(self, kind, columns, mapping, region=None, *, makes_names=False):
        self.kind, self.region, self.headings, self.makes_names = kind, region, columns, makes_names
        orders = dict(kind.dated[target] for target in mapping if target in kind.dated)
        self.cleaners = {field.name: field.cleaner(region, month_first=orders.get(field.name)) for field in kind.fields}
        self.choices = {column.attribute: column.words for column in kind.own if column.words}
        self.targets = sorted(self._targets(mapping), key=self._plainness)
        self.has_extra = any(target in kinds.EXTRA for _at, target in self.targets)
        # A row's own country goes before the import's, unless a column holds the codes themselves.
        self.country = country_column(columns, mapping) if "phone" in mapping and "phone_code" not in mapping else None

    def _targets(self, mapping):
        for at, target in enumerate(mapping):
            target = self.kind.dated[target][0] if target in self.kind.dated else target
            if target in self.cleaners or target in kinds.EXTRA or target == PERSON:
                yield at, target

    def _plainness(self, place):
        """`Phone` goes before `Mobile` of the same field, wherever they stand; notes stay in the order of the columns."""
        at, target = place
        return 0 if target in ("notes", "note") else -plainness(self.headings[at], target)

    def read(self, cells):
        """(values, errors) of one row: {field: stored text}, {field: words for the person}, "" for no field.

        What has a value and no place of its own stands in the notes, as a line under its heading.
        """
        typed, lines = self._collect(cells)
        if self.country is not None and "phone" in typed and self.country < len(cells):
            typed["phone"] = dialling.at_home(cells[self.country], typed["phone"])
        values, errors = {}, {}
        for field, text in typed.items():
            if field == "name" and text is typed.get(PERSON):
                continue
            try:
                if value := self._clean(field, text, lines):
                    values[field] = value
            except kinds.Unplaced:
                lines.append((self._heading(field), text))
            except ValidationError as error:
                errors[field] = " ".join(error.messages)
        if "name" not in values and "name" not in errors and PERSON in values:
            values["name"] = values[PERSON]
        if lines:
            self._note(values, errors, lines)
        if "name" not in values and not errors:
            self._name(values, errors)
        return values, errors

    def _name(self, values, errors):
        """Make a name, or say that there is none."""
        try:
            if made := self.cleaners["name"](made_name(values)):
                values[MADE] = made
        except ValidationError:
            made = ""
        if made and self.makes_names:
            values["name"] = made
        else:
            errors["name"] = str(self.kind.lacks_name)

    def _clean(self, field, text, lines):
        """What is stored for a field; of several addresses or numbers in the cell the first, the others become lines."""
        if text[0] != "+" and (text[0] in _ODD or text[-1] in _ODD) and (said := suspicion(text, field)):
            raise ValidationError(said)
        try:
            value = self.cleaners[field](text)
        except ValidationError:
            if not (parts := several.apart(text, field)):
                raise
        else:
            is_one = field != "phone" or (value[:1] == "+" and len(text) <= LONGEST_NUMBER)
            if is_one or not (parts := several.apart(text, field)):
                return value
        lines += [(self._heading(field), part) for part in parts[1:]]
        return self.cleaners[field](parts[0])

    def typed(self, cells):
        """{field: text} as it was typed, before any rule; for showing old beside new."""
        return self._collect(cells)[0]

    def _collect(self, cells):
        """What was typed for each field, and (heading, text) of what goes below the notes."""
        typed, lines, several = {}, [], {}
        width = len(cells)
        for at, target in self.targets:
            if at >= width or not (text := _text(cells[at], target, self.choices)):
                continue
            if target == "note":
                lines.append((self.headings[at], text))
            elif target not in typed:
                typed[target] = text
            elif target in JOINED:
                typed[target] += f"{JOINED[target]}{text}"
            else:
                several.setdefault(target, []).append((self.headings[at], text))
        if self.has_extra:
            self._combine(typed, lines)
        if "name" not in typed and PERSON in typed:
            typed["name"] = typed[PERSON]
        if PERSON in typed and PERSON not in self.cleaners:
            self._keep_person(typed, lines)
        for target, more in several.items():
            lines += self._others(target, typed.get(target, ""), more)
        return typed, lines

    def _combine(self, typed, lines):
        """Halves of a person's name together, and a country code with its number."""
        person = " ".join(filter(None, (typed.pop(part, "") for part in kinds.PARTS)))
        if person and typed.setdefault(PERSON, person) != person:
            lines.append((str(kinds.person_label()), person))
        code = typed.pop("phone_code", "")
        if code and "phone" in typed:
            typed["phone"] = dialling.join(code, typed["phone"])

    def _keep_person(self, typed, lines):
        """A kind that has no place for a person keeps one in its notes, unless it is the name itself."""
        person = typed.pop(PERSON)
        if person != typed["name"]:
            lines.append((str(kinds.person_label()), person))

    def _others(self, target, first, more):
        """Further texts for a field that has one already, as lines; the same once more says nothing new."""
        seen = {self._alike(target, first)}
        for heading, text in more:
            if (alike := self._alike(target, text)) not in seen:
                seen.add(alike)
                yield heading, text

    def _alike(self, target, text):
        try:
            return self.cleaners[target](text) if target in self.cleaners else text
        except (ValidationError, kinds.Unplaced):
            return text

    def _heading(self, field):
        return next((self.headings[at] for at, target in self.targets if target == field), field)

    def _note(self, values, errors, lines):
        """`Heading: value`, one a line, after what the notes say themselves."""
        text = "\n".join([*filter(None, [values.get("notes")]), *(f"{heading}: {text}" for heading, text in lines)])
        try:
            values["notes"] = self.cleaners["notes"](text)
        except ValidationError as error:
            errors["notes"] = " ".join(error.messages)


def _text(cell, target, choices):
    """A cell as somebody would have typed it: without the export's apostrophe, NUL as it was, placeholders as nothing.

    A placeholder that is among the `choices` ({field: folded words}) of its field means that choice.
    """
    cell = cell.strip(" \u00a0\t\r\n")
    if not cell:
        return ""
    if len(cell) <= blanks.LONGEST and blanks.is_blank(cell, target) and fold(cell) not in choices.get(target, ()):
        return ""
    if cell[0] == "'":
        cell = original(cell)
    return cell.replace(NUL, "\0") if NUL in cell else cell
