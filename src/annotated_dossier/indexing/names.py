"""The back-of-book index: every name with its locators, every alias with the name to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter

from ..model import Entity, NameEntry, Occurrence, Passage
from ..remembering import Remembered
from .collation import index_heading, letter_of, sort_key

SortableName = tuple[tuple[bool, str, str], str, NameEntry]


def gather_names(
    entities: Sequence[Entity],
    concordance: Mapping[str, Sequence[Occurrence]],
    remembered: Remembered[tuple[SortableName, ...]],
) -> tuple[NameEntry, ...]:
    """The entries in the order of their headings. An entity that no source names has no entry."""
    remembered.begin()
    entries: list[SortableName] = []
    for entity in entities:
        if entity.id in concordance:
            occurrences = concordance[entity.id]
            entries += remembered.recall(entity.id, (entity, occurrences), partial(_sortable, entity, occurrences))
    return tuple(entry for _, _, entry in sorted(entries, key=itemgetter(0, 1)))


def _sortable(entity: Entity, occurrences: Sequence[Occurrence]) -> tuple[SortableName, ...]:
    return tuple((sort_key(entry.heading), entry.entity, entry) for entry in _entries(entity, occurrences))


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
