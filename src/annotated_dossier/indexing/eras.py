"""A scale of years on which the busy ones have room: what lies far before or after them is drawn closer together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

# A span of years that fits a page as it is.
SHORT = 20
BUSY_SHARE = 0.85
EDGE = 0.12


@dataclass(frozen=True, slots=True)
class YearScale:
    """Years as positions from 0 to 1: straight between the knots, which are pairs of a year and a position.

    `breaks` are the positions where the scale changes, to be drawn as such.
    """

    knots: tuple[tuple[float, float], ...]

    @property
    def first(self) -> int:
        return int(self.knots[0][0])

    @property
    def last(self) -> int:
        return int(self.knots[-1][0])

    @property
    def breaks(self) -> tuple[float, ...]:
        return tuple(position for _, position in self.knots[1:-1])

    def position(self, year: float) -> float:
        """Where a moment stands, as a year and a fraction; outside the scale, at its end."""
        for (start, left), (end, right) in zip(self.knots, self.knots[1:], strict=False):
            if year <= end:
                return left + (right - left) * max(0.0, year - start) / (end - start)
        return 1.0

    def ticks(self, most: int) -> tuple[int, ...]:
        """The years to be written at the scale: evenly apart where it is even, and the ends of what is drawn closer."""
        ticks: list[int] = []
        for (start, left), (end, right) in zip(self.knots, self.knots[1:], strict=False):
            room = max(1, int(most * (right - left)))
            step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000) if (end - start) / s <= room)
            first = ceil(start / step) * step
            ticks += [int(start), *(y for y in range(first, int(end), step) if y - start >= step)]
        return tuple(dict.fromkeys(ticks))


def fit_years(years: Sequence[int]) -> YearScale:
    """The scale for things that happen in these years, at least one."""
    in_order = sorted(years)
    first, last = in_order[0], in_order[-1] + 1
    if last - first <= SHORT:
        return YearScale(((first, 0.0), (last, 1.0)))
    start, end = _busiest(in_order)
    end += 1
    left = EDGE if start > first else 0.0
    right = 1.0 - EDGE if end < last else 1.0
    knots = [(first, 0.0), (start, left), (end, right), (last, 1.0)]
    return YearScale(tuple(dict.fromkeys((float(year), position) for year, position in knots)))


def _busiest(in_order: Sequence[int]) -> tuple[int, int]:
    """The shortest span of years that holds most of them; of equals, the latest."""
    number = ceil(len(in_order) * BUSY_SHARE)
    spans = [(in_order[i + number - 1] - in_order[i], -i) for i in range(len(in_order) - number + 1)]
    start = -min(spans)[1]
    return in_order[start], in_order[start + number - 1]
