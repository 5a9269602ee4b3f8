"""Notes on invented articles, found again after every kind of edit: how many right, how many wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from annotated_dossier.annotating.anchoring import anchor_notes
from annotated_dossier.annotating.anchoring.canonical import letters_of
from annotated_dossier.model import Anchor, AnchorStatus, Passage, Selector, Span, Text

from .editing import Edit, Target, Tokens, edits, places_of, shared_with, target_of, text_of, tokens_of
from .prose import Writer

_SURVIVES, _GONE, _DOUBLED = "survives", "gone", "doubled"
_GONE_EDITS = {
    "sentence deleted",
    "paragraph deleted",
    "sentence replaced",
    "look-alike elsewhere",
    "look-alike, sentences added",
    "sentence deleted, reworded",
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
    kinds = edits(lambda rng: Writer(rng).sentence())
    count = 0
    while count < notes:
        writer = Writer(rng)
        plain = writer.article(rng.randint(6, 20))
        for name, edit in edits(lambda _, writer=writer: writer.sentence()).items():  # type: ignore[misc]
            for _ in range(4):
                case = _case(rng, plain, name, edit)
                if case is not None and count < notes:
                    count += 1
                    anchor = anchor_notes(plain_text(text_of(case.after)), [case.selector])[0]
                    yield Outcome(case, anchor, judge(case, anchor))
    assert kinds


def _case(rng: Random, plain: str, name: str, edit: Edit) -> Case | None:
    words = [Span(*match.span()) for match in re.finditer(r"\S+", plain)]
    length = min(rng.choice([rng.randint(2, 40), rng.randint(2, 12)]), len(words) - 1)
    first = rng.randrange(len(words) - length)
    span = Span(words[first].start, words[first + length - 1].end)
    if "\n\n" in plain[span.start : span.end] and rng.random() < 0.8:
        return None
    if rng.random() < 0.5:
        # Readers leave the full stop, or the quotation mark, out of what they mark.
        quote = plain[span.start : span.end]
        span = Span(span.end - len(quote.lstrip("“\"«—")), span.start + len(quote.rstrip(".,;:?!”\"»—")))
    if len(re.findall(r"\w+", plain[span.start : span.end])) < 2:
        return None
    selector = _selector(rng, plain, span)
    target = target_of(plain, span)
    after = edit(rng, tokens_of(plain), target)
    if name in _GONE_EDITS and not (selector.prefix or selector.suffix):
        # The very words stand elsewhere, and nothing that was recorded says that those are others.
        if letters_of(selector.quote) in letters_of(text_of(after)):
            return None
    return Case(name, plain, after, target, selector)


def _selector(rng: Random, plain: str, span: Span) -> Selector:
    """As tools write it; one in six without context, one in four without position, neither only if unique."""
    quote = plain[span.start : span.end]
    bare, placed = rng.random() < 1 / 6, rng.random() < 3 / 4
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
    if case.edit in _GONE_EDITS or true is None:
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
    ours = _overlap(anchor.span, true) > 0.5
    other = copy if ours else true
    if not ours and not _overlap(anchor.span, copy) > 0.5:
        return "right" if _in_context(plain, anchor.span, selector) else "wrong"
    if selector.position is not None and selector.position.start == anchor.span.start and ours:
        return "right"
    # The copy may have inherited the place and the neighbours that were recorded.
    here, there = _in_context(plain, anchor.span, selector), _in_context(plain, other, selector)
    return "right" if here and not there else "guessed"


def _in_context(plain: str, place: Span, selector: Selector) -> bool:
    """Whether the copy has the recorded context as well, all but two letters."""
    prefix, suffix = letters_of(selector.prefix)[2:], letters_of(selector.suffix)[:-2]
    around = letters_of(plain[max(0, place.start - 80) : place.end + 80])
    return prefix + letters_of(selector.quote) + suffix in around


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def tabulate(outcomes: Iterator[Outcome]) -> dict[str, Counter[str]]:
    table: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        table.setdefault(outcome.case.edit, Counter())[outcome.verdict] += 1
    return table
