"""Where the entities of a network stand in its picture: near those they are tied to.

Only sums, products, quotients and square roots are used, which every machine rounds alike, and the start depends on
nothing but the network: the same network stands in the same places everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import networkx as nx

ROUNDS = 120
_GOLDEN = 0.6180339887498949


class Point(NamedTuple):
    """A place in a picture: x to the right, y down."""

    x: float
    y: float


def lay_out(graph: nx.Graph[str], entities: Sequence[str]) -> dict[str, Point]:
    """Points between 0 and 1, by stress majorization: distances on paper follow those along the edges."""
    distances = _distances(graph, entities)
    starts = (_from_far_ends(distances), _evenly(len(entities)))
    best = min((_settle(start, distances) for start in starts), key=lambda points: _stress(points, distances))
    return dict(zip(entities, _in_unit_square(best), strict=True))


def _distances(graph: nx.Graph[str], entities: Sequence[str]) -> list[list[float]]:
    """Lengths of the shortest ways; who has many neighbours stands farther from each, or they would crowd it."""

    def length(one: str, other: str, _: object) -> float:
        return sqrt(sqrt(graph.degree(one) * graph.degree(other)))

    ways = [nx.single_source_dijkstra_path_length(graph, entity, weight=length) for entity in entities]
    # What no way connects stands aside, but not at the other end of the page.
    apart = max((far for way in ways for far in way.values()), default=1.0) / 2 or 1.0
    return [[way.get(other, apart) or apart for other in entities] for way in ways]


def _from_far_ends(distances: Sequence[Sequence[float]]) -> list[Point]:
    """Each as far right as it is from one end of the network, as far down as it is from what is far from that."""
    count = len(distances)
    if not count:
        return []
    one = max(range(count), key=lambda i: (sum(distances[i]), -i))
    other = max(range(count), key=lambda i: (distances[one][i] if i != one else 0.0, -i))
    third = max(
        range(count), key=lambda i: (min(distances[one][i], distances[other][i]) if i not in (one, other) else 0.0, -i)
    )
    return [
        Point(
            (0.0 if i == one else distances[one][i]) - (0.0 if i == other else distances[other][i]) + i / count / 10,
            (0.0 if i == third else distances[third][i]) + (i * _GOLDEN % 1) / 10,
        )
        for i in range(count)
    ]


def _evenly(count: int) -> list[Point]:
    return [Point(i / count * sqrt(count), i * _GOLDEN % 1 * sqrt(count)) for i in range(count)]


def _settle(start: Sequence[Point], distances: Sequence[Sequence[float]]) -> list[Point]:
    points = list(start)
    for _ in range(ROUNDS):
        for i in range(len(points)):
            points[i] = _pulled(i, points, distances[i])
    return points


def _pulled(i: int, points: Sequence[Point], distances: Sequence[float]) -> Point:
    """Where the others would have it: each at its distance, the near ones with more say."""
    here_x, here_y = points[i]
    sum_x = sum_y = say = 0.0
    for j, (x, y) in enumerate(points):
        if j == i:
            continue
        wanted = distances[j]
        dx, dy = here_x - x, here_y - y
        stretch = wanted / (sqrt(dx * dx + dy * dy) or 1.0)
        weight = 1.0 / (wanted * wanted)
        sum_x += weight * (x + dx * stretch)
        sum_y += weight * (y + dy * stretch)
        say += weight
    return Point(sum_x / say, sum_y / say) if say else Point(here_x, here_y)


def _stress(points: Sequence[Point], distances: Sequence[Sequence[float]]) -> float:
    total = 0.0
    for i, one in enumerate(points):
        for j in range(i):
            dx, dy = one.x - points[j].x, one.y - points[j].y
            off = sqrt(dx * dx + dy * dy) / distances[i][j] - 1.0
            total += off * off
    return total


def _in_unit_square(points: Sequence[Point]) -> list[Point]:
    """Both ways from 0 to 1, the crowded middle spread out: half of a place is its rank among the others."""
    across, down = _spread([point.x for point in points]), _spread([point.y for point in points])
    return [Point(x, y) for x, y in zip(across, down, strict=True)]


def _spread(values: Sequence[float]) -> list[float]:
    if not values:
        return []
    least, most = min(values), max(values)
    order = sorted(range(len(values)), key=lambda i: (values[i], i))
    last = len(values) - 1 or 1
    rank = {i: n / last for n, i in enumerate(order)}
    return [(value - least) / (most - least or 1.0) / 2 + rank[i] / 2 for i, value in enumerate(values)]
