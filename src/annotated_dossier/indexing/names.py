"""The back-of-book index: every name with its locators, every alias with the name to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Entity, NameEntry, Occurrence, Passage
from .collation import index_heading, letter_of, sort_key


def gather_names(entities: Sequence[Entity], concordance: Mapping[str, Sequence[Occurrence]]) -> tuple[NameEntry, ...]:
    """The entries in the order of their headings. An entity that no source names has no entry."""
    entries = [
        entry for entity in entities if entity.id in concordance for entry in _entries(entity, concordance[entity.id])
    ]
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry.heading), entry.entity)))


def _entries(entity: Entity, occurrences: Sequence[Occurrence]) -> Iterator[NameEntry]:
    heading = index_heading(entity)
    yield NameEntry(heading, letter_of(heading), entity.id, locators=_locators(occurrences))
    told = {sort_key(heading)[1], sort_key(entity.name)[1]}
    for alias in entity.aliases:
        bare = sort_key(alias.name)[1]
        if bare not in told:
            told.add(bare)
            yield NameEntry(alias.name, letter_of(alias.name), entity.id, see=heading)


def _locators(occurrences: Sequence[Occurrence]) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    by_source: dict[str, dict[Passage, None]] = {}
    for occurrence in occurrences:
        by_source.setdefault(occurrence.source, {})[occurrence.passage] = None
    return tuple((source, tuple(passages)) for source, passages in by_source.items())
