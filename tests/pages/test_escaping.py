from __future__ import annotations

import html

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from annotated_dossier.pages.escaping import escape, escape_for_heading

EXTENSIONS = [
    "extra",
    "admonition",
    "toc",
    "meta",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tilde",
]
PAYLOADS = [
    "<script>alert(1)</script>",
    "{: onclick=alert(1) }",
    "[TOC]",
    "{{ 7*7 }}",
    '--8<-- "mkdocs.yml"',
    "[x](javascript:alert(1))",
    "*[HTML]: x",
    "[^1]: note",
    "++ctrl+alt++ ==mark== ^^ins^^ ~~del~~ :smile: {++add++}",
    "https://a.example/ and www.a.example and a@b.example",
    "-->  (c) +/- 1/2 ...",
    "&lt; &#60; &copy;",
    "!!! note",
    "Update: a first line",
]


def published(text: str) -> str:
    """The text in a raw HTML block, as Python-Markdown with every extension leaves it, without tags."""
    rendered = markdown.markdown(f"<div>\n<p>{escape(text)}</p>\n</div>\n", extensions=EXTENSIONS)
    assert rendered.startswith("<div>\n<p>")
    inner = rendered.removeprefix("<div>\n<p>").removesuffix("</p>\n</div>")
    assert "<" not in inner
    return html.unescape(inner)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_leaves_escaped_text_alone(payload: str) -> None:
    assert published(payload) == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_heading_says_just_its_words(payload: str) -> None:
    rendered = markdown.markdown(f"# {escape_for_heading(payload)}", extensions=["extra", "toc"])
    inner = rendered.partition(">")[2].removesuffix("</h1>")
    assert "<" not in inner
    assert html.unescape(inner).split() == payload.split()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_escaped_text_reads_as_it_was(text: str) -> None:
    assert html.unescape(escape(text)) == text.replace("\u2028", "\ufffd").replace("\u2029", "\ufffd")


def test_what_is_html_already_stays_as_it_is() -> None:
    assert escape(Markup("<b>x</b>")) == "<b>x</b>"
