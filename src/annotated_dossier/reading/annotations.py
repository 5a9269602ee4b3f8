"""The author's notes and rulings on single places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Annotation, Attribution, Decision, Selector, Span, Speaker
from ..problems import Check, Place, Problems
from .checking import check_format
from .files import find_files
from .lists import load_items
from .schema import AnnotationFormat, DecisionFormat, TargetFormat


def load_annotations(folder: Path, problems: Problems) -> Iterator[Annotation]:
    """The notes of every file in `folder`; a file's name is the id of the source that its notes are about."""
    seen: dict[str, Place] = {}
    for path in find_files(folder, (".yml", ".yaml"), problems):
        for node in load_items(path, "notes", problems):
            form = check_format(AnnotationFormat, node, problems, "the note")
            if form is None:
                continue
            if form.id in seen:
                problems.error(
                    Check.DUPLICATE_ID,
                    node.place,
                    f"the note's id `{form.id}` is taken already at {seen[form.id]}; rename one",
                )
                continue
            seen[form.id] = node.place
            yield Annotation(
                id=form.id,
                source=path.stem,
                target=selector_of(form.target),
                body=form.body,
                place=node.place,
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


def load_decisions(path: Path, problems: Problems) -> Iterator[Decision | Attribution]:
    """The rulings of `decisions.yml`, if there is one."""
    if not path.exists():
        return
    for node in load_items(path, "decisions", problems):
        form = check_format(DecisionFormat, node, problems, "the decision")
        if form is None:
            continue
        target = Selector(form.quote, form.prefix, form.suffix)
        if form.speaker is None:
            yield Decision(form.source, target, None if form.entity == "none" else form.entity, node.place)
        else:
            nobody = form.speaker.entity == "none"
            speaker = Speaker() if nobody else Speaker(form.speaker.entity, form.speaker.unnamed)
            yield Attribution(form.source, target, speaker, node.place)
