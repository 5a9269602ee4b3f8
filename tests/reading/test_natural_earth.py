from __future__ import annotations

import json

import pytest

from annotated_dossier.model import Coordinates
from annotated_dossier.reading.natural_earth import FILE, load_world


@pytest.mark.parametrize(
    ("where", "latitude", "longitude", "is_land"),
    [
        ("Khartoum", 15.5, 32.56, True),
        ("Kisangani", 0.52, 25.2, True),
        ("Chukotka, west of 180°", 68.0, 179.0, True),
        ("Antarctica", -80.0, 10.0, True),
        ("Gulf of Sidra", 32.0, 18.5, False),
        ("Caspian Sea", 42.0, 51.0, False),
        ("Pacific, on the antimeridian", 0.0, 180.0, False),
    ],
)
def test_a_point_lies_on_land_or_not(where: str, latitude: float, longitude: float, is_land: bool) -> None:
    assert load_world().has_land_at(Coordinates(latitude, longitude)) is is_land


def test_the_world_is_small_enough_to_come_with_the_package() -> None:
    assert FILE.stat().st_size < 300_000
    assert (FILE.parent / "PROVENANCE.md").is_file()


def test_the_world_can_be_read_by_other_programs() -> None:
    topology = json.loads(FILE.read_text(encoding="utf-8"))
    assert topology["type"] == "Topology"
    assert {name: o["type"] for name, o in topology["objects"].items()} == {
        "land": "MultiPolygon",
        "borders": "MultiLineString",
    }
