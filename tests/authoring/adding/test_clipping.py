from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.annotating.fingerprint import fingerprint
from annotated_dossier.annotating.markup import parse_markdown
from annotated_dossier.authoring.adding.clipping import read_clipping
from annotated_dossier.authoring.adding.drafting import Given, draft_source, identifier_for, settle
from annotated_dossier.authoring.adding.plain import read_plain
from annotated_dossier.authoring.adding.wording import as_markdown
from annotated_dossier.problems import Problems
from annotated_dossier.reading.sources import parse_source_file

CLIPPING = """\
Two ships unload at night

Two ships unload at night

PORT AMBER — Two ships came in.

They left at dawn, with 3 * 40 crates [sic].

Ada Writer is the harbour correspondent for Harbour Post.

Read the full article here
"""


def test_a_clipping_is_told_apart() -> None:
    clipping = read_clipping(CLIPPING)
    assert clipping.title == "Two ships unload at night"
    assert clipping.dateline == "PORT AMBER"
    assert clipping.authors == ("Ada Writer",)
    assert clipping.publisher == "Harbour Post"
    assert clipping.removed == ("Two ships unload at night", "Read the full article here")
    assert clipping.paragraphs == (
        "PORT AMBER — Two ships came in.",
        "They left at dawn, with 3 * 40 crates [sic].",
        "Ada Writer is the harbour correspondent for Harbour Post.",
    )


def test_a_byline_below_the_title_is_read_and_left_out() -> None:
    clipping = read_clipping("A title\n\nBy Ada Writer and Ivo Marek\n\nFirst words.\n\nLast words.")
    assert (clipping.authors, clipping.removed) == (("Ada Writer", "Ivo Marek"), ("By Ada Writer and Ivo Marek",))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("ROME — Ships came.", "ROME"),
        ("BAGHDAD, Iraq - Ships came.", "BAGHDAD, Iraq"),
        ("NEW YORK (AP) -- Ships came.", "NEW YORK"),
        ("WASHINGTON, April 3 (Reuters) - Ships came.", "WASHINGTON"),
        ("Ships came - and went.", ""),
        ("NATO ships came — and went.", ""),
    ],
)
def test_a_dateline_is_recognized(line: str, place: str) -> None:
    assert read_clipping(f"A title\n\n{line}\n\nMore.").dateline == place


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    assert read_clipping("A title\nOne.\nTwo.\nThree.").paragraphs == ("One.", "Two.", "Three.")


@given(st.text(alphabet="ab1. *_`[]()<>&;#|->\\+=~!\n\t:{}", min_size=1, max_size=40).filter(str.strip))
def test_a_paragraph_reads_as_it_was_typed(paragraph: str) -> None:
    words = "\n".join(line.strip() for line in paragraph.strip().split("\n") if line.strip())
    text = parse_markdown(as_markdown(words))
    assert text.plain == words
    assert [passage.label for passage in text.passages] == ["p1"]


def test_a_paragraph_without_markup_is_kept_word_for_word() -> None:
    plain = "In 2019. He said “no” – 3 * 4, a_b and C&A; it’s #1 (of 2)."
    assert as_markdown(plain) == plain


def test_a_draft_reads_back_as_what_was_drafted() -> None:
    document = settle(read_plain(CLIPPING.encode()), Given(date="2024-04", url="https://a.example/x"))
    draft = draft_source(document, identifier_for(document.title))
    problems = Problems()
    source = parse_source_file(draft.identifier, draft.text, "x.md", problems)
    assert problems.found == []
    assert draft.identifier == "two-ships-unload-at-night"
    assert (source.title, source.authors, source.publisher) == (
        "Two ships unload at night",
        ("Ada Writer",),
        "Harbour Post",
    )
    assert (source.date, source.url, source.rights, source.dateline) == (
        "2024-04",
        "https://a.example/x",
        "none",
        "PORT AMBER",
    )
    assert source.removed == ("Two ships unload at night", "Read the full article here")
    assert source.sha256 == fingerprint(source.body)


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Russia’s ships: a “gateway”?", "russias-ships-a-gateway"),
        ("Жёлтый дом", "zheltyy-dom"),
        ("???", "source"),
        ("Con", "source-con"),  # Windows keeps it for a device
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_id_is_made_of_the_titles_words(title: str, identifier: str) -> None:
    assert identifier_for(title) == identifier
