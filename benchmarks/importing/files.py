"""A table of leads as somebody exported it elsewhere: every field, no two of one company, each cell to be cleaned."""

import csv
import itertools
import random

from benchmarks import engines, words

COLUMNS = ("name", "contact_name", "email", "phone", "website", "industry", "source", "notes")
HEADINGS = ("Company", "Contact", "E-mail", "Phone", "Website", "Industry", "Source", "Notes")


NARROW = (0, 2)  # of the columns: what a million rows have room for in the 100 MB that a file may have


def made(rows, *, narrow=False):
    """The path of a CSV file of so many leads, written when it is not there; `narrow` has names and e-mails alone."""
    path = engines.VAR / f"import-{rows}{'-narrow' if narrow else ''}.csv"
    columns = NARROW if narrow else range(len(HEADINGS))
    if not path.exists():
        engines.VAR.mkdir(exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerows([row[at] for at in columns] for row in itertools.chain([HEADINGS], leads(rows)))
    return path


def leads(rows):
    """Tuples of cells in the order of `COLUMNS`; the same every time."""
    dice = random.Random(rows)
    for n in range(rows):
        first, second = dice.choice(words.FIRST), dice.choice(words.SECOND)
        given, family = dice.choice(words.GIVEN), dice.choice(words.FAMILY)
        domain = f"{second.lower()}-{n}-{rows}.example"
        yield (
            f"{first} {second} {dice.choice(words.CITIES)} {n} {dice.choice(words.FORMS)}",
            f" {given} {family}",
            f"{given[0].lower()}.{n}@{domain.upper()}",
            f"+44 20 {dice.randint(7000, 7999)} {n % 10_000:04d}",
            f"www.{domain}/",
            dice.choice(words.INDUSTRIES),
            dice.choice(words.SOURCES),
            "Met at the fair. " * dice.randint(0, 3),
        )


def pieces(path):
    """The bytes of a file, a megabyte at a time."""
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece
