from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.annotating.markup import parse_plain
from annotated_dossier.annotating.withholding import EXCERPT, GAP, visible_spans
from annotated_dossier.model import Rights, Span

TEXT = parse_plain("\n\n".join(" ".join(f"w{n}x{m}" for m in range(40)) for n in range(5)))


def test_full_rights_show_all() -> None:
    assert visible_spans(Rights.FULL, "public", TEXT, []) == (Span(0, len(TEXT.plain)),)


def test_a_private_edition_shows_all() -> None:
    assert visible_spans(Rights.NONE, "private", TEXT, []) == (Span(0, len(TEXT.plain)),)


def test_no_rights_show_nothing() -> None:
    assert visible_spans(Rights.NONE, "public", TEXT, [Span(0, 4)]) == ()


@given(st.lists(st.integers(0, len(TEXT.plain) - 10).map(lambda start: Span(start, start + 7)), max_size=30))
def test_excerpts_are_short_and_stand_apart(points: list[Span]) -> None:
    spans = visible_spans(Rights.EXCERPTS, "public", TEXT, points)
    assert all(len(TEXT.plain[start:end].split()) <= EXCERPT for start, end in spans)
    for one, other in pairwise(spans):
        assert len(TEXT.plain[one.end : other.start].split()) >= GAP
    assert bool(spans) == bool(points)


def test_an_excerpt_stays_in_its_paragraph() -> None:
    second = TEXT.passages[1].span
    (span,) = visible_spans(Rights.EXCERPTS, "public", TEXT, [Span(second.start, second.start + 4)])
    assert span.start == second.start
    assert len(TEXT.plain[span.start : span.end].split()) == EXCERPT


def test_the_first_point_comes_first() -> None:
    late, early = Span(100, 104), Span(60, 64)
    (span,) = visible_spans(Rights.EXCERPTS, "public", TEXT, [late, early])[:1]
    assert span.covers(late)


def test_where_no_spaces_part_the_words_characters_count() -> None:
    for words in ("没有船" * 200, "—".join(f"w{n}" for n in range(200))):
        text = parse_plain(words)
        (span,) = visible_spans(Rights.EXCERPTS, "public", text, [Span(10, 12)])
        assert span.end - span.start < 130
