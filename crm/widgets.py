"""How the columns of spreadsheets are written and read."""

from datetime import date, datetime, time
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from crm.exporting import original
from crm.fields import field_for


class CellWidget(Widget):
    """A column of plain values, out as `cell` says."""

    def render(self, value, obj=None, **kwargs):
        return cell(value)


class RuleWidget(CellWidget):
    """A column of plain values, in through the form field of its model field."""

    def __init__(self, field, **_ignored):
        super().__init__()
        self.field = field

    def clean(self, value, row=None, *, workspace, **kwargs):
        text, choices = typed(value), self.field.choices or ()
        by_label = {str(label).casefold(): value for value, label in choices}
        return field_for(self.field, workspace.phone_region).clean(by_label.get(text.casefold(), text))


class RowWidget(Widget):
    """A column that names another row of the same workspace: `find(workspace, text)` is the queryset it is among.

    `show` is the attribute of that row which the column holds.
    """

    def __init__(self, find, show):
        super().__init__()
        self.find, self.show = find, show

    def clean(self, value, row=None, *, workspace, **kwargs):
        text = typed(value)
        if not text:
            return None
        found = list(self.find(workspace, text)[:2])
        if len(found) != 1:
            problem = (
                _("“%(value)s” is nothing of this workspace.") if not found else _("“%(value)s” is not the only one.")
            )
            raise ValidationError(problem % {"value": text[:80]})
        return found[0]

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else cell(getattr(value, self.show))


def person():
    """A column with the e-mail of somebody who works here."""
    return RowWidget(lambda workspace, text: workspace.people().filter(email=text.lower()), "email")


def typed(value):
    """What a cell of a CSV or XLSX file says, as somebody would have typed it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == time.min:
        value = value.date()
    text = value.isoformat() if isinstance(value, (date, datetime)) else str("" if value is None else value)
    return original(text).strip()


def cell(value):
    """A stored value as an export holds it: numbers as they are, dates in ISO form, nothing as empty text."""
    if isinstance(value, (str, int, Decimal)):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
