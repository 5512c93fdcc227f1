"""Which encoding a text without a mark and not in UTF-8 is in, told by how common its letters would be.

Two-byte encodings put the characters that are much used in a range of their own (JIS X 0208 and GB 2312 level 1,
Big5 frequent characters, kana, full-width signs); a wrong reading scatters over the rare ones. In a Western text
letters beyond ASCII stand alone or in pairs among plain ones. Both hold for a single name as well, where the
statistics of charset-normalizer want a page; it is asked when neither speaks.
"""

from charset_normalizer import from_bytes

from crm.importing.reading.eastern import WIDES, commonness
from crm.importing.reading.western import western

CLEAR = 0.7  # share of letters in their place from which a reading is believed
OTHERS = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman"]


def guess(sample):
    """The name of the encoding that `sample` (bytes with some beyond ASCII) is most likely in."""
    west, central = western(sample)
    if west >= CLEAR:
        return "cp1250" if central else "cp1252"
    scores = {wide.name: commonness(sample, wide) for wide in WIDES}
    best = max(scores, key=scores.__getitem__)
    if scores[best] >= CLEAR or scores[best] > max(0.4, 1.25 * west):
        return best
    found = from_bytes(sample, cp_isolation=OTHERS).best() if west < 0.3 else None
    return found.encoding if found else "cp1252"
