"""The places that sources name: how often, in which passages, and where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from ..model import Entity, NamedPlace, Occurrence
from .collation import index_heading, sort_key


def gather_places(
    entities: Sequence[Entity], concordance: Mapping[str, Sequence[Occurrence]]
) -> tuple[NamedPlace, ...]:
    """Everything that has a location, and the places that have none; the most often named first."""
    headings = {entity.id: sort_key(index_heading(entity)) for entity in entities}
    places = [
        _place(entity, concordance[entity.id])
        for entity in entities
        if entity.id in concordance and (entity.location or entity.kind == "place")
    ]
    return tuple(sorted(places, key=lambda place: (-place.mentions, headings[place.entity], place.entity)))


def _place(entity: Entity, occurrences: Sequence[Occurrence]) -> NamedPlace:
    by_source = groupby(occurrences, key=lambda occurrence: occurrence.source)
    passages = tuple((source, tuple(dict.fromkeys(o.passage for o in group))) for source, group in by_source)
    return NamedPlace(entity.id, entity.location, len(occurrences), passages)
