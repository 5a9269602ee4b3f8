"""Golden cases under tests/golden/places: a register and sources, and the places that the sources name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from annotated_dossier.model import NamedPlace
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write

GOLDEN = Path(__file__).parents[1] / "golden" / "places"


def files_of(golden: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, str | bytes]:
    register = "".join(
        f"{entity}:\n" + "".join(f"  {key}: {value}\n" for key, value in entry.items())
        for entity, entry in golden["register"].items()
    )
    sources = {
        f"dossier/sources/{source}.md": f"---\ntitle: {source}\nrights: full\n---\n\n{body}"
        for source, body in golden["sources"].items()
    }
    return {"dossier/register/all.yml": register, **sources}


def line(place: NamedPlace) -> str:
    where = f"[{place.location.latitude:g}, {place.location.longitude:g}]" if place.location else "nowhere"
    passages = [f"{source} {' '.join(p.label for p in passages)}" for source, passages in place.passages]
    return ", ".join([f"{place.entity} {where} {place.mentions}", *passages])


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.yml")), ids=lambda path: path.stem)
def test_the_places_that_sources_name(case: Path, write: Write) -> None:
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    problems = Problems()
    edition = edition_of(write(files_of(golden)) / "dossier", problems)
    assert problems.found == []
    assert [line(place) for place in edition.places] == golden["places"]
