"""Where a quote whose words have changed may stand: windows proposed by shared pairs of words, then aligned.

No window is looked for by sliding over the text. Pairs of neighbouring words that the selector and the text
share vote for the place they imply, the rarest first; only the few places with most votes are aligned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from ...model import Selector
from .words import Words, numbered, spell

# Rare pairs tell more than frequent ones: once this many places have voted the rest would only cost time.
_VOTES = 300
_WINDOWS = 4
# A quote of more words is a chapter, and aligning it would take longer than reading it.
_LONGEST = 4000
# From this likeness on two spellings count as one word: a typo mended, an ending changed.
_SAME_WORD = 0.75


class Match(NamedTuple):
    """A word of the selector, the word of the text it became, and how much of it is left."""

    asked: int
    found: int
    kept: float


class Range(NamedTuple):
    """Half-open, in words of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a selector, numbered as the text numbers its own."""

    prefix: Phrase
    quote: Phrase
    suffix: Phrase

    @property
    def all(self) -> Phrase:
        return Phrase(
            self.prefix.spelling + self.quote.spelling + self.suffix.spelling,
            self.prefix.numbers + self.quote.numbers + self.suffix.numbers,
        )


class Phrase(NamedTuple):
    """A few words, spelled and numbered."""

    spelling: list[str]
    numbers: list[int]

    @classmethod
    def of(cls, spelling: list[str], words: Words) -> Phrase:
        return cls(spelling, numbered(spelling, words))


def ask(selector: Selector, words: Words) -> Asked:
    return Asked(*(Phrase.of(spell(part), words) for part in (selector.prefix, selector.quote, selector.suffix)))


def propose(asked: Asked, words: Words, expected: int | None) -> Iterator[Range]:
    """Stretches of the text that may be the quote, likeliest first; `expected` is the recorded place's word."""
    everything = asked.all
    if not asked.quote.numbers or len(everything.numbers) > _LONGEST:
        return
    origins = _elected(everything.numbers, words)
    if expected is not None:
        origins.append(expected - len(asked.prefix.numbers))
    seen: set[Range] = set()
    for origin in origins:
        found = _locate(asked, everything, words, origin)
        if found is not None and found not in seen:
            seen.add(found)
            yield found


def _elected(numbers: Sequence[int], words: Words) -> list[int]:
    """The places in the text that most pairs and rare words say the selector begins at."""
    places = [(len(found), at, found) for at, pair in enumerate(pairwise(numbers)) if (found := words.pairs.get(pair))]
    places += [(len(found), at, found) for at, number in enumerate(numbers) if (found := words.rare.get(number))]
    places.sort(key=lambda place: place[:2])
    votes: defaultdict[int, float] = defaultdict(float)
    cast = 0
    for count, at, found in places:
        if cast and cast + count > _VOTES:
            break
        cast += count
        # Words come and go: votes for places a few words apart are for the same one.
        for place in found[:_VOTES]:
            votes[(place - at) // 4] += 1 / count
            votes[(place - at) // 4 + 1] += 1 / count
    elected = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))
    chosen: list[int] = []
    for bucket in elected:
        if all(abs(bucket - other) > 1 for other in chosen):
            chosen.append(bucket)
            if len(chosen) == _WINDOWS:
                break
    return [bucket * 4 for bucket in chosen]


def _locate(asked: Asked, everything: Phrase, words: Words, origin: int) -> Range | None:
    """Align the selector with the window around `origin`, and tell which words became the quote."""
    length = len(everything.numbers)
    slack = 8 + length // 6
    window = Range(max(0, origin - slack), min(len(words.numbers), origin + length + slack))
    matches = align(everything, words, window)
    first, last = len(asked.prefix.numbers), len(asked.prefix.numbers) + len(asked.quote.numbers)
    inside = [match for match in matches if first <= match.asked < last]
    if not inside:
        return None
    inside = _drawn_together(inside, words)
    before = [match for match in matches if match.asked < first]
    after = [match for match in matches if match.asked >= last]
    floor = before[-1].found + 1 if before else window.start
    ceiling = after[0].found if after else window.end
    head = _reach(
        inside[0].asked - first,
        inside[0].found - floor,
        bool(before) and before[-1].asked == first - 1,
    )
    tail = _reach(
        last - 1 - inside[-1].asked,
        ceiling - inside[-1].found - 1,
        bool(after) and after[0].asked == last,
    )
    found = Range(inside[0].found - head, inside[-1].found + 1 + tail)
    return found if found.end - found.start <= last - first + max(4, (last - first) // 2) else None


def _drawn_together(inside: list[Match], words: Words) -> list[Match]:
    """The same matches, each as near to the word in their middle that stands there once as the text has it.

    Of two alignments that cost the same, the one found may begin in the sentence before.
    """
    numbers = words.numbers[inside[0].found : inside[-1].found + 1]
    middle = len(inside) // 2
    pivot = min(range(len(inside)), key=lambda at: (numbers.count(words.numbers[inside[at].found]), abs(at - middle)))
    drawn = list(inside)
    for at in range(pivot - 1, -1, -1):
        between = range(drawn[at + 1].found - 1, drawn[at].found, -1)
        drawn[at] = drawn[at]._replace(found=_first_of(drawn[at], between, words))
    for at in range(pivot + 1, len(drawn)):
        between = range(drawn[at - 1].found + 1, drawn[at].found)
        drawn[at] = drawn[at]._replace(found=_first_of(drawn[at], between, words))
    return drawn


def _first_of(match: Match, places: range, words: Words) -> int:
    """The first of the places that has the match's word, or its own."""
    number = words.numbers[match.found]
    return next((place for place in places if words.numbers[place] == number), match.found)


def _reach(lost: int, room: int, bounded: bool) -> int:
    """How many words beyond the outermost kept one stand for the quote's `lost` words.

    Where the context's nearest word was kept (`bounded`), what lies between belongs to the quote.
    """
    if bounded and lost > 0 and room <= lost + 2:
        return room
    return min(lost, room)


def align(phrase: Phrase, words: Words, window: Range) -> list[Match]:
    """The words of `phrase` that are left in the window, in order."""
    matches: list[Match] = []
    found = words.numbers[window.start : window.end]
    for step in Levenshtein.opcodes(phrase.numbers, found):
        if step.tag == "equal":
            matches += [
                Match(asked, window.start + step.dest_start + offset, 1.0)
                for offset, asked in enumerate(range(step.src_start, step.src_end))
            ]
        elif step.tag == "replace":
            for offset, asked in enumerate(range(step.src_start, step.src_end)):
                place = step.dest_start + offset
                kept = _likeness(phrase.spelling[asked], words.spelling[found[place]])
                if kept:
                    matches.append(Match(asked, window.start + place, kept))
    return matches


def _likeness(one: str, other: str) -> float:
    """How much of a word is left in another, 0 where they are different words; numbers are never alike."""
    # Cheap refusals first: most pairs that are laid side by side are different words.
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 4 or not (one.isalpha() and other.isalpha()):
        return 0.0
    return Indel.normalized_similarity(one, other, score_cutoff=_SAME_WORD)
