"""Suggestions for texts of a test, and a line that says what one of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotated_dossier.annotating.markup import parse_source
from annotated_dossier.annotating.mentions import Recognizer
from annotated_dossier.annotating.suggesting import Suggestion, suggest
from annotated_dossier.model import Decision, Entity, Format, Selector, Source, Text
from annotated_dossier.problems import Place


def sources_of(texts: Mapping[str, str]) -> list[tuple[Source, Text]]:
    sources = [Source(name, name, body, Place(f"{name}.txt"), Format.PLAIN) for name, body in texts.items()]
    return [(source, parse_source(source)) for source in sources]


def suggestions_in(
    texts: Mapping[str, str],
    entities: Sequence[Entity] = (),
    ignored: Iterable[str] = (),
    decisions: Iterable[Mapping[str, str]] = (),
) -> tuple[Suggestion, ...]:
    ruled = [_decision(**decision) for decision in decisions]
    return suggest(sources_of(texts), Recognizer.of(entities), entities, ignored, ruled)


def _decision(source: str, quote: str, entity: str, prefix: str = "", suffix: str = "") -> Decision:
    target = Selector(quote=quote, prefix=prefix, suffix=suffix)
    return Decision(source, target, None if entity == "none" else entity, Place("decisions.yml"))


def lines_of(found: Iterable[Suggestion]) -> list[str]:
    return [_line(made) for made in found]


def _line(made: Suggestion) -> str:
    also = f", also {', '.join(made.others)}" if made.others else ""
    like = f"; like {made.resembles.entity}: {made.resembles.reason}" if made.resembles else ""
    return f"{made.name} x{len(made.places)}{also} -> {made.kind}: {made.reason}{like}"
