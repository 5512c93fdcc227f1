"""A text as a table: its encoding, its separator, its records."""

from crm.importing.reading import decoding, markdown, quoting, separators

_LOOKED_AT = 256 * 1024  # characters by which the separator is found
MARKDOWN = "markdown"


class Text:
    """Text in a source. `encoding` and `delimiter` "" are guessed; a text that was pasted has no encoding.

    `delimiter` is a sign, or "markdown"; `header_row` the number of a heading that shows by a rule below it, or None.
    """

    def __init__(self, source, encoding="", filename="", delimiter=""):
        self.source, self.unread = source, []  # a text has no further sheets
        source.check_lines()
        self.encoding = "" if source.is_text else decoding.named(encoding) if encoding else decoding.find(source)
        with self._open() as text:
            lines = text.readlines(_LOOKED_AT)
        declared = _declared(lines)
        self._from = 2 if declared else 1
        self.delimiter = delimiter or declared or _guess(lines, filename)
        self.header_row = markdown.heading(lines) if self.delimiter == MARKDOWN else None
        self._spaced = separators.is_spaced(lines, self.delimiter)

    def rows(self):
        """The rows that are not blank, from the first line on; each call begins anew."""
        with self._open() as text:
            if self.delimiter == MARKDOWN:
                yield from markdown.records(text, self.encoding)
            else:
                found = quoting.records(text, self.delimiter, self.encoding, self._spaced)
                yield from (row for row in found if row.number >= self._from) if self._from > 1 else found

    def _open(self):
        return decoding.open_text(self.source, self.encoding)


def _guess(lines, filename):
    if markdown.is_markdown(lines):
        return MARKDOWN
    is_tabbed = filename.lower().endswith((".tsv", ".tab")) and any("\t" in line for line in lines)
    return "\t" if is_tabbed else separators.find(lines)


def _declared(lines):
    """Excel's own first line `sep=;` names the separator."""
    first = lines[0].strip("\r\n").strip('"') if lines else ""
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") and first[4] not in '"\0' else ""
