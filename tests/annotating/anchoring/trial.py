"""Notes on invented articles, found again after every kind of edit: how many right, how many wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from annotated_dossier.annotating.anchoring import anchor_notes
from annotated_dossier.annotating.anchoring.canonical import letters_of
from annotated_dossier.model import Anchor, AnchorStatus, Passage, Selector, Span, Text

from .editing import Edit, Target, Tokens, edits, places_of, shared_with, target_of, text_of, tokens_in, tokens_of
from .prose import Narrator, Writer

GONE = {
    "sentence deleted",
    "paragraph deleted",
    "sentence replaced",
    "look-alike elsewhere",
    "look-alike, sentences added",
    "sentence deleted, reworded",
}
_EVERYDAY = {
    "paragraphs moved",
    "re-wrapped",
    "quotes curled",
    "NFD",
    "one word in eight reworded",
    "every eighth word reworded",
    "passage doubled",
    "sentence doubled",
}
_DOUBLED_EDITS = {"passage doubled", "sentence doubled"}


@dataclass(frozen=True)
class Case:
    """One note, the text it was written on, and the text it is to be found in."""

    edit: str
    before: str
    after: Tokens
    target: Target
    selector: Selector


@dataclass(frozen=True)
class Outcome:
    """What became of a note: right, ambiguous, orphaned (or refused as it should be), wrong."""

    case: Case
    anchor: Anchor
    verdict: str


def plain_text(plain: str) -> Text:
    """Passages between blank lines, all of them paragraphs."""
    spans = [Span(*match.span()) for match in re.finditer(r"(?:(?!\n\n).)+", plain, re.DOTALL)]
    return Text(plain, tuple(Passage(f"p{number}", span) for number, span in enumerate(spans, 1)))


def run_trial(seed: int, notes: int) -> Iterator[Outcome]:
    rng = Random(seed)
    count = 0
    while count < notes:
        writer: Writer | Narrator = Writer(rng) if rng.random() < 0.5 else Narrator(rng)
        plain = writer.article(rng.randint(6, 14))
        for name, edit in edits(_sentences_of(writer)).items():
            for _ in range(4):
                case = _case(rng, plain, name, edit)
                if case is not None and count < notes:
                    count += 1
                    anchor = anchor_notes(plain_text(text_of(case.after)), [case.selector])[0]
                    yield Outcome(case, anchor, judge(case, anchor))


def _sentences_of(writer: Writer | Narrator) -> Callable[[Random], str]:
    return lambda rng: writer.sentence()


def _case(rng: Random, plain: str, name: str, edit: Edit) -> Case | None:
    words = [Span(*match.span()) for match in re.finditer(r"\S+", plain)]
    length = min(rng.randint(2, 40), len(words) - 1)
    first = rng.randrange(len(words) - length)
    span = Span(words[first].start, words[first + length - 1].end)
    if "\n\n" in plain[span.start : span.end] and rng.random() < 0.8:
        return None
    if rng.random() < 0.5:
        # Readers leave the full stop, or the quotation mark, out of what they mark.
        quote = plain[span.start : span.end]
        span = Span(span.end - len(quote.lstrip('“"«—')), span.start + len(quote.rstrip('.,;:?!”"»—')))
    if len(re.findall(r"\w+", plain[span.start : span.end])) < 2:
        return None
    selector = _selector(rng, plain, span)
    target = target_of(plain, span)
    after = edit(rng, tokens_of(plain), target)
    # All that was recorded of the sentence stands elsewhere too: nobody could say that those are other words.
    if name in GONE and _sentence_letters(selector, target) in letters_of(text_of(after)):
        return None
    return Case(name, plain, after, target, selector)


def _sentence_letters(selector: Selector, target: Target) -> str:
    before = min(len(selector.prefix), target.span.start - target.sentences.start)
    after = min(len(selector.suffix), target.sentences.end - target.span.end)
    recorded = selector.prefix[len(selector.prefix) - before :] + selector.quote + selector.suffix[:after]
    # Of the words that tools cut in two, half a word tells nothing.
    return letters_of(recorded[4 if before else 0 : -4 if after else None])


def _selector(rng: Random, plain: str, span: Span) -> Selector:
    """As tools write it; one in ten without context, one in four without position, neither only if unique."""
    quote = plain[span.start : span.end]
    bare, placed = rng.random() < 1 / 10, rng.random() < 3 / 4
    if bare and not placed and plain.count(quote) > 1:
        bare = False
    return Selector(
        quote,
        "" if bare else plain[max(0, span.start - 32) : span.start],
        "" if bare else plain[span.end : span.end + 32],
        span if placed else None,
    )


def judge(case: Case, anchor: Anchor) -> str:
    true = places_of(case.after, case.target.span)
    if case.edit in GONE or true is None:
        return "wrong" if anchor.span else "right"
    if case.edit in _DOUBLED_EDITS:
        return _judge_doubled(case, anchor, true)
    return _judge_place(case, anchor, true)


def _judge_place(case: Case, anchor: Anchor, true: Span) -> str:
    """Right is the passage or, where an edit tore it apart, the greater part of it."""
    asked = case.target.span
    torn = true.end - true.start > 1.6 * (asked.end - asked.start) + 20
    if anchor.span is None:
        return "torn" if torn else str(anchor.status)
    shared = shared_with(case.after, asked, anchor.span)
    if torn and any(token.origin and token.origin.meets(asked) for token in tokens_in(case.after, anchor.span)):
        return "torn"
    return "right" if shared > 0.5 else "wrong"


def _judge_doubled(case: Case, anchor: Anchor, true: Span) -> str:
    """Of two copies only the recorded context, or a position that still holds, can tell which is meant."""
    copy = places_of(case.after, case.target.span, copy=True)
    plain, selector = text_of(case.after), case.selector
    if copy is None:
        return _judge_place(case, anchor, true)
    if anchor.span is None:
        told = (selector.prefix or selector.suffix) and not _in_context(plain, copy, selector)
        return str(anchor.status) if told or anchor.status != AnchorStatus.AMBIGUOUS else "right"
    torn = true.end - true.start > 2 * (anchor.span.end - anchor.span.start)
    if torn or not any(_overlap(anchor.span, place) > 0.5 for place in (true, copy)):
        return "right" if _in_context(plain, anchor.span, selector) else "wrong"
    if selector.position is not None and selector.position.start == anchor.span.start:
        return "right"
    # The copy may have inherited the neighbours that were recorded.
    other = copy if _overlap(anchor.span, true) > 0.5 else true
    whole = _in_context(plain, anchor.span, selector, 0) and not _in_context(plain, other, selector, 0)
    return "right" if whole else "guessed"


def _in_context(plain: str, place: Span, selector: Selector, but: int = 2) -> bool:
    """Whether a place has the recorded context, all `but` so many letters."""
    prefix, suffix = letters_of(selector.prefix)[but:], letters_of(selector.suffix)
    suffix = suffix[: max(0, len(suffix) - but)]
    around = letters_of(plain[max(0, place.start - 80) : place.end + 80])
    return prefix + letters_of(selector.quote) + suffix in around


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def share_right(table: dict[str, Counter[str]]) -> float:
    """Of the notes whose passage survives the edits that the issue names, the part that was placed right."""
    kept = sum((verdicts for edit, verdicts in table.items() if edit in _EVERYDAY), Counter[str]())
    return kept["right"] / (kept.total() - kept["torn"])


def selectors_on(rng: Random, plain: str, count: int) -> list[Selector]:
    """Notes as tools write them, on words all over the text."""
    words = [Span(*match.span()) for match in re.finditer(r"\S+", plain)]
    selectors = []
    for _ in range(count):
        first = rng.randrange(len(words) - 40)
        span = Span(words[first].start, words[first + rng.randint(1, 39)].end)
        selectors.append(_selector(rng, plain, span))
    return selectors
