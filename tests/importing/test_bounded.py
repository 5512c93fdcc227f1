"""Memory stays small and time grows with the size, whatever a file holds: each is read by a process of its own."""

import subprocess
import sys

import pytest
from django.conf import settings

from tests.importing.workbooks import STRINGS, as_excel, changed

# Prints: rows, rows with a problem, growth of memory in MB.
READER = """
import resource, sys
from django.conf import settings
settings.configure(FILE_UPLOAD_TEMP_DIR=None, USE_I18N=False)
from crm.importing.reading.table import read_table
import crm.importing.reading.workbook.book
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))  # what grows with the square of the size takes hours

def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024)

def parts():
%s

list(read_table("Name,Email\\nAcme,a@b.example").rows)
before, rows, problems = memory(), 0, 0
for row in read_table(parts).rows:
    rows += 1
    problems += bool(row.problem)
print(rows, problems, memory() - before)
"""

MILLION = r"""
    yield b"Company,Email,Phone\n"
    for thousand in range(1_000):
        yield b"".join(b"Company %d Ltd,p%d@c.example,+4420%08d\n" % (n, n, n) for n in range(1_000))
"""
# One quote that is never closed in 4 MB, where no other quote stands.
RARE_QUOTES = r"""
    yield b"Name,Email,Notes\n"
    for _each in range(9):
        yield b'"Acme,a@b.example,x\n'
        for _part in range(4):
            yield b"Bolt,b@b.example,a note that goes on\n" * 25_000
"""
EVERY_LINE_A_QUOTE = r"""
    yield b"Name,Email\n"
    for _part in range(20):
        yield b'A,"b\n' * 20_000
"""
# Each line closes a cell and opens the next: one record up to the end, from wherever it is begun.
A_RECORD_WITHOUT_END = r"""
    yield b'Name,"x\n'
    for _part in range(20):
        yield b'y","x\n' * 20_000
"""
SHORT_LINES_IN_A_QUOTE = r"""
    yield b'Name,Notes\n"x\n'
    for _part in range(20):
        yield b"a,b\n" * 40_000
"""
WINDOWS = r"""
    yield b"Name,City\n"
    for _part in range(30):
        yield "Müller und Söhne,Köln\n".encode("cp1252") * 20_000
"""


def read(parts, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", READER % parts, *arguments],
        cwd=settings.BASE_DIR, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(settings.BASE_DIR)},
    )  # fmt: skip
    return map(int, done.stdout.split())


@pytest.mark.parametrize(
    ("parts", "rows", "problems"),
    [
        (MILLION, 1_000_000, 0),
        (RARE_QUOTES, 900_009, 9),
        (EVERY_LINE_A_QUOTE, 400_000, 400_000),
        (A_RECORD_WITHOUT_END, 400_000, 400_000),
        (SHORT_LINES_IN_A_QUOTE, 800_001, 1),
        (WINDOWS, 600_000, 0),
    ],
    ids=["a million rows", "rare quotes", "every line a quote", "no end", "short lines", "Windows-1252"],
)
def test_a_large_text_is_read_in_little_memory(parts, rows, problems):
    found, wrong, grown = read(parts)

    assert (found, wrong) == (rows, problems)
    assert grown < 60


def test_a_large_workbook_is_read_in_little_memory(tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(as_excel([["Name", "Email"], *([f"Company {n}", f"p{n}@c{n}.example"] for n in range(60_000))]))

    rows, problems, grown = read("    yield open(sys.argv[1], 'rb').read()", str(path))

    assert (rows, problems) == (60_000, 0)
    assert grown < 60


def test_a_shared_text_without_end_is_cut(tmp_path):
    path = tmp_path / "book.xlsx"
    book = as_excel([["Name", "Email"], ["Acme", "x"]])
    path.write_bytes(changed(book, {STRINGS: lambda was: was.replace(b">x<", b">" + b"xyz " * 5_000_000 + b"<")}))

    with pytest.raises(subprocess.CalledProcessError) as refused:
        list(read("    yield open(sys.argv[1], 'rb').read()", str(path)))

    assert "unpacks to more" in refused.value.stderr
