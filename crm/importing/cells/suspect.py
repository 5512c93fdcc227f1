"""Cells that a spreadsheet has changed by itself, before they came here."""

import re

from django.utils.translation import gettext as _

# 4.41566E+11, 4,41566E+11: what is left of a long number in a narrow column.
_EXPONENT = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+\d{1,3}", re.I)
_ERROR = re.compile(r"#(?:N/A|NV|REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV/0!|NUM!|ZAHL!|NULL!|SPILL!|CALC!)|#{4,}", re.I)
# Months as spreadsheets shorten them in English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Swedish and Polish.
_MONTHS = (
    "jan janv ene gen sty januar feb fév févr fev lut mar mär mrz mars març mrt maa apr avr abr avril kwi may mai mayo maio mag mei maj "
    "jun juin giu cze jul juil lug lip aug août ago sie sep sept set wrz oct okt ott out paź nov lis dec déc dic dez dez des gru"
).split()
_MONTH = "|".join(sorted(set(_MONTHS), key=len, reverse=True))
_DATE = re.compile(
    rf"(?:{_MONTH})\.?[- /]\d{{1,4}}|\d{{1,2}}\.?[- /](?:{_MONTH})\.?(?:[- /]\d{{2,4}})?|\d{{4}}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}",
    re.I,
)
_WORDED = frozenset(
    {"name", "contact_name", "contact_first_name", "contact_last_name", "first_name", "last_name", "title", "industry"}
)
_NUMBERED = frozenset({"phone", "contact_phone", "phone_code"})


def suspicion(text, field):
    """What a spreadsheet seems to have made of a cell that is meant for `field`, in words; "" when it looks as typed.

    A number shortened to an exponent, an error instead of a value, a name or phone number turned into a date.
    """
    if len(text) > 24:
        return ""
    text = text.strip()
    if text[:1] == "#" and _ERROR.fullmatch(text):
        return _("“%(text)s” is an error of the spreadsheet and no value.") % {"text": text}
    if (field not in _NUMBERED and field not in _WORDED) or not any(map(str.isdigit, text)):
        return ""
    if _EXPONENT.fullmatch(text):
        return _("The spreadsheet shortened a number to “%(text)s”. Format the column as text, and paste again.") % {
            "text": text
        }
    if _DATE.fullmatch(text):
        if field in _NUMBERED and not (text[:4].isdigit() and "-" in text) and not any(map(str.isalpha, text)):
            return ""  # 01.02.2003 may be a number with dots
        return _("The spreadsheet seems to have turned this into a date: “%(text)s”. Type what it was.") % {
            "text": text
        }
    return ""
