"""A source becomes an article: its text parsed, its mentions found, its notes anchored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import (
    Anchor,
    AnchorStatus,
    Annotation,
    Article,
    Audience,
    Decision,
    PlacedNote,
    Selector,
    Source,
    Span,
    Text,
)
from ..problems import Problems
from .anchoring import anchor_notes
from .markup import parse_note, parse_source
from .mentions import Reading, Recognizer, unmet_decisions
from .withholding import visible_spans

SHOWN = 60


def annotate(
    source: Source,
    recognizer: Recognizer,
    annotations: Sequence[Annotation],
    decisions: Sequence[Decision],
    audience: Audience,
    problems: Problems,
) -> Article:
    """The article that a source makes; notes that found no place and names that mean two things are told."""
    text = parse_source(source)
    reading = recognizer.read(text, source.id, source.language, decisions)
    notes = tuple(_place_notes(text, annotations))
    _tell_ambiguities(source, text, reading, problems)
    for decision in unmet_decisions(decisions, source.id, text):
        words = f"`{_shortened(decision.target.quote)}`"
        problems.error(decision.place, f"the decision on {words} is about words that are not in `{source.id}`")
    for note in notes:
        _tell_anchor(text, note, problems)
    points = [note.anchor.span for note in notes if note.anchor.span]
    points += [mention.span for mention in reading.mentions]
    visible = visible_spans(source.rights, audience, text, points)
    return Article(source, text, reading.mentions, reading.ambiguities, notes, visible)


def _place_notes(text: Text, annotations: Sequence[Annotation]) -> Iterator[PlacedNote]:
    """The notes in the order in which a reader meets them; those without a place come last."""
    if not annotations:
        return
    anchors = anchor_notes(text, [annotation.target for annotation in annotations])
    notes = [PlacedNote(a, anchor, parse_note(a.body)) for a, anchor in zip(annotations, anchors, strict=True)]
    yield from sorted(
        notes, key=lambda note: (note.anchor.span is None, note.anchor.span or Span(0, 0), note.annotation.id)
    )


def _tell_ambiguities(source: Source, text: Text, reading: Reading, problems: Problems) -> None:
    for found in reading.ambiguities:
        place = source.place_of(text.in_file(found.span).start)
        problems.warning(
            place,
            f"`{found.surface}` may be {' or '.join(f'`{c}`' for c in found.candidates)} and is not linked; "
            "decide in decisions.yml",
        )


def _tell_anchor(text: Text, note: PlacedNote, problems: Problems) -> None:
    annotation, anchor = note.annotation, note.anchor
    target = annotation.target
    wanted = f"paragraph {target.paragraph}" if target.paragraph is not None else f"`{_shortened(target.quote)}`"
    note_id, source = f"`{annotation.id}`", f"`{annotation.source}`"
    match anchor.status:
        case AnchorStatus.ORPHANED:
            problems.error(
                annotation.place,
                f"the note {note_id} has lost its place: {wanted} is not in {source}{_nearest(text, target, anchor)}",
            )
        case AnchorStatus.AMBIGUOUS:
            places = ", ".join(dict.fromkeys(_label(text, span) for span in anchor.candidates))
            problems.error(
                annotation.place,
                f"the note {note_id} may stand in several places: {wanted} is in {places}; "
                "tell them apart with `prefix` or `suffix`",
            )
        case AnchorStatus.EDITED if anchor.span:
            problems.warning(
                annotation.place,
                f"the words of the note {note_id} have changed: was {wanted}, "
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
