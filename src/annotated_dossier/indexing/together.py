"""Which entities appear together, by passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from ..model import Article, Companion, Pair, Passage


def gather_companions(articles: Sequence[Article]) -> dict[str, tuple[Companion, ...]]:
    """For each entity those named in the same passages: the most shared passages first, then by id."""
    shared: dict[str, dict[str, list[tuple[str, Passage]]]] = {}
    for article in articles:
        for index, named in _named_by_passage(article).items():
            locator = (article.source.id, article.text.passages[index])
            for one, other in permutations(named, 2):
                shared.setdefault(one, {}).setdefault(other, []).append(locator)
    return {
        one: tuple(
            Companion(other, tuple(places))
            for other, places in sorted(others.items(), key=lambda item: (-len(item[1]), item[0]))
        )
        for one, others in sorted(shared.items())
    }


def gather_pairs(together: Mapping[str, Sequence[Companion]]) -> tuple[Pair, ...]:
    """Each two entities that share a passage, once: in order of the one's id, then as its companions stand."""
    return tuple(
        Pair(one, companion.entity, companion.passages)
        for one, companions in together.items()
        for companion in companions
        if one < companion.entity
    )


def _named_by_passage(article: Article) -> dict[int, list[str]]:
    named: dict[int, dict[str, None]] = {}
    for mention in article.mentions:
        named.setdefault(mention.passage, {})[mention.entity] = None
    return {index: list(entities) for index, entities in named.items()}
