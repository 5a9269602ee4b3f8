from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_dossier.model import Coordinates
from annotated_dossier.pages.mapping.frame import Frame, around, fit
from annotated_dossier.pages.mapping.ground import GRAIN, border_path, land_path
from annotated_dossier.reading.natural_earth import load_world


def rings(path: str) -> list[list[tuple[float, float]]]:
    """The points of each ring of a path, in pixels."""
    found = []
    for ring in re.findall(r"M([^z]+)z", path):
        numbers = [int(n) for n in re.findall(r"-?\d+", ring)]
        x = y = 0
        points = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x * GRAIN, y * GRAIN))
        found.append(points)
    return found


def is_filled(path: str, x: float, y: float) -> bool:
    crossings = 0
    for points in rings(path):
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
            if (y0 > y) != (y1 > y):
                crossings += x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return crossings % 2 == 1


@settings(max_examples=25, deadline=None)
@given(st.builds(Coordinates, st.floats(-60, 70), st.floats(-179, 179)), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_what_is_cut_off_outside_a_frame_changes_nothing_within(
    middle: Coordinates, across: float, down: float
) -> None:
    frame = around(middle, 360)
    box = frame.box
    longitude = box.west + across * (box.east - box.west)
    at = Coordinates(box.north - down * (box.north - box.south), (longitude + 180) % 360 - 180)
    # Points thinned away move the coast by some pixels: only what lies well off it is told apart for sure.
    around_it = [Coordinates(at.latitude + dy, at.longitude + dx) for dx in (-0.4, 0, 0.4) for dy in (-0.4, 0, 0.4)]
    known = {load_world().has_land_at(place) for place in around_it}
    if len(known) == 1 and abs(at.longitude) < 179:
        assert is_filled(land_path(load_world(), frame), *frame.at(at)) is known.pop()


def test_land_over_the_antimeridian_is_drawn_on_both_sides() -> None:
    frame = fit([Coordinates(62, 170), Coordinates(65, -165)], 720)
    path = land_path(load_world(), frame)
    assert is_filled(path, *frame.at(Coordinates(66.5, 178)))
    assert is_filled(path, *frame.at(Coordinates(66.5, -176)))
    assert is_filled(path, *frame.at(Coordinates(66, -162)))


def test_a_frame_of_the_high_sea_is_all_water() -> None:
    frame: Frame = around(Coordinates(-40, -120), 360)
    assert not is_filled(land_path(load_world(), frame), 180, 120)
    assert len(land_path(load_world(), frame)) < 100
    assert border_path(load_world(), frame) == ""
