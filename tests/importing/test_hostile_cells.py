"""Cells that hurt: each goes all the way, from the paste through the records to the undo, and nothing executes or breaks."""

import pytest

from crm.importing.planning.staging import stage
from leads.models import Lead
from tests.importing.conftest import redone, undone, written
from tests.importing.tables import tables

HOSTILE = {
    "nul": "Ti\0de",
    "sign for nul": "Ti\u2400de",
    "escaped nul": "Ti\\u0000de",
    "rtl override": "\u202egpj.exe",
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "template": "{% include 'x' %}{{ 7|add:7 }}",
    "formula": "=cmd|' /C calc'!A0",
    "emoji": "👩‍👩‍👧‍👦" * 20,
    "lone surrogate": "Ti\ud800de",
    "json": '{"a": [1, "\\ud800", null]}',
    "number": "007",
    "float": "1e400",
    "sql": "Robert'); DROP TABLE leads_lead;--",
    "per cent": "100 %s %(paste)s %%",
    "backslashes": "\\N\\.\\\\",
    "long": "x" * 10_000,
    "zalgo": "Z" + "\u0301" * 5_000,
    "byte order mark": "\ufeffTide",
    "line separators": "Ti\u2028de\u2029x\x85y",
    "controls": "Ti\x01\x1b[31mde\x7f",
    "private use": "\ue000\uf8ff\U0010ffff",
    "noncharacter": "Ti\ufffe\uffffde",
}


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("column", range(4))
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_cell_goes_all_the_way(workspace, mara, text, column):
    cells = ["Tideway", "Orla Brennan", "orla@tideway.example", "Likes tea"]
    cells[column] = text
    before = tables()
    source = "Company,Contact,Email,Notes\n" + ",".join(map(quoted, cells)) + "\nBolt,,b@bolt.example,\n"

    paste = written(stage(workspace, "leads", source, by=mara), by=mara)

    after = tables()
    assert paste.totals["rows"] == 2
    assert paste.totals["created"] == Lead.objects.count() >= 1
    assert Lead.objects.filter(name="Bolt").exists()
    assert tables(undone(paste, by=mara)) == before
    assert tables(redone(paste, by=mara)) == after


def test_a_cell_of_a_megabyte_is_one_row_s_problem(workspace, mara):
    source = f"Company,Notes\nTideway,{'x' * 1_000_000}\nBolt,tea\n"

    paste = written(stage(workspace, "leads", source, by=mara), by=mara)

    assert (paste.totals["failed"], paste.totals["created"]) == (1, 1)
    assert paste.rows.get(outcome="failed").number == 2


def test_five_hundred_columns_are_read(workspace, mara):
    head = ["Company", *(f"Field {n}" for n in range(499))]
    source = ",".join(head) + "\n" + ",".join(["Tideway", *(str(n) for n in range(499))]) + "\n"

    paste = written(stage(workspace, "leads", source, by=mara), by=mara)

    assert (len(paste.columns), paste.totals["created"]) == (500, 1)


def test_numbers_stay_as_they_were_typed(workspace, mara):
    source = "Company,Email,Notes\n007,a@b.example,1e5\n1.10,c@d.example,-0\n"

    written(stage(workspace, "leads", source, by=mara, named={"Company": "name"}), by=mara)

    assert list(Lead.objects.order_by("id").values_list("name", "notes")) == [("007", "1e5"), ("1.10", "-0")]
