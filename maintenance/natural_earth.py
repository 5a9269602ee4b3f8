"""Makes the world that maps are drawn on: `python maintenance/natural_earth.py countries-50m.json`.

The file is that of the npm package `world-atlas`; where it comes from stands beside what this writes,
in src/annotated_dossier/assets-data/PROVENANCE.md. Arcs are simplified one by one, so that land and borders still
meet; islands too small to be seen on any map that we draw are left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).parents[1] / "src/annotated_dossier/assets-data/natural-earth.json"
STEP = 0.01  # degrees, about a kilometre
TOLERANCE = 0.035
SMALLEST = 0.006  # square degrees: Malta’s main island has 0.03

Point = tuple[float, float]
Ring = list[int]


def main(file: str) -> None:
    topology = json.loads(Path(file).read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in decoded(topology)]
    polygons = [p for g in topology["objects"]["land"]["geometries"] for p in polygons_of(g)]
    land = [[ring for ring in polygon if area(ring, arcs) >= SMALLEST] for polygon in polygons]
    land = [polygon for polygon in land if polygon]
    borders = [[arc] for arc in shared(topology["objects"]["countries"]["geometries"])]
    written, land, borders = kept(arcs, land, borders)
    world = {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [-180, -90]},
        "objects": {
            "land": {"type": "MultiPolygon", "arcs": land},
            "borders": {"type": "MultiLineString", "arcs": borders},
        },
        "arcs": written,
    }
    OUTPUT.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUTPUT}: {OUTPUT.stat().st_size:,} bytes, {sum(map(len, written)):,} points")


def decoded(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        yield [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]


def simplified(arc: list[Point]) -> list[Point]:
    """The arc after Douglas and Peucker; its ends stay, for other arcs begin there."""
    keep = {0, len(arc) - 1}
    stretches = [(0, len(arc) - 1)]
    while stretches:
        first, last = stretches.pop()
        distance, at = max(
            ((_distance(arc[i], arc[first], arc[last]), i) for i in range(first + 1, last)), default=(0.0, first)
        )
        if distance > TOLERANCE:
            keep.add(at)
            stretches += [(first, at), (at, last)]
    return [arc[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, ((x - x0) * dx + (y - y0) * dy) / length)) if length else 0.0
    return float(((x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2) ** 0.5)


def polygons_of(geometry: dict[str, Any]) -> list[list[Ring]]:
    found = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return list(found)


def area(ring: Ring, arcs: list[list[Point]]) -> float:
    points = [point for index in ring for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def shared(countries: Iterable[dict[str, Any]]) -> list[int]:
    """The arcs between two countries: those that both are drawn with."""
    users: Counter[int] = Counter()
    for country in countries:
        rings = [ring for polygon in polygons_of(country) for ring in polygon] if country.get("arcs") else []
        users.update({index if index >= 0 else ~index for ring in rings for index in ring})
    return sorted(index for index, count in users.items() if count > 1)


def kept(
    arcs: list[list[Point]], land: list[list[Ring]], borders: list[Ring]
) -> tuple[list[list[list[int]]], list[list[Ring]], list[Ring]]:
    """The arcs that are still in use, in steps from point to point, and all that names them numbered anew."""
    rings = [ring for polygon in land for ring in polygon] + borders
    used = sorted({index if index >= 0 else ~index for ring in rings for index in ring})
    number = {old: new for new, old in enumerate(used)}

    def renumbered(ring: Ring) -> Ring:
        return [number[index] if index >= 0 else ~number[~index] for index in ring]

    return (
        [steps(arcs[index]) for index in used],
        [[renumbered(ring) for ring in polygon] for polygon in land],
        [renumbered(border) for border in borders],
    )


def steps(arc: list[Point]) -> list[list[int]]:
    whole = [(round((x + 180) / STEP), round((y + 90) / STEP)) for x, y in arc]
    distinct = [p for i, p in enumerate(whole) if i in {0, len(whole) - 1} or p != whole[i - 1]]
    return [list(distinct[0])] + [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(distinct)]


if __name__ == "__main__":
    main(*sys.argv[1:])
