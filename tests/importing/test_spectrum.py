"""The kinds of the csv-spectrum collection, in files of our own, with every separator."""

import pytest

from crm.importing.reading.table import read_table

KINDS = {
    "a comma in quotes": ('first,last,place\nOrla,Brennan,"Galway, Quay 3"\n', [["Orla", "Brennan", "Galway, Quay 3"]]),
    "empty": ('a,b,c\n1,"",""\n2,3,4\n', [["1", "", ""], ["2", "3", "4"]]),
    "empty, CRLF": ('a,b,c\r\n1,"",""\r\n2,3,4\r\n', [["1", "", ""], ["2", "3", "4"]]),
    "escaped quotes": ('a,b\n1,"ha ""ha"" ha"\n3,4\n', [["1", 'ha "ha" ha'], ["3", "4"]]),
    "JSON": (
        'key,val\n1,"{""type"": ""Point"", ""at"": [102.0, 0.5]}"\n',
        [["1", '{"type": "Point", "at": [102.0, 0.5]}']],
    ),
    "newlines": ('a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
                 [["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]),
    "newlines, CRLF": ('a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
                       [["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]),
    "quotes and newlines": ('a,b\n1,"ha \n""ha"" \nha"\n3,4\n', [["1", 'ha \n"ha" \nha'], ["3", "4"]]),
    "simple": ("a,b,c\n1,2,3\n", [["1", "2", "3"]]),
    "simple, CRLF": ("a,b,c\r\n1,2,3\r\n", [["1", "2", "3"]]),
    "UTF-8": ("a,b,c\n1,2,3\n4,5,ʤ\n", [["1", "2", "3"], ["4", "5", "ʤ"]]),
    "simple, CR": ("a,b,c\r1,2,3\r", [["1", "2", "3"]]),
    "no line end at the end": ("a,b,c\n1,2,3", [["1", "2", "3"]]),
    "a location with a BOM": ("\ufeffa,b,c\n1,2,3\n", [["1", "2", "3"]]),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("as_bytes", [False, True], ids=["text", "bytes"])
def test_each_kind_is_read(kind, mark, as_bytes):
    text, rows = KINDS[kind]
    text = text.replace(",", mark)

    table = read_table(text.encode() if as_bytes else text)

    assert table.delimiter == mark
    assert table.header_row == 1
    assert [row.cells for row in table.rows] == [[cell.replace(",", mark) for cell in row] for row in rows]
