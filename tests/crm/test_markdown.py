"""Notes in Markdown: what shows, and what never gets through."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crm.markdown import TAGS, literal, render


def test_the_usual_marks_show():
    html = render("# Plan\n**Bold**, *soft*\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |")
    assert "<h3>Plan</h3>" in html
    assert "<strong>Bold</strong>, <em>soft</em>" in html
    assert html.count("<li>") == html.count("<td>") == 2


def test_a_line_break_stays_one():
    assert "one<br>\ntwo" in render("one\ntwo")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,hello)",
        "![x](https://elsewhere.example/pixel.png)",
        "<a href='https://x.example' onclick='x'>x</a>",
    ],
)
def test_what_could_do_harm_shows_as_text(text):
    html = render(text)
    assert not re.search(r"<(script|img)|<[^>]*on\w+=|(javascript|data):[^)]*\"", html)


def test_links_lead_away_without_a_trace():
    assert render("[us](https://x.example)") == (
        '<p><a href="https://x.example" rel="noopener noreferrer nofollow">us</a></p>\n'
    )


def test_mentions_stand_out_by_their_longest_name_but_not_in_code():
    html = render("@Ines Baptiste and `@Ines`, @Inessa", {"Ines", "Ines Baptiste"})
    assert html.count('<span class="mention">') == 1
    assert '<span class="mention">@Ines Baptiste</span>' in html


@given(st.text())
@example("<svg/onload=alert(1)>")
def test_whatever_is_typed_only_known_tags_come_out(text):
    assert {tag.lower() for tag in re.findall(r"<\s*/?\s*([a-zA-Z][\w-]*)", render(text))} <= TAGS


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), max_size=60))
@example("12. *x* <b> &amp; #1")
@example("- a")
@example("---")
def test_a_literal_line_shows_exactly_as_it_was(text):
    shown = unescape(re.sub(r"<[^>]+>", "", render(literal(text))))
    assert shown.strip() == " ".join(text.split())
