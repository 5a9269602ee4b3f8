"""The part of the world that a picture shows, and where in the picture a place lies.

The projection is equirectangular, true to scale along the parallel in the middle of the picture: shapes stay
recognizable near it, north is up everywhere, and a reader can tell latitude and longitude with a ruler.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians

from ...model import Coordinates
from ...model.geography import Box

# A picture of a single town still shows the country around it.
_LEAST_DEGREES = 5.0
_STEEPEST = 70.0  # the parallel beyond which east and west would be stretched past recognition
_MARGIN = 0.1
_WHOLE_WORLD = 280.0  # from here on the world is shown as readers know it, Greenwich in the middle


@dataclass(frozen=True)
class Frame:
    """A window on the world, and the size of its picture in pixels."""

    box: Box
    width: float
    height: float

    def at(self, place: Coordinates) -> tuple[float, float]:
        """Where in the picture a place lies."""
        return self.x(self._eastward(place.longitude)), self.y(place.latitude)

    def x(self, longitude: float) -> float:
        return (longitude - self.box.west) * self._per_degree[0]

    def y(self, latitude: float) -> float:
        return (self.box.north - latitude) * self._per_degree[1]

    def shows(self, place: Coordinates) -> bool:
        east = self._eastward(place.longitude)
        return self.box.meets(Box(east, place.latitude, east, place.latitude))

    @cached_property
    def _per_degree(self) -> tuple[float, float]:
        return self.width / (self.box.east - self.box.west), self.height / (self.box.north - self.box.south)

    def _eastward(self, longitude: float) -> float:
        """The longitude as counted in this box, which may run over the antimeridian."""
        return self.box.west + (longitude - self.box.west) % 360


def fit(places: Sequence[Coordinates], width: float, flattest: float = 0.5, tallest: float = 1.0) -> Frame:
    """The frame that shows all `places`; its height is from `flattest` to `tallest` times its width."""
    west, east = _span_of_longitudes([place.longitude for place in places])
    if east - west > _WHOLE_WORLD:
        west, east = -180.0, 180.0
    south, north = min(p.latitude for p in places), max(p.latitude for p in places)
    across, up = max(east - west, 0.1) * (1 + 2 * _MARGIN), max(north - south, 0.1) * (1 + 2 * _MARGIN)
    middle = (south + north) / 2
    shrunk = cos(radians(min(abs(middle), _STEEPEST)))
    across, up = max(across, _LEAST_DEGREES / shrunk), max(up, _LEAST_DEGREES)
    up = max(up, across * shrunk * flattest)
    across = max(across, up / shrunk / tallest)
    across, up = min(across, 360.0), min(up, 180.0)
    middle = min(max(middle, up / 2 - 90), 90 - up / 2)
    centre = (west + east) / 2
    box = Box(centre - across / 2, middle - up / 2, centre + across / 2, middle + up / 2)
    return Frame(box, width, round(min(tallest, max(flattest, up / (across * shrunk))) * width))


def around(place: Coordinates, width: float) -> Frame:
    """A window on the neighbourhood of one place, the same for places near each other: its land is drawn once."""
    step = 6.0
    latitude = min(max(round(place.latitude / step) * step, -84.0), 84.0)
    longitude = round(place.longitude / step) * step
    shrunk = cos(radians(min(abs(latitude), _STEEPEST)))
    up, across = 6.0, 9.0 / shrunk
    return Frame(Box(longitude - across, latitude - up, longitude + across, latitude + up), width, round(width / 1.5))


def _span_of_longitudes(longitudes: Sequence[float]) -> tuple[float, float]:
    """From where to where the places lie, the short way round the globe."""
    in_order = sorted(longitudes)
    gaps = [(b - a, i) for i, (a, b) in enumerate(zip(in_order, [*in_order[1:], in_order[0] + 360], strict=True))]
    _, widest = max(gaps, key=lambda gap: (gap[0], gap[1]))
    if widest == len(in_order) - 1:
        return in_order[0], in_order[-1]
    return in_order[widest + 1], in_order[widest] + 360
