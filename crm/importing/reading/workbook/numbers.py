"""What a number in a cell stands for: a whole number, another one, a date."""

import datetime

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import from_excel

from crm.importing.reading.workbook.markup import elements

# Dates of East Asian Excels that have no written format (ECMA-376 part 1, 18.8.30).
_LOCAL_DATES = frozenset([*range(27, 37), *range(50, 59)])


def date_styles(file):
    """The numbers, as written in cells, of the styles that show dates, from an open `styles.xml`."""
    formats, dates, number, within = dict(BUILTIN_FORMATS), set(), 0, False
    for name, attributes in elements(file):
        if name == "numFmt":
            formats[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            within = True
        elif name == "cellStyles":
            within = False
        elif name == "xf" and within:
            shown = _whole(attributes.get("numFmtId"))
            if shown in _LOCAL_DATES or is_date_format(formats.get(shown)):
                dates.add(str(number))
            number += 1
    return dates


def number_text(text):
    """A number as it is typed: 5 and not 5.0, fifteen digits as Excel has them."""
    if text.isdecimal() and len(text) < 16:
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    if number.is_integer() and abs(number) < 1e21:
        return str(int(number))
    return f"{number:.15g}" if abs(number) < 1e21 else text


def date_text(text, epoch):
    """A date as 2024-03-05, with the time where it has one, or a time alone; what is no date as a number."""
    try:
        moment = from_excel(float(text), epoch)
    except (ValueError, OverflowError, TypeError):
        return number_text(text)
    if not isinstance(moment, datetime.datetime):
        return moment.isoformat() if moment is not None else ""
    if moment.time() == datetime.time():
        return moment.date().isoformat()
    return moment.isoformat(" ", "seconds")


def _whole(text):
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
