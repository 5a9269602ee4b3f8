"""The network of the register: its relations, and who is named with whom beyond chance."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

import networkx as nx

from ..model import Article, Companion, Entity, Network, Related, Tie

# One shared passage is no pattern: the measure would call two names that stand once, side by side, inseparable.
FEWEST_SHARED = 2


def gather_network(
    entities: Sequence[Entity], articles: Sequence[Article], together: Mapping[str, Sequence[Companion]]
) -> Network:
    """All relations between entries that there are, and all pairs that are named together beyond chance."""
    known = {entity.id for entity in entities}
    relations = [
        Related(entity.id, relation)
        for entity in entities
        for relation in entity.relations
        if relation.to in known and relation.to != entity.id
    ]
    ties = _ties(articles, together, known)
    return _network(relations, sorted(ties, key=lambda tie: (-tie.weight, -len(tie.passages), tie.one, tie.other)))


def strongest_part(network: Network, size: int, lines: int) -> Network:
    """At most `size` entities, with at most so many relations and so many ties among them.

    They are what is left when the entity with the weakest ties is taken away, again and again.
    """
    left = _most_tied(network, size)
    relations = [r for r in network.relations if r.one in left and r.other in left]
    ties = [t for t in network.ties if t.one in left and t.other in left]
    rank = {entity: n for n, entity in enumerate(network.entities)}
    first = sorted(range(len(relations)), key=lambda i: (max(rank[relations[i].one], rank[relations[i].other]), i))
    return _network([relations[i] for i in sorted(first[:lines])], ties[:lines])


def _most_tied(network: Network, size: int) -> set[str]:
    graph = as_graph(network)
    strengths = {entity: round(strength, 3) for entity, strength in graph.degree(weight="weight")}
    queue = [(strength, entity) for entity, strength in strengths.items()]
    heapq.heapify(queue)
    while len(strengths) > size:
        strength, weakest = heapq.heappop(queue)
        if strengths.get(weakest) != strength:
            continue
        del strengths[weakest]
        for neighbour, edge in graph[weakest].items():
            if neighbour in strengths:
                strengths[neighbour] = round(strengths[neighbour] - edge["weight"], 3)
                heapq.heappush(queue, (strengths[neighbour], neighbour))
    return set(strengths)


def as_graph(network: Network) -> nx.Graph[str]:
    """One edge a pair: 1 where the register relates the two, and the weight of their tie on top."""
    graph: nx.Graph[str] = nx.Graph()
    for one, other in sorted({_pair(related.one, related.other) for related in network.relations}):
        graph.add_edge(one, other, weight=1.0)
    for tie in network.ties:
        related = 1.0 if graph.has_edge(tie.one, tie.other) else 0.0
        graph.add_edge(tie.one, tie.other, weight=round(related + tie.weight, 3))
    return graph


def _network(relations: Iterable[Related], ties: Iterable[Tie]) -> Network:
    bare = Network(relations=tuple(relations), ties=tuple(ties))
    degrees = as_graph(bare).degree(weight="weight")
    ranked = sorted(((round(strength, 3), entity) for entity, strength in degrees), key=lambda e: (-e[0], e[1]))
    return Network(
        tuple(entity for _, entity in ranked), tuple(strength for strength, _ in ranked), bare.relations, bare.ties
    )


def _ties(articles: Sequence[Article], together: Mapping[str, Sequence[Companion]], known: set[str]) -> Iterator[Tie]:
    passages = sum(len(article.text.passages) for article in articles)
    naming = Counter(
        entity
        for article in articles
        for entity, _ in {(mention.entity, mention.passage) for mention in article.mentions}
    )
    for one, companions in together.items():
        for companion in companions:
            shared, other = len(companion.passages), companion.entity
            if shared < FEWEST_SHARED or one > other or not {one, other} <= known:
                continue
            weight = association(shared, naming[one], naming[other], passages)
            if weight > 0:
                yield Tie(one, other, weight, companion.passages)


def association(shared: int, one: int, other: int, passages: int) -> float:
    """The normalized pointwise mutual information of two that are named in so many passages, and in so many together.

    Rounded to thousandths, which no machine's logarithm can sway.
    """
    if shared == passages:
        return 0.0
    return round(log(shared * passages / (one * other)) / -log(shared / passages), 3)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
