"""A source becomes an article: its text parsed, its mentions found, its notes anchored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..model import (
    Anchor,
    AnchorStatus,
    Annotation,
    Article,
    Audience,
    Decision,
    PlacedClaim,
    PlacedEvidence,
    PlacedNote,
    Selector,
    Source,
    Span,
    Text,
)
from ..problems import Check, Place, Problems
from .anchoring import anchor_notes
from .claiming import Asked, spans_of
from .dating import find_dates
from .fingerprint import fingerprint
from .markup import parse_note, parse_source
from .mentions import Reading, Recognizer, unmet_decisions
from .withholding import visible_spans

SHOWN = 60
NOTHING_ASKED = Asked()
_OF_NOTES = {
    AnchorStatus.ORPHANED: Check.ORPHANED_NOTE,
    AnchorStatus.AMBIGUOUS: Check.AMBIGUOUS_NOTE,
    AnchorStatus.EDITED: Check.EDITED_NOTE,
}
_OF_CLAIMS = {
    AnchorStatus.ORPHANED: Check.ORPHANED_CLAIM,
    AnchorStatus.AMBIGUOUS: Check.AMBIGUOUS_CLAIM,
    AnchorStatus.EDITED: Check.EDITED_CLAIM,
}


def annotate(
    source: Source,
    recognizer: Recognizer,
    annotations: Sequence[Annotation],
    decisions: Sequence[Decision],
    audience: Audience,
    problems: Problems,
    asked: Asked = NOTHING_ASKED,
) -> Article:
    """The article that a source makes; notes that found no place and names that mean two things are told."""
    text = parse_source(source)
    reading = recognizer.read(text, source.id, source.language, decisions)
    targets = [annotation.target for annotation in annotations] + asked.targets()
    anchors = anchor_notes(text, targets) if targets else ()
    notes = tuple(_place_notes(annotations, anchors[: len(annotations)]))
    claims, evidence = asked.place(anchors[len(annotations) :])
    _tell_ambiguities(source, text, reading, problems)
    for decision in unmet_decisions(decisions, source.id, text):
        words = f"`{_shortened(decision.target.quote)}`"
        problems.error(
            Check.ORPHANED_DECISION,
            decision.place,
            f"the decision on {words} is about words that are not in `{source.id}`",
        )
    for note in notes:
        what = f"the note `{note.annotation.id}`"
        _tell_anchor(
            text, what, note.annotation.place, source.id, note.annotation.target, note.anchor, _OF_NOTES, problems
        )
    _tell_claims(source, text, asked, claims, evidence, problems)
    _tell_fingerprint(source, notes, problems)
    points = [note.anchor.span for note in notes if note.anchor.span]
    points += spans_of(claims, evidence)
    points += [mention.span for mention in reading.mentions]
    visible = visible_spans(source.rights, audience, text, points)
    dates = find_dates(source, text, [mention.span for mention in reading.mentions])
    return Article(source, text, reading.mentions, reading.ambiguities, notes, visible, claims, evidence, dates=dates)


def _place_notes(annotations: Sequence[Annotation], anchors: Sequence[Anchor]) -> Iterator[PlacedNote]:
    """The notes in the order in which a reader meets them; those without a place come last."""
    whole = Anchor(AnchorStatus.EXACT, None)
    notes = [
        PlacedNote(a, whole if a.target.is_whole else anchor, parse_note(a.body))
        for a, anchor in zip(annotations, anchors, strict=True)
    ]
    yield from sorted(notes, key=_where_the_marker_stands)


def _where_the_marker_stands(note: PlacedNote) -> tuple[bool, int, int, str]:
    """A reader meets a note at its marker, behind the last of its words."""
    span = note.anchor.span
    return (span is None, span.end if span else 0, span.start if span else 0, note.annotation.id)


def _tell_fingerprint(source: Source, notes: Sequence[PlacedNote], problems: Problems) -> None:
    """Where the text is not the one that was recorded: that it changed, and what became of its notes."""
    now = fingerprint(source.body)
    if source.sha256 and source.sha256 != now:
        count = Counter(note.anchor.status for note in notes)
        became = ", ".join(f"{count[status]} {status}" for status in AnchorStatus if count[status]) or "it has none"
        problems.warning(
            Check.CHANGED_SOURCE,
            source.place,
            f"the text is not the one that was recorded (SHA-256 {source.sha256[:12]}…, now {now[:12]}…); "
            f"of its notes: {became}; when they are right, `anchor --update` records the text anew",
        )


def _tell_ambiguities(source: Source, text: Text, reading: Reading, problems: Problems) -> None:
    for found in reading.ambiguities:
        place = source.place_of(text.in_file(found.span).start)
        problems.warning(
            Check.AMBIGUOUS_NAME,
            place,
            f"`{found.surface}` may be {' or '.join(f'`{c}`' for c in found.candidates)} and is not linked; "
            "decide in decisions.yml",
        )


def _tell_claims(
    source: Source,
    text: Text,
    asked: Asked,
    claims: Sequence[PlacedClaim],
    evidence: Sequence[PlacedEvidence],
    problems: Problems,
) -> None:
    for made in claims:
        claim = made.claim
        _tell_anchor(
            text, f"the claim `{claim.id}`", claim.place, source.id, claim.target, made.anchor, _OF_CLAIMS, problems
        )
    for (claim_id, _, item), quoted in zip(asked.evidence, evidence, strict=True):
        what = f"evidence of the claim `{claim_id}`"
        _tell_anchor(text, what, item.place, source.id, item.target, quoted.anchor, _OF_CLAIMS, problems)


def _tell_anchor(
    text: Text,
    what: str,
    where: Place,
    source: str,
    target: Selector,
    anchor: Anchor,
    checks: Mapping[AnchorStatus, Check],
    problems: Problems,
) -> None:
    wanted = f"paragraph {target.paragraph}" if target.paragraph is not None else f"`{_shortened(target.quote)}`"
    match anchor.status:
        case AnchorStatus.ORPHANED:
            problems.error(
                checks[anchor.status],
                where,
                f"{what} has lost its place: {wanted} is not in `{source}`{_nearest(text, target, anchor)}",
            )
        case AnchorStatus.AMBIGUOUS:
            places = ", ".join(dict.fromkeys(_label(text, span) for span in anchor.candidates))
            problems.error(
                checks[anchor.status],
                where,
                f"{what} may stand in several places: {wanted} is in {places}; "
                "tell them apart with `prefix` or `suffix`",
            )
        case AnchorStatus.EDITED if anchor.span:
            problems.warning(
                checks[anchor.status],
                where,
                f"the words of {what} have changed: was {wanted}, "
                f"is `{_shortened(text.plain[anchor.span.start : anchor.span.end])}`; bring the quote up to date",
            )
        case _:
            pass


def _nearest(text: Text, target: Selector, anchor: Anchor) -> str:
    if target.paragraph is not None:
        last = max((p.number for p in text.passages if not p.is_heading), default=0)
        return f", whose last is paragraph {last}"
    if not anchor.candidates:
        return ", and nothing there comes near"
    nearest = anchor.candidates[0]
    words = _shortened(text.plain[nearest.start : nearest.end])
    return f"; nearest is `{words}` in {_label(text, nearest)}"


def _label(text: Text, span: Span) -> str:
    passage = text.passages[text.passage_at(span.start)]
    return f"{'heading' if passage.is_heading else 'paragraph'} {passage.number}"


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
