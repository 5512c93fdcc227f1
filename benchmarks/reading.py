"""How fast tables are read, beside the readers underneath: `python benchmarks/reading.py [ROWS]`.

Texts beside `csv.reader` over the same decoded lines, workbooks beside openpyxl's streaming reader, which import-export uses.
The best of three; a row has eight cells.
"""

import csv
import io
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADINGS = ["Company", "First name", "Last name", "Email", "Phone", "Website", "Industry", "Notes"]


def made(number):
    """The cells of a row."""
    site = f"c{number}.example"
    return [f"Company {number} Ltd", f"First{number % 5000}", f"Müller{number % 9000}", f"p{number}@{site}",
            f"+4420{number:08d}", f"https://{site}", "Seafood", f"Met at the fair, row {number}"]  # fmt: skip


def text(rows, codec):
    """A CSV of `rows` rows in bytes."""
    file = io.StringIO()
    csv.writer(file).writerows([HEADINGS, *map(made, range(rows))])
    return file.getvalue().encode(codec)


def book(rows):
    """A workbook of `rows` rows in bytes."""
    from openpyxl import Workbook

    file, made_book = io.BytesIO(), Workbook(write_only=True)
    sheet = made_book.create_sheet()
    for row in [HEADINGS, *map(made, range(rows))]:
        sheet.append(row)
    made_book.save(file)
    return file.getvalue()


def by_csv(data, codec):
    return sum(1 for _row in csv.reader(io.TextIOWrapper(io.BytesIO(data), codec, newline="")))


def by_openpyxl(data, _codec):
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
    return sum(1 for _row in sheet.iter_rows(values_only=True))


def by_us(data, _codec):
    from crm.importing.reading.table import read_table

    return 1 + sum(1 for _row in read_table(data).rows)


def seconds(read, data, codec, rows, times=3):
    """The best of some tries, each checked for its number of rows."""
    best = float("inf")
    for _try in range(times):
        begun = time.perf_counter()
        if read(data, codec) != rows + 1:
            sys.exit(f"{read.__name__} lost rows.")
        best = min(best, time.perf_counter() - begun)
    return best


def main():
    """Print microseconds a row, ours and theirs, and the ratio."""
    from django.conf import settings

    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("SECRET_KEY", "only-for-the-benchmark")
    settings.configure(FILE_UPLOAD_TEMP_DIR=None, USE_I18N=False)
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{'µs a row':24} {'ours':>8} {'theirs':>8} {'ratio':>8}")
    for name, data, codec, theirs in (
        ("CSV, UTF-8", text(rows, "utf-8"), "utf-8", by_csv),
        ("CSV, Windows-1252", text(rows, "cp1252"), "cp1252", by_csv),
        ("CSV, UTF-16", text(rows, "utf-16"), "utf-16", by_csv),
        (".xlsx", book(rows), "", by_openpyxl),
    ):
        us, them = (1e6 / rows * seconds(read, data, codec, rows) for read in (by_us, theirs))
        print(f"{name:24} {us:8.1f} {them:8.1f} {us / them:8.2f}")


if __name__ == "__main__":
    main()
