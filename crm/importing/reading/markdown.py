"""Tables as Markdown and terminals draw them: bars between the cells, a rule below the heading."""

import re

from crm.importing.reading.rowing import Row, checked

_BAR = re.compile(r"(?<!\\)\|")
_RULE = "|+-: \t"  # all that a rule is made of


def is_markdown(lines):
    """Whether lines are such a table: a rule below a row of as many cells, or bars at both edges of nearly all."""
    if heading(lines):
        return True
    lines = [line.strip() for line in lines if line.strip()][:60]
    edged = sum(len(line) > 1 and line[0] == line[-1] == "|" for line in lines)
    return bool(lines) and edged >= 0.8 * len(lines) and '"' not in "".join(lines)


def heading(lines):
    """The number of the row above the first rule, counted from 1; None where no rule is."""
    above = ""
    for number, line in enumerate(lines[:60]):
        line = line.strip()
        if _is_rule(line) and "|" in above and len(_cells(above)) == len(_cells(line.replace("+", "|"))):
            return number
        above = line
    return None


def records(text, encoding=""):
    """A Row for each line of an open text file that is neither blank nor a rule."""
    seen = 0
    for number, line in enumerate(text, start=1):
        line = line.strip()
        # `| - | - |` further down is a row of dashes.
        is_rule = _is_rule(line) and (seen < 2 or "--" in line)
        if line and not is_rule:
            row = Row(number, _cells(line))
            if any(row.cells):
                seen += 1
                yield checked(row, encoding)


def _is_rule(line):
    return "-" in line and ("|" in line or "+" in line) and not line.strip(_RULE)


def _cells(line):
    inner = line.removeprefix("|")
    if len(inner) < len(line) and inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]
