"""Relations that lead back to where they started, where nothing can."""

from __future__ import annotations

import re
from collections.abc import Iterator

import networkx as nx

from ..model import Dossier
from ..problems import Check, Place, Problems

# Rivals and friends may be so mutually; what is a part, a child or a subordinate of another is never the whole of it.
_RANKS = re.compile(
    r"\b(?:part|unit|branch|subsidiary|department|division|organ|formation|child|son|daughter|parent|father|mother|"
    r"ancestor|descendant|subordinate|capital|owner) of$|^(?:reports|subordinate) to$|^(?:located|lies|city|port) in$"
)


def check_circles(dossier: Dossier, problems: Problems) -> None:
    """Tells of relations of an entry to itself, and of circles of one role of which the like cannot be."""
    roles: dict[str, nx.DiGraph[str]] = {}
    for entity in dossier.entities:
        for relation in entity.relations:
            if relation.to == entity.id:
                problems.warning(
                    Check.CIRCULAR_RELATION,
                    relation.place,
                    f"`{entity.id}` is {relation.role} itself here; name another entry, or take it out",
                )
            elif _RANKS.search(relation.role):
                graph = roles.setdefault(relation.role, nx.DiGraph())
                graph.add_edge(entity.id, relation.to, place=relation.place)
    for role, graph in roles.items():
        for way, place in _circles(graph):
            told = " -> ".join(f"`{identifier}`" for identifier in way)
            problems.warning(
                Check.CIRCULAR_RELATION,
                place,
                f"the relation `{role}` leads round in a circle, {told}; mend one of them",
            )


def _circles(graph: nx.DiGraph[str]) -> Iterator[tuple[list[str], Place]]:
    """One circle of each part of the graph that has any, from its first id on, and the place of its last step."""
    for part in sorted(map(sorted, nx.strongly_connected_components(graph))):
        if len(part) > 1:
            steps = nx.find_cycle(graph.subgraph(part), part[0])
            yield [*(start for start, _ in steps), steps[0][0]], graph.edges[steps[-1]]["place"]
