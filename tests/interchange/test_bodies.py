"""Words from elsewhere read here as they read there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.annotating.markup import parse_note
from annotated_dossier.interchange.bodies import from_address, from_html, from_markdown, from_plain
from annotated_dossier.model import MarkKind

lines = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("  *_[]()<>#-+=`~!&\\|1.@:"), max_size=30
)


@given(st.lists(lines, min_size=1, max_size=4).map("\n".join))
def test_plain_text_reads_as_it_was(words: str) -> None:
    text = parse_note(from_plain(words))
    assert text.plain.replace("\u00a0", "").split() == words.replace("\u00a0", "").split()
    marks = {mark.kind for block in text.blocks for run in block.runs for mark in run.marks}
    assert marks <= {MarkKind.BREAK}


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("", ""),
        ("Just words, 40 of them.", "Just words, 40 of them."),
        ("two\nlines", "two\\\nlines"),
        ("one\r\n\r\n\r\ntwo\n", "one\n\ntwo"),
        ("1. first", "1\\. first"),
        ("# no heading", "\\# no heading"),
        ("a\n===", "a\\\n\\==="),
        ("  indented", "\u00a0\u00a0indented"),
        ("see [[port-amber]] and [@key]", "see \\[\\[port-amber\\]\\] and \\[\\@key\\]"),
        ("a * b", "a * b"),
        ("snake_case", "snake_case"),
        ("<b>", "<b>"),
        ("&amp;", "\\&amp;"),
    ],
)
def test_plain_text_is_escaped_only_where_it_must_be(words: str, markdown: str) -> None:
    assert from_plain(words) == markdown


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("**bold** and [a link](https://x.example)", "**bold** and [a link](https://x.example)"),
        ("[[port-amber]] [@two, p. 3] [ ] done", "\\[[port-amber]] \\[@two, p. 3] [ ] done"),
        ("already \\[[port-amber]]", "already \\[[port-amber]]"),
    ],
)
def test_markdown_from_elsewhere_names_nothing_of_ours(words: str, markdown: str) -> None:
    assert from_markdown(words) == markdown
    assert from_markdown(from_markdown(words)) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One &amp; <b>two</b>.</p><p>Three</p>", "One \\& **two**.\n\nThree"),
        ('<a href="javascript:alert(1)">x</a> <a href="https://x.example/a">y</a>', "x [y](<https://x.example/a>)"),
        ("<script>alert(1)</script><style>p{}</style>Words<img src=x onerror=alert(1) alt='a crane'>", "Wordsa crane"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n\n- two"),
        ("line<br>line", "line\\\nline"),
        ("<em>never closed", "never closed"),
        ("a<b> spaced </b>c", "a spaced c"),
        ("1 &lt; 2 &#x1F6A2; [[x]]", "1 \\< 2 🚢 \\[\\[x\\]\\]"),
        ("<script>never closed", ""),
        ("", ""),
    ],
)
def test_html_becomes_markdown_that_says_the_same(html: str, markdown: str) -> None:
    assert from_html(html) == markdown


@given(st.text(st.sampled_from("<>/pbulia \"'=&;*_[]()\\-#x\n") | st.characters(exclude_categories=["C"]), max_size=60))
def test_no_html_becomes_anything_but_text_and_plain_marks(html: str) -> None:
    text = parse_note(from_html(html))
    marks = {mark for block in text.blocks for run in block.runs for mark in run.marks}
    assert not {mark.kind for mark in marks} & {MarkKind.IMAGE, MarkKind.ENTITY, MarkKind.CITATION, MarkKind.CODE}
    assert all(mark.target.startswith(("http", "mailto")) for mark in marks if mark.kind is MarkKind.LINK)


def test_an_address_is_a_link_where_it_may_be() -> None:
    assert from_address("https://x.example/a_b") == "<https://x.example/a_b>"
    assert from_address("javascript:alert(1)") == "javascript:alert(1)"
    assert from_address("urn:x:a*b") == "urn:x:a\\*b"
