"""Which words of a text a note is about: the five results, and what it takes to reach each.

*exact*: the quote stands, typography aside, where it was recorded, or in its recorded context, or, where
neither was recorded, in one place only. *moved*: it stands word for word, but elsewhere or among other words.
*edited*: its words have changed, and what is left of them, their context and their place tell clearly enough.
*ambiguous*: several places are as good. *orphaned*: none is good enough.

A note placed on words that are not its own is worse than one that its author is asked about, so every doubt
ends in *ambiguous* or *orphaned*, with the places that came closest as candidates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ...model import Anchor, AnchorStatus, Selector, Span, Text
from .approximate import Range, ask, propose
from .canonical import Canonical, fold, letters_of
from .weighing import Evidence, nearness, weigh
from .words import Words, splits_word, words_of

# The weight from which evidence is taken for proof, and the lead that the best place must have over the next.
_ENOUGH, _LEAD = 2.2, 3.0
# A text that repeats itself is likelier to have a sentence's like elsewhere, and asks for more.
_PER_REPETITION, _MOST_FOR_REPETITION = 30.0, 1.5
# So many words do not come to stand at the very position that was recorded by chance, whatever became of those
# around. Elsewhere no number of words is proof: half of a sentence may be taken over into another.
_NO_CHANCE = 8
# A quote that stands in more places is told by its context: weighing them all would take too long.
_PLACES, _WEIGHED = 1000, 60
_SHOWN = 3


@dataclass(frozen=True)
class Prepared:
    """A text made ready for many notes: its letters, and its words once a note needs them."""

    text: Text
    canonical: Canonical

    @cached_property
    def words(self) -> Words:
        return words_of(self.text.plain)

    @cached_property
    def word_starts(self) -> list[int]:
        return [span.start for span in self.words.spans]

    def range(self, span: Span) -> Range:
        """The words that a span touches."""
        first = bisect_left(self.word_starts, span.start)
        if first and self.words.spans[first - 1].end > span.start:
            first -= 1
        return Range(first, max(first, bisect_left(self.word_starts, span.end)))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a selector."""

    prefix: str
    quote: str
    suffix: str

    @property
    def whole(self) -> str:
        return self.prefix + self.quote + self.suffix


def anchor_notes(text: Text, selectors: Sequence[Selector]) -> tuple[Anchor, ...]:
    """Where each selector's words stand in the text, in the order given; the text is prepared once for all.

    No selector's result depends on another's.
    """
    prepared = Prepared(text, fold(text.plain))
    return tuple(resolve(prepared, selector) for selector in selectors)


def resolve(prepared: Prepared, selector: Selector) -> Anchor:
    if not selector.quote and selector.paragraph is not None:
        return _paragraph(prepared.text, selector.paragraph)
    letters = Letters(*map(letters_of, (selector.prefix, selector.quote, selector.suffix)))
    if not letters.quote:
        return _unlettered(prepared.text, selector)
    return _in_context(prepared, selector, letters) or _weighed(prepared, selector, letters)


def _paragraph(text: Text, number: int) -> Anchor:
    label = f"p{number}"
    spans = [passage.span for passage in text.passages if passage.label == label]
    return Anchor(AnchorStatus.EXACT, spans[0]) if spans else _orphaned()


def _unlettered(text: Text, selector: Selector) -> Anchor:
    """A quote of nothing but dashes or space: only its position can tell it."""
    at = selector.position
    if selector.quote.strip() and at is not None and text.plain[at.start : at.end] == selector.quote:
        return Anchor(AnchorStatus.EXACT, at)
    return _orphaned()


def _orphaned(candidates: tuple[Span, ...] = (), score: float = 0.0) -> Anchor:
    return Anchor(AnchorStatus.ORPHANED, None, score, candidates)


def _ambiguous(candidates: Sequence[Span], score: float = 0.5) -> Anchor:
    return Anchor(AnchorStatus.AMBIGUOUS, None, score, tuple(candidates))


# ------------------------------------------------------------------------ word for word, in recorded context


def _in_context(prepared: Prepared, selector: Selector, letters: Letters) -> Anchor | None:
    """The quote with all of its recorded context, letter for letter; None where that stands nowhere."""
    at = selector.position
    if at is not None and (recorded := _recorded(prepared.canonical, letters, at)):
        twin = _twin(prepared.canonical, letters, recorded)
        return _ambiguous((recorded, twin)) if twin else Anchor(AnchorStatus.EXACT, recorded)
    spans = _standing(prepared, letters, len(letters.prefix), len(letters.suffix))
    if not spans:
        return None
    if len(spans) > 1:
        return _ambiguous(spans[:_SHOWN])
    if letters.prefix or letters.suffix:
        # Two letters more or less of context are no proof: a full stop, half a word.
        alike = _standing(prepared, letters, len(letters.prefix) - 2, len(letters.suffix) - 2)
        if len(alike) > 1:
            return _ambiguous(alike[:_SHOWN])
    elif at is not None and not _bare_is_told(prepared, spans[0], at):
        return _orphaned(tuple(spans))
    if _stays(spans[0], at):
        return Anchor(AnchorStatus.EXACT, spans[0])
    # Word for word, but far away: unless the passage is still where it was, edited, and this is its double.
    rivals = _rivals(prepared, selector, letters, spans[0])
    return _ambiguous((spans[0], *rivals)) if rivals else Anchor(AnchorStatus.MOVED, spans[0])


def _recorded(canonical: Canonical, letters: Letters, at: Span) -> Span | None:
    """The quote in its context at the recorded position."""
    first = canonical.index(at.start)
    start = first - len(letters.prefix)
    if start < 0 or not canonical.letters.startswith(letters.whole, start):
        return None
    return canonical.span(first, first + len(letters.quote))


def _twin(canonical: Canonical, letters: Letters, recorded: Span) -> Span | None:
    """The next copy, where the recorded place is the first of a passage that stands twice in a row.

    Whichever of the two was there before, the first now stands at the recorded position, so that the
    position tells nothing.
    """
    text, one = canonical.letters, canonical.index(recorded.start)
    other = text.find(letters.whole, one - len(letters.prefix) + 1) + len(letters.prefix)
    period = other - one
    # Less than a sentence is no passage: words are said twice, very often.
    if period < max(40, len(letters.quote)):
        return None
    back = 0
    while back < min(period, one) and text[one - back - 1] == text[other - back - 1]:
        back += 1
    start = one - back
    if text[start : start + period] != text[start + period : start + 2 * period]:
        return None
    return canonical.span(other, other + len(letters.quote))


def _standing(prepared: Prepared, letters: Letters, before: int, after: int) -> list[Span]:
    """Where the quote stands with so many letters of its context, in whole words if that is all there is."""
    prefix = letters.prefix[len(letters.prefix) - max(0, before) :]
    suffix = letters.suffix[: max(0, after)]
    starts = list(islice(prepared.canonical.occurrences(prefix + letters.quote + suffix), _PLACES))
    spans = [prepared.canonical.span(start + len(prefix), start + len(prefix) + len(letters.quote)) for start in starts]
    # What stands in very many places is not looked at place by place, but it does stand in many.
    if len(prefix) + len(suffix) >= 8 or len(starts) == _PLACES:
        return spans
    plain = prepared.text.plain
    return [span for span in spans if not (splits_word(plain, span.start) or splits_word(plain, span.end))]


def _bare_is_told(prepared: Prepared, span: Span, at: Span) -> bool:
    """Whether a quote that was recorded without context, and is found elsewhere, is long enough to be itself."""
    found = prepared.range(span)
    return found.end - found.start >= 6 or abs(span.start - at.start) <= nearness(at.start)


def _stays(span: Span, at: Span | None) -> bool:
    """Whether the place is the recorded one, but for the few characters that folding takes and gives."""
    return at is None or abs(span.start - at.start) <= max(16, at.start // 50)


def _rivals(prepared: Prepared, selector: Selector, letters: Letters, found: Span) -> list[Span]:
    """Other places that would do, had this one not been found, and that lie where the position says."""
    if selector.position is None or abs(found.start - selector.position.start) <= nearness(selector.position.start):
        return []
    return [
        evidence.span
        for evidence in _evidence(prepared, selector, letters)
        if evidence.at_place and _proves(evidence, prepared.words) and not evidence.span.meets(found)
    ]


# ----------------------------------------------------------------------------------------- weighed by evidence


def _weighed(prepared: Prepared, selector: Selector, letters: Letters) -> Anchor:
    """The likeliest place, if it is likely enough and clearly likelier than the next."""
    found = _evidence(prepared, selector, letters)
    if not found:
        return _orphaned()
    best = found[0]
    candidates = tuple(evidence.span for evidence in found[:_SHOWN])
    if not _proves(best, prepared.words):
        return _orphaned(candidates, best.score)
    if len(found) > 1 and best.weight - found[1].weight < _LEAD:
        return _ambiguous(candidates, best.score)
    if not best.verbatim:
        return Anchor(AnchorStatus.EDITED, best.span, best.score, candidates)
    stays = best.distance == 0
    return Anchor(AnchorStatus.EXACT if stays else AnchorStatus.MOVED, best.span, best.score, candidates)


def _evidence(prepared: Prepared, selector: Selector, letters: Letters) -> list[Evidence]:
    """The weighed places, heaviest first, none overlapping a heavier one."""
    words = prepared.words
    asked = ask(selector, words)
    weighed: list[Evidence] = []
    standing = _standing(prepared, letters, 0, 0)
    if len(standing) <= _WEIGHED:
        weighed += [weigh(words, selector, asked, prepared.range(span), span, verbatim=True) for span in standing]
    for place in propose(asked, words, _expected(prepared, selector)):
        span = Span(words.spans[place.start].start, words.spans[place.end - 1].end)
        verbatim = _letters_between(prepared, span) == letters.quote
        weighed.append(weigh(words, selector, asked, place, span, verbatim))
    weighed.sort(key=lambda evidence: (-evidence.weight, not evidence.verbatim, evidence.span))
    apart: list[Evidence] = []
    for evidence in weighed:
        if not any(evidence.span.meets(other.span) for other in apart):
            apart.append(evidence)
    return apart


def _expected(prepared: Prepared, selector: Selector) -> int | None:
    if selector.position is None:
        return None
    return bisect_left(prepared.word_starts, selector.position.start)


def _letters_between(prepared: Prepared, span: Span) -> str:
    start, end = prepared.canonical.index(span.start), prepared.canonical.index(span.end)
    return prepared.canonical.letters[start:end]


def _proves(evidence: Evidence, words: Words) -> bool:
    """Whether the evidence for one place, looked at alone, is enough."""
    if evidence.verbatim and evidence.distance == 0 and len(evidence.quote) >= _NO_CHANCE:
        return True
    # A passage may move, and it may be edited; what looks like both is more likely another sentence.
    if evidence.denied and not evidence.intact:
        return False
    if evidence.weight < _ENOUGH + min(_MOST_FOR_REPETITION, _PER_REPETITION * words.repetition):
        return False
    # A look-alike often shares one half of its sentence word for word, and loses the other. Rewording scatters
    # its losses; where all of them are at one end, the place itself has to vouch for the passage.
    if not evidence.vouched_for and evidence.lost_at_end_only > 1:
        return False
    if not evidence.at_place and evidence.sentence_share < 0.75:
        return False
    return evidence.frayed <= 2 and (evidence.verbatim or evidence.share >= 0.5)
