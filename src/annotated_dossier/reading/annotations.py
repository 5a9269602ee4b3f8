"""The author's notes and rulings on single places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from ..model import Annotation, Attribution, Decision, Selector, Span, Speaker
from ..problems import Check, Place, Problems
from .checking import check_format
from .files import find_files, is_there
from .lists import parse_items
from .schema import AnnotationFormat, DecisionFormat, TargetFormat
from .shelf import Shelf


def load_annotations(folder: Path, problems: Problems, shelf: Shelf | None = None) -> Iterator[Annotation]:
    """The notes of every file in `folder`; a file's name is the id of the source that its notes are about."""
    seen: dict[str, Place] = {}
    for path in find_files(folder, (".yml", ".yaml"), problems):
        for note in (shelf or Shelf()).read(path, partial(_parse_notes, path.stem), problems) or ():
            if note.id in seen:
                problems.error(
                    Check.DUPLICATE_ID,
                    note.place,
                    f"the note's id `{note.id}` is taken already at {seen[note.id]}; rename one",
                )
                continue
            seen[note.id] = note.place
            yield note


def _parse_notes(source: str, text: str, file: str, problems: Problems) -> tuple[Annotation, ...]:
    nodes = parse_items(text, file, "notes", problems)
    forms = ((node.place, check_format(AnnotationFormat, node, problems, "the note")) for node in nodes)
    return tuple(_annotation(form, source, place) for place, form in forms if form is not None)


def _annotation(form: AnnotationFormat, source: str, place: Place) -> Annotation:
    return Annotation(
        id=form.id,
        source=source,
        target=selector_of(form.target),
        body=form.body,
        place=place,
        motivation=form.motivation,
        stands=form.place,
        author=form.author,
        created=form.created,
        modified=form.modified,
        tags=tuple(form.tags),
        replies_to=form.replies_to,
        origin=form.origin,
    )


def selector_of(target: TargetFormat) -> Selector:
    position = Span(target.position.start, target.position.end) if target.position else None
    return Selector(target.quote, target.prefix, target.suffix, position, target.paragraph)


def load_decisions(path: Path, problems: Problems, shelf: Shelf | None = None) -> Sequence[Decision | Attribution]:
    """The rulings of `decisions.yml`, if there is one."""
    return ((shelf or Shelf()).read(path, _parse_decisions, problems) if is_there(path, problems) else None) or ()


def _parse_decisions(text: str, file: str, problems: Problems) -> tuple[Decision | Attribution, ...]:
    nodes = parse_items(text, file, "decisions", problems)
    forms = ((node.place, check_format(DecisionFormat, node, problems, "the decision")) for node in nodes)
    return tuple(_ruling(form, place) for place, form in forms if form is not None)


def _ruling(form: DecisionFormat, place: Place) -> Decision | Attribution:
    target = Selector(form.quote, form.prefix, form.suffix)
    if form.speaker is None:
        return Decision(form.source, target, None if form.entity == "none" else form.entity, place)
    nobody = form.speaker.entity == "none"
    speaker = Speaker() if nobody else Speaker(form.speaker.entity, form.speaker.unnamed)
    return Attribution(form.source, target, speaker, place)
