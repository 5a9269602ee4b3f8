from __future__ import annotations

import pytest

from annotated_dossier.annotating.markup import parse_markdown
from annotated_dossier.authoring.adding.document import Refused
from annotated_dossier.authoring.adding.page_dates import is_said
from annotated_dossier.authoring.adding.saved_page import read_page

from .files import ARTICLE, HEAD, page


def test_a_saved_page_is_its_article_and_what_it_says_about_itself() -> None:
    document = read_page(page(head=HEAD))
    assert (document.title, document.authors, document.publisher) == (
        "Two ships unload at night",
        ("Ada Writer",),
        "Harbour Post",
    )
    assert (document.date, document.url, document.language, document.dateline) == (
        "2024-04-19",
        "https://harbour.example/2024/two-ships",
        "en",
        "PORT AMBER",
    )
    assert document.body == (
        "PORT AMBER — Two ships came in on [Monday](https://harbour.example/monday), the *Coast League* said. "
        "Nobody saw them leave, and nobody has asked where they went since then.\n\n"
        "## The cargo\n\n"
        "They carried 40 crates, **heavy** ones, said a pilot who had watched them for most of the night.\n\n"
        "> We counted every crate, and then we counted every crate again, he said.\n\n"
        "- First, the small crates came ashore.\n- 1\\. Then the large crates followed.\n\n"
        "| Ship | Crates |\n| --- | --- |\n| Alba\\|x | 21 |\n\n"
        "The harbour office did not answer [sic].\nIt seldom does."
    )


def test_what_a_page_puts_around_its_article_is_told_in_short() -> None:
    document = read_page(page(head=HEAD))
    assert document.removed == (
        "4 lines around the article, such as “World”, “By Ada Writer”, “© 2019 Harbour Post. All rights reserved.”",
        "1 line of readers' comments",
        "1 image: “The quay”",
    )
    assert document.doubts == ()


@pytest.mark.parametrize(
    ("head", "article", "date"),
    [
        ("", ARTICLE, ""),
        ('<meta property="article:published_time" content="2024-04-19">', ARTICLE, "2024-04-19"),
        ("", f'<time datetime="2024-04-19">Friday</time>{ARTICLE}', "2024-04-19"),
        ("", f'<p class="published">Published 19 April 2024</p>{ARTICLE}', "2024-04-19"),
        # A month has no day, and a copyright is no date of an article.
        ("", f'<p class="published">Published in April 2024</p>{ARTICLE}', ""),
    ],
)
def test_a_date_is_only_one_that_the_page_says(head: str, article: str, date: str) -> None:
    assert read_page(page(article, head)).date == date


@pytest.mark.parametrize(
    ("page", "language", "said"),
    [
        ("am 19. April 2024 um", "de", True),
        ("el 19 de abril de 2024", "es", True),
        ("19/04/2024", "", True),
        ("20240419T080000", "", True),
        ("119/04/2024", "", False),
        ("19 mai 2024", "fr", False),
    ],
)
def test_a_day_is_said_in_figures_or_in_words(page: str, language: str, said: bool) -> None:
    assert is_said("2024-04-19", page, language) is said


def test_an_encoding_that_the_page_declares_is_followed_unless_it_is_utf_8_after_all() -> None:
    article = ARTICLE.replace("PORT AMBER —", "The café:")
    declared = page(article).replace(b'charset="utf-8"', b'charset="iso-8859-1"')
    as_declared = declared.decode().encode("cp1252", "xmlcharrefreplace")
    assert read_page(as_declared).body == read_page(declared).body == read_page(page(article)).body
    unknown = as_declared.replace(b"iso-8859-1", b"klingon-1")
    with pytest.raises(Refused, match="`klingon-1`, which is unknown"):
        read_page(unknown)


def test_a_page_that_was_cut_off_is_doubted() -> None:
    assert read_page(page()[:-40]).doubts == ("the page has no end (`</html>`): it may be cut off",)


@pytest.mark.parametrize(
    ("called", "title"),
    [("Two ships unload at night - Harbour Post", "Two ships unload at night"), ("Something else", "Press a key")],
)
def test_a_heading_is_the_title_where_the_page_calls_itself_so(called: str, title: str) -> None:
    raw = page(f"<h1>Press a key</h1>{ARTICLE}", '<meta property="og:title" content="Press a key">')
    assert read_page(raw.replace(b"<title>Two ships unload at night", f"<title>{called}".encode())).title == title


HOSTILE = (
    "<script>alert(1)</script>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    "<a href='https://x.example/)[y](javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1)) ![y](//x.example/p.png)",
    "<svg onload=alert(1)><style>@import url(//x.example)</style></svg>",
    "{{ 7*7 }} {% raw %} [TOC] --8&lt;-- *[X]: y [^1]: z",
    "&lt;!-- page 7 --&gt; # no heading",
)


@pytest.mark.parametrize("markup", HOSTILE)
def test_whatever_a_page_holds_its_text_is_text(markup: str) -> None:
    document = read_page(page(ARTICLE.replace("said. Nobody", f"said. {markup} Nobody")))
    text = parse_markdown(document.body)
    links = {mark.target for block in text.blocks for run in block.runs for mark in run.marks if mark.target}
    assert links <= {"https://harbour.example/monday", "https://x.example/%29%5By%5D%28javascript:alert%281%29"}
    assert all(passage.pages == "" for passage in text.passages)
    assert "document.title" not in text.plain
    assert "Nobody saw them" in text.plain


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the page is empty"),
        (b"<html><body><script>draw()</script><img src=a.png></body></html>", "no article was recognized"),
        (b"<html><body>" + b"<div>" * 5_000 + b"words " * 100 + b"</html>", "nested too deep"),
        (b"<p>a\0b</p>", "a NUL stands here"),
        (b"<p>caf\xe9</p>", "the byte 0xE9 at offset 6 is not UTF-8"),
    ],
)
def test_a_page_without_an_article_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read_page(raw)


def test_a_bracket_fifty_thousand_times_is_text() -> None:
    brackets = "[" * 50_000
    document = read_page(page(f"{ARTICLE}<p>{brackets}</p>"))
    assert parse_markdown(document.body).plain.endswith(brackets)
