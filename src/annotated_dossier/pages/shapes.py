"""The shape of each kind of entity in a picture, so that colour is not all that tells them apart."""

from __future__ import annotations

from typing import NamedTuple

from ..model import to_say


class Shape(NamedTuple):
    """A shape's word for the legend, and its corners around the origin, for a radius of 1."""

    word: str
    corners: tuple[tuple[float, float], ...]


SHAPES = {
    "person": Shape(to_say("disc"), ()),
    "organization": Shape(to_say("square"), ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85))),
    "place": Shape(to_say("triangle"), ((0, -1), (1.05, 0.85), (-1.05, 0.85))),
    "equipment": Shape(to_say("diamond"), ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0))),
    "event": Shape(
        to_say("hexagon"), ((-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0))
    ),
    "term": Shape(
        to_say("cross"),
        (
            (-0.35, -1),
            (0.35, -1),
            (0.35, -0.35),
            (1, -0.35),
            (1, 0.35),
            (0.35, 0.35),
            (0.35, 1),
            (-0.35, 1),
            (-0.35, 0.35),
            (-1, 0.35),
            (-1, -0.35),
            (-0.35, -0.35),
        ),
    ),
}


def shape(kind: str, x: int, y: int, radius: float) -> str:
    """The path of a kind's shape around a point; a ring for the kinds of a site's own."""
    corners = SHAPES[kind].corners if kind in SHAPES else ()
    if corners:
        return "M" + "L".join(f"{x + dx * radius:.1f} {y + dy * radius:.1f}" for dx, dy in corners) + "z"
    disc = _circle(x, y, radius)
    return disc if kind in SHAPES else disc + _circle(x, y, radius / 2)


def _circle(x: int, y: int, radius: float) -> str:
    half = f"a{radius:.1f} {radius:.1f} 0 1 0"
    return f"M{x - radius:.1f} {y}{half} {2 * radius:.1f} 0{half} {-2 * radius:.1f} 0z"
