from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.annotating.markup import parse_markdown, parse_note, parse_plain
from annotated_dossier.model import Block, Mark, MarkKind, Span, Text

BODY = """\
# A *heading* #

First **bold _both_** &amp; \\* [a link](https://a.example/b "title") and `co de`,
next line\\
after a break.

> quoted *words*
> go on

1. one
2. two ***bi*** ~~old~~

| a | a |
|---|---|
| Libya | Libya |

    indented code

```
fenced
```
<https://auto.example/é>
"""


def words_of(text: Text) -> list[str]:
    return [text.plain[passage.span.start : passage.span.end] for passage in text.passages]


def marks_in(blocks: tuple[Block, ...]) -> list[Mark]:
    return [mark for b in blocks for run in b.runs for mark in run.marks] + [
        mark for b in blocks for mark in marks_in(b.children)
    ]


def test_plain_text_is_what_a_reader_sees() -> None:
    assert words_of(parse_markdown(BODY)) == [
        "A heading",
        "First bold both & * a link and co de,\nnext line\nafter a break.",
        "quoted words\ngo on",
        "one",
        "two bi old",
        "a\ta\tLibya\tLibya\t",
        "indented code\n",
        "fenced\n",
        "https://auto.example/é",
    ]


def test_headings_and_paragraphs_are_counted_apart() -> None:
    labels = [passage.label for passage in parse_markdown("# One\n\ntext\n\n## Two\n\n- item\n- item").passages]
    assert labels == ["h1", "p1", "h2", "p2", "p3"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_word_leads_back_to_its_place_in_the_file(end: str) -> None:
    body = BODY.replace("\n", end)
    text = parse_markdown(body, 7)
    for match in re.finditer(r"\w+", text.plain):
        start, end_ = text.in_file(Span(*match.span()))
        assert body[start - 7 : end_ - 7] == match[0]


def test_cells_with_the_same_words_keep_their_own_places() -> None:
    text = parse_markdown(BODY)
    first, second = (text.in_file(Span(*m.span())).start for m in re.finditer("Libya", text.plain))
    assert first < second


@given(st.text(alphabet="ab *_`[]()<>&;#|>-\\\n!é~", max_size=60))
def test_no_input_breaks_the_passages(body: str) -> None:
    text = parse_markdown(body)
    spans = [passage.span for passage in text.passages]
    assert all(0 <= span.start <= span.end <= len(text.plain) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    for start, end in spans:
        inside = text.in_file(Span(start, end)) if end > start else Span(0, 0)
        assert 0 <= inside.start <= inside.end <= len(body)


@given(st.text(alphabet="ab \t\r\n\ufeffé😀", max_size=80))
def test_a_plain_text_is_kept_code_point_for_code_point(body: str) -> None:
    text = parse_plain(body, 3)
    assert text.plain == body
    assert " ".join(words_of(text)).split() == body.replace("\ufeff", " ").split() or "\ufeff" in body.strip()
    for passage in text.passages:
        assert text.in_file(passage.span) == (passage.span.start + 3, passage.span.end + 3)


def test_blank_lines_divide_a_plain_text_whatever_ends_its_lines() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = parse_plain(end.join(["One", "goes on.", "", "", "Two."]))
        assert [words.split() for words in words_of(text)] == [["One", "goes", "on."], ["Two."]]


def test_lines_divide_a_plain_text_without_blank_lines() -> None:
    assert words_of(parse_plain("One.\r\nTwo.\r\n")) == ["One.", "Two."]


def test_raw_html_is_text() -> None:
    assert words_of(parse_markdown("<script>alert(1)</script> and <b>bold</b>")) == [
        "<script>alert(1)</script> and <b>bold</b>"
    ]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//host/x", "file:///etc/passwd", "vbscript:x", "x.html"],
)
def test_a_link_of_another_scheme_is_the_text_it_is(address: str) -> None:
    text = parse_markdown(f"[words]({address})")
    assert words_of(text) == [f"[words]({address})"]
    assert marks_in(text.blocks) == []


@pytest.mark.parametrize("address", ["https://a.example/", "HTTP://a.example/", "mailto:a@b.example"])
def test_a_link_of_a_known_scheme_is_a_link(address: str) -> None:
    (mark,) = marks_in(parse_markdown(f"[words]({address})").blocks)
    assert (mark.kind, mark.target.lower()) == (MarkKind.LINK, address.lower())


def test_an_image_is_its_words_and_where_it_is() -> None:
    text = parse_markdown("See ![a *map*](https://a.example/map.png).")
    assert words_of(text) == ["See a map."]
    assert Mark(MarkKind.IMAGE, "https://a.example/map.png") in marks_in(text.blocks)


def test_notes_name_entities_and_cite_works() -> None:
    (block,) = parse_note("See [[tobruk]], [[libya|the country]], [@one, p. 3; @two].").blocks
    marks = [run.marks[0] for run in block.runs if run.marks]
    assert marks == [
        Mark(MarkKind.ENTITY, "tobruk"),
        Mark(MarkKind.ENTITY, "libya"),
        Mark(MarkKind.CITATION, "one"),
        Mark(MarkKind.CITATION, "two"),
    ]


def test_sources_do_not() -> None:
    assert words_of(parse_markdown("See [[tobruk]] and [@one].")) == ["See [[tobruk]] and [@one]."]


@pytest.mark.parametrize(
    "body", ["[" * 50_000, ">" * 20_000 + " x", "a" + "`" * 50_001, "*a " * 20_000, "a" * 1_000_000]
)
def test_no_input_takes_long(body: str) -> None:
    started = time.monotonic()
    text = parse_markdown(body)
    assert time.monotonic() - started < 20
    assert "".join(text.plain.split()) or not body.strip()


def test_a_text_that_is_nested_too_deep_loses_nothing() -> None:
    body = ">" * 200 + " words at the bottom"
    assert words_of(parse_markdown(body)) == [body]


def test_a_page_mark_is_no_text_and_tells_on_which_page_a_passage_stands() -> None:
    body = (
        "<!-- page iv -->\n\nOne.\n\n<!-- page 1 -->\n# Two\n\nThe ships were un<!-- page 2 -->loaded, "
        "<!-- page 3 -->it says.\n\n> Four.\n\n<!-- page 4 -->\n\n- Five.\n"
    )
    text = parse_markdown(body, 100)
    assert text.plain == "One.\n\nTwo\n\nThe ships were unloaded, it says.\n\nFour.\n\nFive."
    assert [passage.pages for passage in text.passages] == ["iv", "1", "1–3", "3", "4"]
    said = text.plain.index("unloaded")
    in_file = text.in_file(Span(said, said + len("unloaded")))
    assert body[in_file.start - 100 : in_file.end - 100] == "un<!-- page 2 -->loaded"


def test_a_page_mark_on_a_line_of_its_own_divides_a_paragraph() -> None:
    text = parse_markdown("One.\n<!-- page 2 -->\nTwo.")
    assert [(words, passage.pages) for words, passage in zip(words_of(text), text.passages, strict=True)] == [
        ("One.", ""),
        ("Two.", "2"),
    ]


@pytest.mark.parametrize(
    "comment", ["<!-- page -->", "<!-- page 2 3 -->", "<!-- Page 2 -->", "<!-- page 2", "`<!-- page 2 -->`"]
)
def test_any_other_comment_is_text(comment: str) -> None:
    assert parse_markdown(comment).plain == comment.strip("`")


def test_a_note_has_no_pages() -> None:
    assert parse_note("<!-- page 2 -->").plain == "<!-- page 2 -->"
