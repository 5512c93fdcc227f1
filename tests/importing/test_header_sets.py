"""Header sets of programs, forms and people in many languages, and the field of each column."""

import csv
import io

import pytest

from crm.importing.mapping.guessing import guess
from crm.importing.reading.table import read_table
from tests.importing.composed_header_sets import SETS as COMPOSED
from tests.importing.further_header_sets import SETS as FURTHER
from tests.importing.header_sets import SETS
from tests.importing.more_header_sets import SETS as MORE
from tests.importing.typical import FIELDS, TYPICAL


def columns(text):
    """(heading, field, three cells) of each line of a set."""
    for line in text.strip().splitlines():
        heading, _sign, rest = line.strip().partition(" =")
        field, _bar, value = (part.strip() for part in rest.partition("|"))
        yield heading, field, [value] * 3 if value else TYPICAL.get(field, ["", "", ""])


def guessed_set(text):
    wanted = list(columns(text))
    file = io.StringIO()
    csv.writer(file).writerows(
        [[heading for heading, *_rest in wanted], *zip(*(cells for *_r, cells in wanted), strict=True)]
    )
    table = read_table(file.getvalue())
    fields = dict(zip(table.positions, guess(table, FIELDS), strict=True))
    return [(heading, field, fields.get(at, "")) for at, (heading, field, _cells) in enumerate(wanted)]


@pytest.mark.parametrize(
    "text",
    [*SETS.values(), *MORE.values(), *FURTHER.values(), *COMPOSED.values()],
    ids=[*SETS, *MORE, *FURTHER, *(f"composed {name}" for name in COMPOSED)],
)
def test_every_column_of_a_set_is_known(text):
    columns_of_it = guessed_set(text)

    assert {heading: got for heading, _wanted, got in columns_of_it} == {
        heading: wanted for heading, wanted, _got in columns_of_it
    }
