"""What a heading says."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from crm.importing.mapping import qualifiers
from crm.importing.mapping.phrases import (
    SYMBOLS,
    WIDE,
    apart,
    beside,
    every,
    is_beside,
    is_word,
    longest,
    of_list,
    of_meanings,
)
from crm.text import fold

NAMING = ("first", "last", "person", "name")
CALLED = (*NAMING, "company", "trade")  # meanings that a number is none of
_CASE = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
_BRANDS = re.compile(
    r"LinkedIn|WhatsApp|YouTube|TikTok|GitHub|HubSpot|DropBox|WeChat|FaceBook|SnapChat"
)  # each is one word
_NUMBERED = re.compile(r"^\s*q?\d{1,3}[.):]\s*(?=[^\W\d])", re.I)  # `3. Company`
_WITHOUT = re.compile(r" (?:without|ohne|sans|sin|sem|senza|zonder|utan|uden|uten|bez) .*")
_POSTAL = re.compile(r" (?:address|addresses|adress|adresse|adres)\b(?: es\b)?|地址|住所")
_MAIL = re.compile(r"mail|邮箱|邮件|郵件|電郵|メール")
_PEOPLE = {"person", "contact", "lead", "customer", "client", "prospect"}
_WHOSE_COMPANY = {"company", "organization", "organisation", "employer", "business", "account", "firma", "bedrijf"}
_SCRIPTS = re.compile(r"(?<=[a-z])(?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[a-z])")
_WHERE_FROM = re.compile(
    r"^(?:default address|billing|shipping|bill to|ship to|mailing|business|rechnung|rechnungs|facturation|facturacion) (?=.)"
)
_SOME_NAME = re.compile(
    r"\w+ (?:name|naam|navn|namn)|(?:nom|nombre|nome|nazwa)(?: (?:de|du|del|do|da|d|della|dell|l|la|el|le))* \w+"
)
WHOLE = ("phone_code", "status")  # meanings that only a whole heading has


@dataclass(frozen=True)
class Claim:
    """What a heading is about and how plainly it says so, from 0 to 1."""

    meaning: str
    score: float


@lru_cache(maxsize=4_000)
def claim(header):
    """The claim that the words of `header` make, or None. Exact phrases first, then phrases among other words."""
    said = plain(header)
    if not said:
        return None
    return _exact(said) or _status(said) or _of_an_address(said) or _among(said) or _compound(said) or _named(said)


def plain(header):
    """A heading as words between single spaces: `KundeVorname` and `kunde_vorname` are `kunde vorname`."""
    header = _BRANDS.sub(lambda brand: brand[0].lower(), _NUMBERED.sub("", header[:200]))
    said = SYMBOLS.sub(" ", fold(_CASE.sub(" ", header))).strip()
    said = said if said.isascii() else _SCRIPTS.sub(" ", said)
    said = _WITHOUT.sub("", said) if len(said) > 12 else said
    told = [apart(word) for word in said.split(" ") if word not in of_list(qualifiers.REMARKS)]
    said = " ".join(told) or said
    return _POSTAL.sub("", said) if _MAIL.search(said) else said


def without_prefix(names):
    """Headings without the word that most of them begin with, where it says nothing: `kun_telefon` among `kun_plz`."""
    said = [plain(name) for name in names]
    prefix, times = Counter(words.partition(" ")[0] for words in said).most_common(1)[0] if said else ("", 0)
    if is_word(prefix) or times < max(4, 0.6 * len(said)):
        return names
    return [words.removeprefix(f"{prefix} ") if words.startswith(prefix) else name
            for name, words in zip(names, said, strict=True)]  # fmt: skip


def is_known(cell):
    """Whether a cell is a heading that we know, about a field or about something beside one."""
    if len(cell) > 60:
        return False
    said = plain(cell)
    return bool(said) and (_is_plainly(said) or claim(cell) is not None)


def _is_plainly(said):
    others = of_list(qualifiers.OTHERS) | of_list(qualifiers.TOWNS)
    numbered = longest(said, every()) and _is_of_no_name(said, said.split(" "))
    return said in every() or said in others or is_beside(said) or bool(numbered)


def _exact(said):
    if is_beside(said) and said not in every():
        return None
    for meaning, (strong, weak) in of_meanings().items():
        if said in strong:
            return Claim(meaning, 1.0)
        if said in weak:
            return Claim(meaning, 0.8)
    return None


def _status(said):
    """A status with a word that says whose: `current status`, `estado del cliente`."""
    words_said = _without_owner(said).split()
    for weak, score in ((False, 0.9), (True, 0.7)):
        own = [word for word in words_said if word not in of_list(qualifiers.WHOSE)]
        if " ".join(own) in of_meanings()["status"][weak]:
            return Claim("status", score)
    return None


def _without_owner(said):
    """`客户状态` without its `客户`: in such scripts no space stands between them."""
    if said.isascii():
        return said
    owners = (
        word for word in of_list(qualifiers.WHOSE) if WIDE.search(word) and said.startswith(word) and said != word
    )
    return said.removeprefix(max(owners, key=len, default=""))


def _compound(said):
    """A long word that ends in one of ours: `Arbejdstelefon`."""
    for meaning, ends in qualifiers.ENDS.items():
        if any(word.endswith(tuple(of_list(ends))) for word in said.split(" ")) and not is_beside(said):
            return Claim(meaning, 0.7)
    return None


def _named(said):
    """The name of something that we do not know, `Clinic name`: of a company maybe, where nothing else is."""
    if said == "title" or (_SOME_NAME.fullmatch(said) and not is_beside(said)):
        return Claim("named", 0.5)
    return None


def is_place(header):
    """Whether a heading says no more than of what place its numbers or addresses are: `Work`."""
    return plain(header) in of_list(qualifiers.PLACES)


def is_account(header):
    """Whether a heading such as `Account` may mean the number of one."""
    return not {"account", "accounts"}.isdisjoint(plain(header).split(" "))


def _of_an_address(said):
    """`Billing company`, `Default address phone`: a field again behind the words that say of which address."""
    bare = _WHERE_FROM.sub("", said)
    found = _exact(bare) if bare != said else None
    return Claim(found.meaning, found.score - 0.15) if found and found.meaning not in WHOLE else None


def _among(said):
    """A phrase among further words, which must not be about something beside the field."""
    if is_beside(said) or len(said.split()) > 10 or not longest(said, every()):
        return None
    if said.removesuffix(" name").rpartition(" ")[2] in _WHOSE_COMPANY and said.partition(" ")[0] in _PEOPLE:
        return Claim("company", 0.85)
    for meaning, (strong, weak) in of_meanings().items():
        if meaning in WHOLE:
            continue
        for phrases, base in ((strong, 0.9), (weak, 0.7)):
            if phrase := longest(said, phrases):
                score = _partly(said, phrase, meaning, base)
                if score:
                    return Claim(meaning, score)
    return None


def _partly(said, phrase, meaning, base):
    rest = beside(said, phrase)
    foreign = [word for word in rest if word not in of_list(qualifiers.FILLERS) | of_list(qualifiers.SECONDARY)]
    if meaning in CALLED and _is_of_no_name(said, rest):
        return 0
    if foreign and (meaning in NAMING or (meaning == "notes" and base < 0.9)):
        return 0
    if any(word in of_list(qualifiers.SECONDARY) for word in rest):
        return base - 0.29
    if not foreign:
        return base
    if meaning == "company":
        return 0.41 if WIDE.search(phrase) else 0.5
    return base - 0.1 * min(len(foreign), 3)


def _is_of_no_name(said, rest):
    """Whether a heading is about a number or a yes: `Customer no.`, `顧客番号`, `Is customer`."""
    numbers = of_list(qualifiers.NUMBERS)
    is_wide = WIDE.search(said) and said.endswith(tuple(filter(WIDE.search, numbers)))
    return is_wide or not numbers.isdisjoint(rest) or said.partition(" ")[0] in of_list(qualifiers.WHETHER)
