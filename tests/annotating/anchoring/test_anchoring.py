"""What becomes of notes when their text changes."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path
from random import Random
from typing import Any, Literal

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotated_dossier.annotating.anchoring import anchor_notes, select
from annotated_dossier.annotating.anchoring.canonical import fold, letters_of
from annotated_dossier.model import Anchor, AnchorStatus, Selector, Span

from .trial import plain_text

_GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "anchoring").glob("*.yml"))
_SOME = (
    "the minister said “no”, that’s it… convoy left Tobruk on Monday 12 — café naïve خليفة 中文 👩‍👩‍👧 e\u0301te\u0301"
)
_WORDS = st.sampled_from(_SOME.split(" "))
_PLAIN = st.lists(st.lists(_WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=5).map("\n\n".join)


def anchor(plain: str, selector: Selector) -> Anchor:
    return anchor_notes(plain_text(plain), [selector])[0]


@pytest.mark.parametrize("path", _GOLDEN, ids=[path.stem for path in _GOLDEN])
def test_golden_case(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for note in case["notes"]:
        position = note.pop("position", None)
        status, words, after = note.pop("status"), note.pop("words", None), note.pop("after", "")
        found = anchor(case["text"], Selector(**note, position=Span(*position) if position else None))
        assert found.status == status, note
        if words is None:
            assert found.span is None, note
        else:
            assert found.span is not None
            assert case["text"][found.span.start : found.span.end] == words
            assert case["text"][: found.span.start].endswith(after)


@given(_PLAIN, st.data())
def test_a_selector_finds_its_own_words_in_the_text_it_was_written_on(plain: str, data: st.DataObject) -> None:
    text = plain_text(plain)
    words = [span for span in _spans_of_words(plain) if plain[span.start : span.end] != "—"]
    assume(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = Span(words[first].start, words[last].end)
    found = anchor_notes(text, [select(text, span)])[0]
    assert (found.status, found.span) == (AnchorStatus.EXACT, span)


@given(_PLAIN, st.sampled_from(["NFC", "NFD"]))
def test_folding_changes_nothing(plain: str, form: Literal["NFC", "NFD"]) -> None:
    """A text set anew, in other typography and lines, has the same letters."""
    anew = plain.replace("“", '"').replace("”", '"').replace("’", "'").replace("…", "...").replace(" ", "\u00a0\n")
    assert letters_of(unicodedata.normalize(form, anew)) == letters_of(plain)
    assert letters_of(letters_of(plain)) == letters_of(plain)


@given(_PLAIN)
def test_every_letter_leads_back_to_the_text(plain: str) -> None:
    canonical = fold(plain)
    for at, letter in enumerate(canonical.letters):
        span = canonical.span(at, at + 1)
        # Whether a dash counts depends on the digit after it.
        assert letter == "-" or letter in letters_of(plain[span.start : span.end])
        assert not plain[span.end : span.end + 1] or not unicodedata.combining(plain[span.end])


@given(_PLAIN, st.randoms(use_true_random=False))
def test_the_order_of_notes_changes_nothing(plain: str, random: Random) -> None:
    text = plain_text(plain)
    selectors = [select(text, span) for span in _spans_of_words(plain)[:6]]
    changed = plain_text(plain.replace("minister", "clerk"))
    shuffled = list(range(len(selectors)))
    random.shuffle(shuffled)
    in_order = anchor_notes(changed, selectors)
    assert anchor_notes(changed, [selectors[at] for at in shuffled]) == tuple(in_order[at] for at in shuffled)


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=40), st.text(max_size=10), st.text(max_size=10), st.integers(0, 400))
def test_no_text_and_no_selector_is_too_strange(plain: str, quote: str, prefix: str, suffix: str, start: int) -> None:
    for position in (None, Span(start, start + len(quote))):
        found = anchor(plain, Selector(quote, prefix, suffix, position))
        assert (found.span is not None) == (found.status in ("exact", "moved", "edited"))
        if found.span is not None and position != found.span:
            words = plain[found.span.start : found.span.end]
            assert words
            assert words == words.strip()


@pytest.mark.parametrize(
    "plain",
    ["ab" * 500_000, "a " * 500_000, "中文" * 500_000, "e\u0301" * 500_000, "👩‍👧 " * 200_000, "\u00ad" * 1_000_000],
    ids=["one word", "one letter", "Chinese", "combining marks", "emoji", "soft hyphens"],
)
def test_a_long_and_strange_text_takes_bounded_time(plain: str) -> None:
    quotes = ["", "a", "b a b", "…", "—", "中文中", "👩", "e\u0301", "no such words at all here"]
    started = time.perf_counter()
    anchor_notes(plain_text(plain), [Selector(quote, "before", "after", Span(5, 6)) for quote in quotes])
    assert time.perf_counter() - started < 30


def test_a_paragraph_is_selected_by_number_and_headings_are_not_counted() -> None:
    text = plain_text("One.\n\nTwo.\n\nThree.")
    anchors = anchor_notes(text, [Selector(paragraph=2), Selector(paragraph=4), Selector(paragraph=0)])
    assert [found.status for found in anchors] == ["exact", "orphaned", "orphaned"]
    assert anchors[0].span == text.passages[1].span


def test_context_is_grown_until_it_tells_two_places_apart() -> None:
    same = "The committee met and the minister said nothing about the convoy at all. "
    plain = "First, " + same + same + "Then they went home."
    at = plain.rindex("the minister")
    selector = select(plain_text(plain), Span(at, at + 12))
    assert plain.count(selector.prefix + selector.quote + selector.suffix) == 1


def test_the_nearest_passage_is_named_for_a_lost_note() -> None:
    text = plain_text("Rain fell all day.\n\nThe convoy of fuel trucks left the harbour.\n\nNobody saw it.")
    lost = Selector("a convoy of empty trucks never left the old harbour at night", position=Span(0, 10))
    anchor = anchor_notes(text, [lost])[0]
    assert anchor.status == "orphaned"
    assert text.passages[text.passage_at(anchor.candidates[0].start)] == text.passages[1]


def _spans_of_words(plain: str) -> list[Span]:
    spans, at = [], 0
    for word in plain.split():
        at = plain.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return spans
