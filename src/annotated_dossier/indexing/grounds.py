"""What stands behind a relation of the register: the passages of its source that name both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Article, Entity, Mention, Pair, Passage, Related, Span
from .sentences import sentence_around

Grounds = Mapping[Related, tuple[Passage, ...]]


def gather_grounds(entities: Sequence[Entity], articles: Sequence[Article], pairs: Sequence[Pair]) -> Grounds:
    """For each relation that rests on a source of the dossier the passages there that name both, in reading order.

    Where a single sentence names both, passages in which they only stand near each other are left out. A relation
    without any such passage is not in the mapping.
    """
    resting = list(_resting_on_sources(entities, {article.source.id for article in articles}))
    asked = {_pair(related.one, related.other) for related in resting}
    shared = {key: pair.passages for pair in pairs if (key := _pair(pair.one, pair.other)) in asked}
    sentences = {article.source.id: _Sentences(article) for article in articles}
    found: dict[Related, tuple[Passage, ...]] = {}
    for related in resting:
        passages = shared.get(_pair(related.one, related.other), ())
        there = tuple(passage for source, passage in passages if source == related.relation.source)
        if there:
            closest = sentences[related.relation.source].naming(related.one, related.other, there)
            found[related] = closest or there
    return found


def _resting_on_sources(entities: Sequence[Entity], sources: set[str]) -> Iterator[Related]:
    for entity in entities:
        for relation in entity.relations:
            if relation.source in sources:
                yield Related(entity.id, relation)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


class _Sentences:
    """The sentences of one article, looked up where they are asked for."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.mentions: dict[str, list[Mention]] = {}
        for mention in article.mentions:
            self.mentions.setdefault(mention.entity, []).append(mention)

    def naming(self, one: str, other: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """The passages in which a sentence names both."""
        near: dict[int, list[Span]] = {}
        for mention in self.mentions[other]:
            near.setdefault(mention.passage, []).append(mention.span)
        together = {
            self.text.passages[mention.passage]
            for mention in self.mentions[one]
            if mention.passage in near and any(map(self._sentence_of(mention).covers, near[mention.passage]))
        }
        return tuple(passage for passage in passages if passage in together)

    def _sentence_of(self, mention: Mention) -> Span:
        return sentence_around(self.text.plain, mention.span, self.text.passages[mention.passage].span)
