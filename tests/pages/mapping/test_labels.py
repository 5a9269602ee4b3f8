from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_dossier.pages.mapping.dots import Dot
from annotated_dossier.pages.mapping.labels import Area, Label, area_of, place_labels

SIZE = (360.0, 240.0)
DOTS = st.lists(st.builds(Dot, st.floats(0, 360), st.floats(0, 240), st.floats(2.8, 15), st.just(())), max_size=40)


def placed(dots: list[Dot], names: list[str]) -> tuple[Label, ...]:
    return place_labels(dots, names, SIZE, most=30, numbers=15)


def dot_at(x: float, y: float) -> Dot:
    return Dot(x, y, 5.0, ())


@settings(max_examples=60, deadline=None)
@given(DOTS)
def test_no_label_covers_another_or_a_dot_or_leaves_the_picture(dots: list[Dot]) -> None:
    labels = placed(dots, [f"Port Number {n}" for n in range(len(dots))])
    areas = [area_of(label) for label in labels]
    assert not any(one.meets(other) for one, other in combinations(areas, 2))
    for area in areas:
        assert area.left >= 0
        assert area.top >= 0
        assert area.right <= SIZE[0]
        assert area.bottom <= SIZE[1]
        for dot in dots:
            assert not area.meets(Area(dot.x - 2.8, dot.y - 2.8, dot.x + 2.8, dot.y + 2.8))


def test_a_name_stands_right_of_its_dot_where_there_is_room() -> None:
    (label,) = placed([dot_at(100, 100)], ["Amber"])
    assert (label.anchor, label.line, label.is_number) == ("start", None, False)
    assert label.x > 105


def test_a_name_at_the_right_edge_stands_left_of_its_dot() -> None:
    (label,) = placed([dot_at(350, 100)], ["Amber"])
    assert label.anchor == "end"


def test_a_name_without_room_beside_its_dot_stands_off_on_a_line() -> None:
    dots = [dot_at(100 + 11 * n, 100 + 11 * m) for n in (0, 1, -1) for m in (0, 1, -1)]
    labels = placed(dots, ["Amber"] * len(dots))
    assert any(label.line for label in labels)


def test_a_dot_without_room_for_its_name_has_a_number() -> None:
    dots = [dot_at(16.0 + 24 * n, 12.0 + 20 * m) for n in range(14) for m in range(12)]
    labels = place_labels(dots, ["A very long name of a port"] * len(dots), SIZE, most=30, numbers=15)
    numbers = [label.text for label in labels if label.is_number]
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    assert numbers


def test_what_an_inset_names_is_named_beside_its_dot_or_not_at_all() -> None:
    dots = [dot_at(100 + 11 * n, 100 + 11 * m) for n in (0, 1, -1) for m in (0, 1, -1)]
    labels = place_labels(dots, ["Amber"] * 9, SIZE, most=30, numbers=15, elsewhere=range(9))
    assert not any(label.line or label.is_number for label in labels)
