"""A text as numbered words, and where pairs of words stand: what approximate search goes by.

Words are compared without regard to case. Scripts that put no space between words count each character
as a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ...model import Span
from .canonical import MARKS, UNSEEN, letters_of

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# A word longer than 64 characters is no word (a key, a picture as text): cut, so that no step depends on it.
_WORD = re.compile(
    rf"[{_UNSPACED}][{MARKS}]*"
    rf"|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{MARKS}{UNSEEN}]|[-\u2010]\n(?=[a-z])){{0,63}}"
)
_JOINED = re.compile(rf"[^\W_{_UNSPACED}]{{2}}")


@dataclass(frozen=True)
class Words:
    """The words of a text in order: the number of each, and its span. Equal words have equal numbers."""

    numbers: list[int]
    spans: list[Span]
    vocabulary: dict[str, int]

    @cached_property
    def spelling(self) -> list[str]:
        return list(self.vocabulary)

    @cached_property
    def frequency(self) -> list[int]:
        counts = [0] * len(self.vocabulary)
        for number in self.numbers:
            counts[number] += 1
        return counts

    @cached_property
    def pairs(self) -> dict[tuple[int, int], list[int]]:
        """Where each pair of neighbouring words stands."""
        places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for at, pair in enumerate(pairwise(self.numbers)):
            places[pair].append(at)
        return dict(places)

    @cached_property
    def rare(self) -> dict[int, list[int]]:
        """Where each word stands that the text has no more than eight times."""
        places: defaultdict[int, list[int]] = defaultdict(list)
        frequency = self.frequency
        for at, number in enumerate(self.numbers):
            if frequency[number] <= 8:
                places[number].append(at)
        return dict(places)

    @cached_property
    def repetition(self) -> float:
        """How much the text repeats itself: the share of its runs of five words that it has had before."""
        runs = list(zip(*(self.numbers[offset:] for offset in range(5)), strict=False))
        return 1 - len(set(runs)) / len(runs) if runs else 0.0


def words_of(text: str) -> Words:
    vocabulary: dict[str, int] = {}
    # Most words come many times: each spelling is folded once.
    known: dict[str, int] = {}
    numbers: list[int] = []
    spans: list[Span] = []
    for match in _WORD.finditer(text):
        spelling = match.group()
        number = known.get(spelling)
        if number is None:
            number = vocabulary.setdefault(_folded(spelling), len(vocabulary))
            known[spelling] = number
        numbers.append(number)
        spans.append(Span(*match.span()))
    return Words(numbers, spans, vocabulary)


def spell(text: str) -> list[str]:
    """The words of a few words, as the vocabulary spells them."""
    return [_folded(match.group()) for match in _WORD.finditer(text)]


def splits_word(text: str, position: int) -> bool:
    """Whether a word runs on across `position`."""
    return position > 0 and _JOINED.match(text, position - 1) is not None


def numbered(spelling: Iterable[str], words: Words) -> list[int]:
    """The numbers of these words; one that the text does not have gets a number of its own."""
    strangers: dict[str, int] = {}
    return [
        words.vocabulary[word]
        if word in words.vocabulary
        else strangers.setdefault(word, len(words.vocabulary) + len(strangers))
        for word in spelling
    ]


def _folded(word: str) -> str:
    return (word if word.isascii() and word.isalnum() else letters_of(word)).casefold()
