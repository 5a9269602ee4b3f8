"""How strongly the words found at a place say that they are the passage a note was written on.

The evidence is added up as a log-likelihood ratio: how much likelier what was found is if this is the
passage, edited, than if it is another sentence of the same author, who repeats names and turns of phrase.
An edited passage keeps seven words in eight, a look-alike one in two; so a kept word speaks for the place
less than a lost one speaks against it, and a quote of two words proves little without its context.

The weights were fitted, by logistic regression, to some ten thousand places that the trial (tests/annotating/
anchoring/trial.py) looked at in text that repeats itself more than newspapers do, and rounded.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from ...model import Selector, Span
from .approximate import Asked, Match, Phrase, Range, align
from .words import Words, spell

# Kept and lost words of the quote, and words that came into it.
_KEPT, _LOST, _INSERTED = 0.45, -0.65, -0.3
# Context inside the quote's own sentence is part of the passage. Context beyond it only tells the place: it
# stays when the sentence is deleted, and goes when the sentence moves; so no more than three words count.
_INSIDE_KEPT, _INSIDE_LOST = 0.4, -0.6
_BEYOND_KEPT, _BEYOND_LOST, _BEYOND_MOST = 0.8, -0.7, 3
# A whole sentence, or as much of it as was recorded, that stands word for word: look-alikes never share all.
_INTACT, _INTACT_WORDS = 2.5, 6
# Most places that a text has to offer are other sentences.
_BEFOREHAND = -1.5
# No more than the nearest eight words of context on a side count towards acceptance.
_NEAREST = 8
# Positions drift; up to three times as far as usual they speak neither for nor against a place.
_AT_PLACE, _ELSEWHERE, _ABOUT = 1.5, -1.1, 3
_AT_SPOT, _SPOT = 2.5, 16

_SENTENCE_END = re.compile(r"[.!?…。！？؟۔][\"'’”»)\]]*(?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Side:
    """What is left of the words before or after a quote: in its own sentence (`inside`, in order), and beyond."""

    inside: tuple[float, ...]
    beyond: tuple[float, ...]

    @property
    def weight(self) -> float:
        inside, beyond = sum(self.inside), sum(self.beyond)
        return (
            inside * _INSIDE_KEPT
            + (len(self.inside) - inside) * _INSIDE_LOST
            + min(_BEYOND_MOST, beyond) * _BEYOND_KEPT
            + min(_BEYOND_MOST, len(self.beyond) - beyond) * _BEYOND_LOST
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that speaks for and against one place. `distance` is None where no position was recorded."""

    span: Span
    verbatim: bool
    quote: tuple[float, ...]
    inserted: int
    before: Side
    after: Side
    distance: int | None
    near: int

    @property
    def share(self) -> float:
        """The part of the quote's words that is left."""
        return sum(self.quote) / len(self.quote) if self.quote else 0.0

    @property
    def at_place(self) -> bool:
        return self.distance is not None and self.distance <= self.near

    @property
    def sentence(self) -> tuple[float, ...]:
        """What is left of each recorded word of the sentence, or sentences, that the quote belongs to."""
        return (*self.before.inside, *self.quote, *self.after.inside)

    @property
    def place_weight(self) -> float:
        if self.distance is None:
            return 0.0
        if self.at_place:
            return _AT_SPOT if self.distance <= _SPOT else _AT_PLACE
        return 0.0 if self.distance <= _ABOUT * self.near else _ELSEWHERE

    @property
    def intact(self) -> bool:
        return self.verbatim and all(part == 1 for part in self.sentence)

    @property
    def vouched_for(self) -> bool:
        """Whether what was recorded of the place, its position or its neighbours, speaks for this one."""
        beyond = (*self.before.beyond, *self.after.beyond)
        return self.at_place or sum(beyond) >= max(2, len(beyond) / 2)

    @property
    def denied(self) -> bool:
        """Whether it speaks against this one."""
        if self.vouched_for:
            return False
        if self.distance is not None:
            return self.distance > _ABOUT * self.near
        return len(self.before.beyond) + len(self.after.beyond) >= 2

    @property
    def sentence_share(self) -> float:
        return sum(self.sentence) / len(self.sentence) if self.sentence else 0.0

    @property
    def frayed(self) -> int:
        """How many words in a row are lost at an end of the sentence, as far as it was recorded."""
        return max(_lost_run(self.sentence), _lost_run(self.sentence[::-1]))

    @property
    def lost_at_end_only(self) -> int:
        """How many words are lost, if all of them are at one end of the sentence; else 0."""
        lost = sum(1 for part in self.sentence if not part)
        return lost if lost == self.frayed else 0

    @property
    def weight(self) -> float:
        kept = sum(self.quote)
        quote = kept * _KEPT + (len(self.quote) - kept) * _LOST + self.inserted * _INSERTED
        whole = _INTACT if self.intact and len(self.sentence) >= _INTACT_WORDS else 0.0
        return _BEFOREHAND + whole + quote + self.before.weight + self.after.weight + self.place_weight

    @property
    def score(self) -> float:
        """The weight as a probability, for the reader."""
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, self.weight)))), 4)


def weigh(words: Words, selector: Selector, asked: Asked, place: Range, span: Span, verbatim: bool) -> Evidence:
    """Everything the words at `span` (the words `place` of the text) say about being the selector's."""
    size = len(asked.quote.numbers)
    return Evidence(
        span=span,
        verbatim=verbatim,
        quote=(1.0,) * size if verbatim else tuple(_shares(align(asked.quote, words, place), size)),
        inserted=0 if verbatim else max(0, place.end - place.start - size),
        before=_before(words, selector, asked.prefix, place.start),
        after=_after(words, selector, asked.suffix, place.end),
        distance=None if selector.position is None else abs(span.start - selector.position.start),
        near=0 if selector.position is None else nearness(selector.position.start),
    )


def nearness(position: int) -> int:
    """How far words that stood at `position` drift while others come and go before them."""
    return 80 + position // 20


def _before(words: Words, selector: Selector, prefix: Phrase, end: int) -> Side:
    size = min(_NEAREST, len(prefix.numbers))
    if not size:
        return Side((), ())
    nearest = Phrase(prefix.spelling[-size:], prefix.numbers[-size:])
    ends = [match.end() for match in _SENTENCE_END.finditer(selector.prefix)]
    inside = len(spell(selector.prefix[ends[-1] :] if ends else selector.prefix))
    window = Range(max(0, end - size - 2), end)
    matches = align(nearest, words, window)
    kept = _shares(matches, size)
    # Tools cut context by length: the outermost word is often the end of one.
    if not kept[0] and size > 1 and matches and matches[0].asked == 1 and matches[0].found > window.start:
        kept[0] = float(_spelled(words, matches[0].found - 1).endswith(nearest.spelling[0]))
    edge = max(0, size - inside)
    return Side(tuple(kept[edge:]), tuple(kept[:edge]))


def _after(words: Words, selector: Selector, suffix: Phrase, start: int) -> Side:
    size = min(_NEAREST, len(suffix.numbers))
    if not size:
        return Side((), ())
    nearest = Phrase(suffix.spelling[:size], suffix.numbers[:size])
    inside = 0
    # A quote that ends with a full stop ends its sentence.
    if not _SENTENCE_END.search(selector.quote.rstrip()[-3:]):
        end = _SENTENCE_END.search(selector.suffix)
        inside = len(spell(selector.suffix[: end.start()] if end else selector.suffix))
    window = Range(start, min(len(words.numbers), start + size + 2))
    matches = align(nearest, words, window)
    kept = _shares(matches, size)
    if not kept[-1] and matches and matches[-1].asked == size - 2 and matches[-1].found + 1 < window.end:
        kept[-1] = float(_spelled(words, matches[-1].found + 1).startswith(nearest.spelling[-1]))
    return Side(tuple(kept[:inside]), tuple(kept[inside:]))


def _shares(matches: list[Match], size: int) -> list[float]:
    """How much of each asked word is left."""
    kept = [0.0] * size
    for match in matches:
        kept[match.asked] = match.kept
    return kept


def _spelled(words: Words, at: int) -> str:
    return words.spelling[words.numbers[at]]


def _lost_run(kept: tuple[float, ...]) -> int:
    return next((at for at, part in enumerate(kept) if part), len(kept))
