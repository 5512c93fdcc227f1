"""What the cells of a column look like, whatever its heading says."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from crm.importing.cells.blanks import is_blank
from crm.importing.cells.dialling import calling_code
from crm.text import LEGAL_FORMS, fold

SAMPLE = 200  # cells of a column that are looked at

_EMAIL = re.compile(r"^\s*(?:mailto:|.*<)?[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+>?\s*$", re.I)
_WEBSITE = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$|^\s*(?:[a-z0-9-]+\.)+[a-z]{2,13}/?\s*$", re.I)
_SOCIAL = re.compile(
    r"(?:linkedin|facebook|twitter|instagram|xing|youtube|tiktok|goo|maps\.google|x)\.(?:com|gl|de)\b", re.I
)
_PHONE = re.compile(r"^\s*(?:\+|00|\()?[\d\s()./-]{6,}(?:\s*(?:x|ext\.?)\s*\d+)?\s*$", re.I)
_PHONE_PLAIN = re.compile(r"\+|^\s*0\d|[()/ -]")
_CODE = re.compile(r"^\s*(?:\+|00)?[1-9]\d{0,3}\s*$")
_DATE = re.compile(r"^\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[T ].*)?$")
_NUMBER = re.compile(r"^\s*[-+€$£¥]?\s*\d[\d.,' ]*%?\s*$")
_GRADE = re.compile(r"^\d{1,2}(?:[.,]\d{1,2})?$")
_PERSON = re.compile(r"^(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]*$")


_PAGE = re.compile(r"^\s*(?:https?://)?(?:www\.)?([^\s/?#]+)/[^\s]", re.I)
_YES_OR_NO = frozenset("yes no y n true false 0 1 ja nein oui non si no sim nao tak nie nej nei on off".split())


def is_data(cell):
    """Whether a cell can be no heading: an address, a number, a date."""
    return bool(
        _EMAIL.match(cell) or cell.lower().startswith(("http://", "https://", "www.")) or _DATE.match(cell)
        or (_NUMBER.match(cell) and len(cell) > 1) or (_PHONE.match(cell) and len(cell) > 6)
    )  # fmt: skip


@dataclass
class Column:
    """The filled cells of one column, and how many of them look like what; shares from 0 to 1."""

    cells: list[str]

    @property
    def is_empty(self):
        return not self.cells

    def _share(self, test):
        return sum(bool(test(cell)) for cell in self.cells) / len(self.cells) if self.cells else 0.0

    @cached_property
    def emails(self):
        return self._share(_EMAIL.match)

    @cached_property
    def ats(self):
        """Cells with an @, proper addresses or not."""
        return self._share(lambda cell: "@" in cell)

    @cached_property
    def websites(self):
        return self._share(lambda cell: _WEBSITE.match(cell) and not _SOCIAL.search(cell))

    @cached_property
    def dots(self):
        return self._share(lambda cell: "." in cell and " " not in cell.strip() and not _SOCIAL.search(cell))

    @cached_property
    def is_one_site(self):
        """Whether all are pages within one site, as links to profiles and records are."""
        pages = [_PAGE.match(cell) for cell in self.cells]
        return len(pages) > 1 and all(pages) and len({page[1].lower() for page in pages}) == 1

    @cached_property
    def answers(self):
        """Cells that say yes or no."""
        return self._share(lambda cell: fold(cell) in _YES_OR_NO)

    @cached_property
    def grades(self):
        """Cells that are no more than `4` or `4,7`: in some languages a note is a mark out of five as well."""
        return self._share(_GRADE.match)

    @cached_property
    def calling_codes(self):
        """Cells such as `+44`, `0044` and `44`."""
        return self._share(lambda cell: _CODE.match(cell) and calling_code(cell)[0])

    @cached_property
    def phones(self):
        """Cells that look like a phone number and not like any other number or a date."""
        return self._share(
            lambda cell: (
                _PHONE.match(cell)
                and _PHONE_PLAIN.search(cell)
                and not _DATE.match(cell)
                and 7 <= sum(map(str.isdigit, cell)) <= 15
            )
        )

    @cached_property
    def digits(self):
        return self._share(lambda cell: any(map(str.isdigit, cell)))

    @cached_property
    def long_numbers(self):
        """Cells with six digits or more, as a phone number has at least."""
        return self._share(lambda cell: sum(map(str.isdigit, cell)) > 5)

    @cached_property
    def is_of_few(self):
        """Whether the same few values come again and again, as the addresses of those who own the records do."""
        return len(self.cells) > 3 and 2 * len(set(self.cells)) <= len(self.cells)

    @cached_property
    def short_numbers(self):
        """Cells that are numbers of up to four digits, which may be names; longer ones are keys of another program."""
        return self._share(lambda cell: cell.isdecimal() and len(cell) < 5)

    @cached_property
    def data(self):
        return self._share(is_data)

    @cached_property
    def persons(self):
        """Cells of two to four words without digits or a legal form."""
        return self._share(lambda cell: _PERSON.match(cell.strip()) and not _has_legal_form(cell))

    @cached_property
    def single_words(self):
        """Cells of one capitalised word, as in a column of first names."""
        return self._share(lambda cell: cell.replace("-", "").isalpha() and cell[:1].isupper())

    @cached_property
    def legal_forms(self):
        return self._share(_has_legal_form)


def _has_legal_form(cell):
    found = re.sub(r"[.,&]", "", fold(cell)).split()
    return len(found) > 1 and found[-1] in LEGAL_FORMS


def column(rows, at):
    """The `Column` at index `at` of `rows` (lists of cells)."""
    cells = (row[at].strip()[:300] for row in rows[: SAMPLE * 3] if at < len(row))
    filled = (cell for cell in cells if cell and not is_blank(cell, ""))
    return Column(list(islice(filled, SAMPLE)))


def share_found_in(rows, at, other, part):
    """How often a word of the cell at `at` stands in the address in column `other`; `part` cuts it: 0 before @, 1 after."""
    hits = seen = 0
    for row in rows[:SAMPLE]:
        if max(at, other) >= len(row) or not row[at].strip() or not row[other].strip():
            continue
        seen += 1
        address = fold(row[other])
        address = address.partition("@")[2 * part] if "@" in address else address if part else ""
        compact = re.sub(r"[^a-z0-9]", "", address)
        hits += any(word in compact for word in re.findall(r"\w{3,}", fold(row[at])))
    return hits / seen if seen else 0.0
