"""Names that somebody SHOUTED, in ordinary capitals; what only looks like shouting stays."""

import re
import unicodedata

SHORT = 4  # letters of a whole name up to which it is taken for an acronym: IBM, ACME

_WORD = re.compile(r"\bCO-OPS?\b|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")  # a co-op is one word
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
# Forms that have small letters in them; the others (AG, KG, LLC, BV, SE …) stay as they are.
_FORMS = {form.upper(): form for form in """GmbH gGmbH mbH KGaA GbR eG PartG Ltd Inc Co Corp Pty Pvt Pte Oy Oyj ApS Ltda Lda Srl Sarl
    SpA Snc Sas Sprl Kft Zrt Bt doo Bhd Sdn""".split()}  # fmt: skip
_CAPITAL = frozenset(
    "AG KG OHG UG SE EK LLC LLP LP PLC BV NV VOF AB HB KB AS ASA SA SAS SARL EURL SL SLU SLL SPZOO".split()
)
_LINKS = frozenset("""and of the for und für der von vom zu zur zum et de du des la le les del da do dos di della van den het
    og och y en""".split())  # fmt: skip
# Words of two or three letters that are words and no acronyms, and short names of people.
_WORDS = frozenset("""new old big red sun sea air sky one two top bar zoo art box bay oak ice car pet tea pub inn spa gym toy
    tax law web lab man men boy eye ear day all you our my her his go up on in to by or no dr med prof st mr ms mrs neu alt rot bad see uhr
    ann amy eva ian jan jim joe jon kim lee leo liz max may mia ned pam pat ray rob ron roy sam sue ted tim tom val zoe ana
    bob dan don eli guy ida ivo jay ken kay lea lou luc luz mel mik nia pia per rex ria rod tea ugo una uwe ute li wu xu yu
    ng ho ma le an bo ed al jo ty""".split())  # fmt: skip


def calm(text, *, person=False):
    """`ACME GMBH` -> `Acme GmbH`; a text with small letters, of few letters or of a script without case stays as it is.

    Acronyms, legal forms and Roman numerals keep their capitals. In the name of a `person` short words are names too.
    """
    if not text.isupper() or (sum(map(str.isupper, text)) <= SHORT and text != "CO-OP"):
        return text
    words = list(_WORD.finditer(text))
    calmed, end = [], 0
    for place, found in enumerate(words):
        calmed += [text[end : found.start()], _calm_word(found[0], person=person, is_first=place == 0)]
        end = found.end()
    return "".join(calmed) + text[end:]


def calm_person(text):
    """`SIOBHAN O'NEILL` -> `Siobhan O'Neill`."""
    return calm(text, person=True)


def calm_label(text):
    """`COMPUTER_SOFTWARE`, as programs export what was chosen from a list -> `Computer Software`."""
    return calm(text.replace("_", " ")) if text.isupper() else text


def capitalise(text):
    """`kestrel logistics gmbh`, all in small letters -> `Kestrel Logistics GmbH`; `hsbc` is taken for an acronym, and `web24` for none."""
    return " ".join(_capitalised(word, place) for place, word in enumerate(text.split()))


def _capitalised(word, place):
    shouted = word.upper()
    if shouted.lower() != word or (len(word) > 3 and any(map(str.isdigit, word))):
        return word[:1].upper() + word[1:]
    return _calm_word(shouted, person=False, is_first=place == 0)


def _calm_word(word, *, person, is_first):
    small = word.lower()
    if not is_first and small in _LINKS:
        return small
    if not person and word in _FORMS and not is_first:
        return _FORMS[word]
    if _ROMAN.fullmatch(word) or len(word) == 1 or not word[0].isupper() or (not person and _is_acronym(word)):
        return word
    return _titled(word)


def _is_acronym(word):
    if word in _CAPITAL or any(map(str.isdigit, word)):
        return True
    if "'" in word or "’" in word:
        return False
    letters = unicodedata.normalize("NFKD", word)
    if len(letters) > len(word) or word.lower() in _LINKS | _WORDS:
        return False  # no acronym has accents
    is_spoken = bool(set(letters) & set("AEIOUYÆØŒАЕЁИОУЫЭЮЯΑΕΗΙΟΥΩ"))
    return len(word) <= 3 or (len(word) <= 5 and not is_spoken)


def _titled(word):
    """One word with a capital: `O'Neill`, `McDonald's`, `L'Oréal`."""
    first, mark, rest = word.partition("’" if "’" in word else "'")
    titled = _capital(first)
    if titled.startswith("Mc") and len(titled) > 4:
        titled = "Mc" + titled[2:].capitalize()
    if not mark:
        return titled
    return titled + mark + (_titled(rest) if len(first) <= 2 and len(rest) > 2 else _small(rest))


def _capital(word):
    return word[:1] + _small(word[1:])


def _small(text):
    return text.replace("İ", "i").lower()
