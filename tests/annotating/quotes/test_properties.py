"""What holds for the quotations of any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_dossier.annotating.markup import parse_markdown, parse_plain
from annotated_dossier.annotating.quotes import find_quotes
from annotated_dossier.model import Text

PIECES = (
    *"“”\"'‘’„«»‹›「」``.,:;?!()—&😀ا中",
    "''",
    " ",
    " ",
    "\n",
    "\n\n",
    "’s ",
    "Ana Brevik",
    " Holm ",
    "the harbour is closed to us",
    " said ",
    " saying ",
    " told ",
    " who ",
    "According to ",
    " he ",
    " In May ",
    "Mr. ",
    " claim that ",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)
MANY = 50_000
# A text of this size reads in a few seconds; one whose cost grew with its square would take hours.
SECONDS = 60


def spans_hold(text: Text) -> None:
    found = find_quotes(text, ())
    for quotation in found:
        assert text.plain[quotation.span.start : quotation.span.end] == quotation.quote
        assert str(quotation.reason).endswith(".")
        if quotation.speaker is not None:
            span = quotation.speaker.span
            assert text.plain[span.start : span.end] == quotation.speaker.surface
            assert quotation.speaker.surface.strip()
    for first, second in pairwise(found):
        assert (first.span.start, -first.span.end) < (second.span.start, -second.span.end)
        assert first.span.covers(second.span) or not first.span.meets(second.span)


@given(TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_quotations_are_ordered_stretches_of_the_text_that_overlap_only_by_nesting(words: str) -> None:
    spans_hold(parse_plain(words))
    spans_hold(parse_markdown(words))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_is_too_strange(words: str) -> None:
    spans_hold(parse_plain(words))


@pytest.mark.parametrize("mark", "\"“”‘’'«»„「")
@pytest.mark.parametrize("after", ["", " ", "word ", "a harbour that nobody saw\n\n"])
def test_many_marks_that_close_nothing_cost_little(mark: str, after: str) -> None:
    began = time.monotonic()
    find_quotes(parse_plain((mark + after) * (MANY // 10)), ())
    assert time.monotonic() - began < SECONDS / 10


@pytest.mark.parametrize(
    "words",
    [
        "The sea was calm and nobody spoke. " * 30_000,
        "The sea was calm, " * 50_000 + "“and nobody spoke to us,” he said.",
        "he said “no, it is not at all” and " * 5_000,
        "Ana Brevik, " * 40_000 + "“and nobody spoke to us,” he said.",
        "“" * MANY,
        '"' * MANY,
    ],
    ids=["none", "one", "sentence", "commas", "opening", "straight"],
)
def test_long_texts_cost_as_much_as_they_are_long(words: str) -> None:
    began = time.monotonic()
    find_quotes(parse_plain(words), ())
    assert time.monotonic() - began < SECONDS
