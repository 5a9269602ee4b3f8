from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.model import Coordinates
from annotated_dossier.pages.mapping.frame import around, fit

PLACES = st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180))


@given(st.lists(PLACES, min_size=1, max_size=30))
def test_a_frame_shows_every_place(places: list[Coordinates]) -> None:
    frame = fit(places, 720)
    assert 0.5 <= frame.height / frame.width <= 1
    for place in places:
        x, y = frame.at(place)
        assert -0.01 <= x <= frame.width + 0.01
        assert -0.01 <= y <= frame.height + 0.01


@given(PLACES)
def test_the_neighbourhood_of_a_place_shows_it(place: Coordinates) -> None:
    x, y = around(place, 360).at(place)
    assert 0 <= x <= 360
    assert 0 <= y <= 240


def test_places_on_both_sides_of_the_antimeridian_are_neighbours() -> None:
    frame = fit([Coordinates(-17, 178), Coordinates(-14, -172)], 720)
    assert frame.box.west == pytest.approx(177, abs=1)
    assert frame.box.east == pytest.approx(189, abs=1)
    assert frame.at(Coordinates(-17, 178)) < frame.at(Coordinates(-14, -172))


def test_shapes_keep_their_proportions_in_the_middle_of_the_frame() -> None:
    frame = fit([Coordinates(55, 0), Coordinates(65, 20)], 720)
    across = frame.x(1) - frame.x(0)
    down = frame.y(60) - frame.y(61)
    assert across / down == pytest.approx(0.5, rel=0.02)
