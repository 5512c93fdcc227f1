"""Cells that say that nothing is there."""

LONGEST = 14  # characters of the longest of them; what is longer need not be looked up

_SIGNS = frozenset(["-", "--", "---", "–", "—", "―", ".", "..", "...", "…", "?", "??", "???", "/", "//", "_", "*"])
_ERRORS = frozenset(["#n/a", "#na", "#null!", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#error!", "n/a", "n.a.", "n.a",
                     "(n/a)", "<n/a>", "k.a.", "k. a.", "n/d", "n.d.", "s/d", "n.v.t.", "n.b.", "tbd", "tbc", "tba",
                     "t.b.d.", "<null>", "(null)", "[null]", "\\n", "(none)", "<none>", "[none]", "(blank)", "<blank>",
                     "(empty)", "[empty]", "not available", "not provided", "not applicable", "not set", "no value",
                     "なし", "該当なし", "无", "無", "暂无"])  # fmt: skip
_WORDS = frozenset(["none", "null", "nil", "nan", "na", "undefined", "unknown", "blank", "empty", "keine", "keine angabe",
                    "unbekannt", "aucun", "aucune", "inconnu", "ninguno", "desconocido", "nenhum", "desconhecido",
                    "nessuno", "sconosciuto", "geen", "onbekend", "ingen", "inget", "okänd", "ukjent", "brak", "不明", "未知"])  # fmt: skip
_NAMES = frozenset(["name", "contact_name", "contact_first_name", "contact_last_name"])


def is_blank(cell, target):
    """Whether a stripped cell for `target` is a placeholder: `-`, `n/a`, `#N/A`, `none`.

    People are called Null and Na, and Blank is a company, so words stand for nothing only where they name nobody.
    `NA` is Namibia where a country is asked for.
    """
    said = cell.lower()
    if said in _SIGNS or said in _ERRORS:
        return True
    return said in _WORDS and target not in _NAMES and not (target == "phone_code" and said == "na")
