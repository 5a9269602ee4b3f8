"""Which entities appear together, by passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

from ..model import Article, Companion, Entity, Pair, Passage
from ..remembering import Remembered
from .collation import index_heading, sort_key

_Shared = tuple[str, Passage]
_SharedByRank = list[tuple[tuple[int, int], _Shared]]


@dataclass(frozen=True, slots=True)
class PairMemory:
    """The pairs of each article by rank, and the pairs of all."""

    shared: Remembered[_SharedByRank] = field(default_factory=Remembered)
    pairs: Remembered[Pair] = field(default_factory=Remembered)


def gather_pairs(entities: Sequence[Entity], articles: Sequence[Article], memory: PairMemory) -> tuple[Pair, ...]:
    """Each two entities that a passage names: those of the most passages first, then as an index would list them."""
    memory.shared.begin(entities)
    memory.pairs.begin(entities)
    in_order = sorted(entities, key=lambda entity: (sort_key(index_heading(entity)), entity.id))
    rank = {entity.id: number for number, entity in enumerate(in_order)}
    shared: dict[tuple[int, int], list[_Shared]] = {}
    for article in articles:
        for pair, place in memory.shared.recall(article.source.id, article, partial(_shared_in, article, rank)):
            shared.setdefault(pair, []).append(place)
    strongest = sorted(sorted(shared), key=lambda pair: len(shared[pair]), reverse=True)
    return tuple(_pair(in_order, pair, shared[pair], memory.pairs) for pair in strongest)


def _pair(
    entities: Sequence[Entity], pair: tuple[int, int], passages: list[_Shared], remembered: Remembered[Pair]
) -> Pair:
    one, other = pair
    return remembered.recall(pair, passages, lambda: Pair(entities[one].id, entities[other].id, tuple(passages)))


def _shared_in(article: Article, rank: Mapping[str, int]) -> _SharedByRank:
    return [
        (pair, (article.source.id, article.text.passages[index]))
        for index, named in _named_by_passage(article).items()
        for pair in combinations(sorted(rank[entity] for entity in named), 2)
    ]


def gather_companions(
    pairs: Sequence[Pair], remembered: Remembered[tuple[Companion, ...]]
) -> dict[str, tuple[Companion, ...]]:
    """For each entity those named in the same passages, in the order of the pairs."""
    remembered.begin()
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair.one, []).append(pair)
        found.setdefault(pair.other, []).append(pair)
    return {
        entity: remembered.recall(entity, found[entity], partial(_companions, entity, found[entity]))
        for entity in sorted(found)
    }


def _companions(entity: str, pairs: Sequence[Pair]) -> tuple[Companion, ...]:
    return tuple(Companion(pair.other if pair.one == entity else pair.one, pair.passages) for pair in pairs)


def _named_by_passage(article: Article) -> dict[int, set[str]]:
    named: dict[int, set[str]] = {}
    for mention in article.mentions:
        named.setdefault(mention.passage, set()).add(mention.entity)
    return named
