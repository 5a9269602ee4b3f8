"""Where the names of dots stand, so that none covers another: beside its dot, on a line to it, or as a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal, NamedTuple

from .dots import Dot

SIZE = 12.0  # the height of letters' bodies; the style sheet sets the same
_WIDE, _NARROW = 1.0, 0.58
_NEAR = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_LINES = (16.0, 26.0, 38.0, 52.0)

Anchor = Literal["start", "middle", "end"]


class Area(NamedTuple):
    """A rectangle of the picture that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside the dot of that number in the order given; `line` leads from the dot to words that stand off."""

    dot: int
    text: str
    x: float
    y: float
    anchor: Anchor
    line: tuple[float, float, float, float] | None = None
    is_number: bool = False


def place_labels(
    dots: Sequence[Dot],
    names: Sequence[str],
    size: tuple[float, float],
    most: int,
    numbers: int,
    elsewhere: Collection[int] = (),
) -> tuple[Label, ...]:
    """Labels for the first dots, each at the first free position; dots come in the order of their weight.

    `most` dots are given their names, as far as there is room; those without room a number, up to `numbers`. Dots
    whose number has no room either stay bare: their names are in the table. Dots that are named `elsewhere` too, in an
    inset, get a name only where it stands right beside them.
    """
    taken = [Area(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in dots]
    labels: list[Label] = []
    crowded: list[int] = []
    for index in range(min(most, len(dots))):
        candidates = (_beside if index in elsewhere else _named)(index, dots[index], names[index])
        label = _first_free(candidates, taken, dots[index], size)
        if label:
            labels.append(label)
        elif index not in elsewhere:
            crowded.append(index)
    for index in [*crowded, *range(most, len(dots))]:
        number = sum(label.is_number for label in labels) + 1
        if number > numbers:
            break
        label = _first_free(_beside(index, dots[index], str(number), is_number=True), taken, dots[index], size)
        if label:
            labels.append(label)
    return tuple(labels)


def _first_free(candidates: Iterator[Label], taken: list[Area], dot: Dot, size: tuple[float, float]) -> Label | None:
    """The first label that fits; its area, and that of its line, are taken from then on."""
    width, height = size
    for label in candidates:
        area = area_of(label)
        if area.left < 2 or area.top < 2 or area.right > width - 2 or area.bottom > height - 2:
            continue
        if any(area.meets(other) for other in taken):
            continue
        line = list(_along(label.line)) if label.line else []
        # The line begins in its own dot, which is not in its way.
        if any(step.meets(other) for other in taken for step in line if not _holds(other, dot)):
            continue
        taken += [area, *line]
        return label
    return None


def _named(index: int, dot: Dot, name: str) -> Iterator[Label]:
    yield from _beside(index, dot, name)
    for length in _LINES:
        for right, down in _NEAR:
            slant = hypot(right, down)
            x, y = dot.x + right / slant * (dot.radius + length), dot.y + down / slant * (dot.radius + length)
            start = dot.x + right / slant * dot.radius, dot.y + down / slant * dot.radius
            line = (round(start[0], 1), round(start[1], 1), round(x, 1), round(y, 1))
            yield _at(index, name, x, y, right, down, line)


def _beside(index: int, dot: Dot, text: str, *, is_number: bool = False) -> Iterator[Label]:
    for right, down in _NEAR:
        off = (dot.radius + 1) / hypot(right, down)
        yield _at(index, text, dot.x + right * off, dot.y + down * off, right, down, is_number=is_number)


def _at(
    index: int,
    text: str,
    x: float,
    y: float,
    right: int,
    down: int,
    line: tuple[float, float, float, float] | None = None,
    *,
    is_number: bool = False,
) -> Label:
    anchor: Anchor = "middle" if right == 0 else "start" if right > 0 else "end"
    # Letters sit on the baseline: what stands above it is about 0.75 of their size, what hangs below 0.25.
    baseline = y + SIZE * (0.35, 0.85, -0.3)[down]
    return Label(index, text, round(x + 2.0 * right, 1), round(baseline, 1), anchor, line, is_number)


def area_of(label: Label) -> Area:
    """What a label covers, with a little air."""
    width = width_of(label.text)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return Area(left - 1, label.y - 0.8 * SIZE, left + width + 1, label.y + 0.28 * SIZE)


def width_of(text: str) -> float:
    """About how wide words are: nobody knows the reader's font, so rather too much than too little."""
    return SIZE * sum(
        _WIDE if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else _NARROW for c in text
    )


def _along(line: tuple[float, float, float, float]) -> Iterator[Area]:
    x0, y0, x1, y1 = line
    steps = max(1, int(hypot(x1 - x0, y1 - y0) / 3))
    for step in range(1, steps):
        x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
        yield Area(x - 1, y - 1, x + 1, y + 1)


def _holds(area: Area, dot: Dot) -> bool:
    return area.left < dot.x < area.right and area.top < dot.y < area.bottom
