"""Markdown: what people write in notes, as HTML that is safe to show.

markdown-it reads it with raw HTML switched off, nh3 lets through only what stands below. Pictures become links, since
one from elsewhere would tell its server who reads here; headings begin where those of a card end.
"""

import re
from functools import lru_cache
from importlib import import_module

import nh3
from django.utils.html import escape
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

DEEPEST = 6
BELOW_CARDS = 2  # `#` is an h3: the page has the h1, cards have h2
TAGS = set("p br hr h3 h4 h5 h6 ul ol li blockquote pre code em strong s a table thead tbody tr th td span".split())
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "span": {"class"}}
SCHEMES = {"http", "https", "mailto", "tel"}
SPECIAL = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)|(?<=\d)[.)](?=\s|$)|^[-+=#>]")

# Rows are given the cells that they lack, 65,536 of them in each table as the reader comes: of 2 kB of text it made 650 kB in
# a second, and a story shows fifty notes.
import_module("markdown_it.rules_block.table").MAX_AUTOCOMPLETED_CELLS = 200  # type: ignore[attr-defined]

_reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")


def render(text, names=()):
    """`text` as HTML, safe to show. `names` are those behind an @ that stand out, as they were written."""
    return _render(text or "", tuple(sorted(names, key=len, reverse=True)))


@lru_cache(maxsize=4_000)
def _render(text, names):
    tokens = _reader.parse(text)
    marks = _marks(names) if names else None
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + BELOW_CARDS, DEEPEST)}"
        elif marks and token.type == "inline":
            token.children = [part for child in token.children for part in _split(child, marks)]
    html = _reader.renderer.render(tokens, _reader.options, {})
    return mark_safe(  # noqa: S308  it has just been cleaned
        nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer nofollow")
    )


def _marks(names):
    return re.compile(rf"(@(?:{'|'.join(map(re.escape, names))}))(?!\w)", re.I)


def _split(token, marks):
    """A run of text as runs of text and mentions."""
    if token.type != "text":
        return [token]
    return [_mention(part) if at % 2 else _text(part) for at, part in enumerate(marks.split(token.content)) if part]


def _mention(name):
    return Token("html_inline", "", 0, content=f'<span class="mention">{escape(name)}</span>')


def _text(content):
    return Token("text", "", 0, content=content)


def literal(text):
    """`text` as one line that Markdown shows exactly so."""
    return SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def quoted(text):
    """`text` as a quote whose lines Markdown shows exactly so."""
    return "\n".join(f"> {literal(line)}".rstrip() for line in text.splitlines())
