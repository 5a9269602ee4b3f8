"""The part of a map that is worth drawing once more, larger."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Coordinates, NamedPlace
from .frame import Frame, fit

_FEWEST, _MOST = 4, 150
_SHARE = 0.28  # of the map's width and height
_GAIN = 1.6  # how much larger it must get to be worth the room


def find_inset(places: Sequence[NamedPlace], frame: Frame) -> Frame | None:
    """The frame of the densest part of a map, where that holds some of the places but not most of the map."""
    located = [place.location for place in places if place.location]
    if len(located) > _MOST:
        return None
    best: list[Coordinates] = []
    for middle in located:
        near = [other for other in located if _are_near(middle, other, frame)]
        if len(near) > len(best):
            best = near
    if len(best) < _FEWEST or len(best) == len(located):
        return None
    inset = fit(best, frame.width, flattest=0.4, tallest=0.7)
    shrunk = (frame.box.east - frame.box.west) / (inset.box.east - inset.box.west)
    return inset if shrunk >= _GAIN else None


def _are_near(one: Coordinates, other: Coordinates, frame: Frame) -> bool:
    (x0, y0), (x1, y1) = frame.at(one), frame.at(other)
    return abs(x0 - x1) < frame.width * _SHARE / 2 and abs(y0 - y1) < frame.height * _SHARE / 2
