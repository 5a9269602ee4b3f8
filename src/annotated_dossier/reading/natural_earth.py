"""The world that maps are drawn on. What is in its file, and whence, stands beside it in PROVENANCE.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from ..model import World
from ..model.geography import Line, Point

FILE = Path(__file__).parents[1] / "assets-data" / "natural-earth.json"


@cache
def load_world() -> World:
    """Land and borders of Natural Earth, from the TopoJSON that comes with the package."""
    topology = json.loads(FILE.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        tuple((x * sx + tx, y * sy + ty) for x, y in zip(*map(accumulate, zip(*arc, strict=True)), strict=True))
        for arc in topology["arcs"]
    ]
    rings = [ring for polygon in topology["objects"]["land"]["arcs"] for ring in polygon]
    borders = topology["objects"]["borders"]["arcs"]
    return World(
        tuple(Line.of(_closed(_unrolled(_joined(ring, arcs)))) for ring in rings),
        tuple(Line.of(_unrolled(_joined(line, arcs))) for line in borders),
    )


def _joined(indexes: Sequence[int], arcs: Sequence[tuple[Point, ...]]) -> tuple[Point, ...]:
    """The points of arcs one after the other; an index below zero is an arc walked backwards."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _unrolled(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points in longitudes that run on over the antimeridian, where the file goes from 180 to -180."""
    unrolled = [points[0]]
    turn = 0.0
    for (before, _), (x, y) in pairwise(points):
        turn += 360.0 * ((before - x > 180) - (x - before > 180))
        unrolled.append((x + turn, y))
    return tuple(unrolled)


def _closed(ring: tuple[Point, ...]) -> tuple[Point, ...]:
    """A ring as it is; Antarctica's, which goes once round the globe, by way of the pole."""
    (start, _), (end, _) = ring[0], ring[-1]
    return ring if start == end else (*ring, (end, -90.0), (start, -90.0))
