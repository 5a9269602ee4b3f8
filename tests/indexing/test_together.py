"""Every case under tests/golden/together is a source and the pairs that its passages name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import Write
from .test_quotations import edition_of_case

CASES = sorted((Path(__file__).parents[1] / "golden" / "together").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_has_the_expected_pairs(path: Path, write: Write) -> None:
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    edition = edition_of_case(case, write)
    names_of = {entity.id: entity.name for entity in edition.dossier.entities}
    told = []
    for pair in edition.pairs:
        names = " + ".join(names_of[identifier] for identifier in (pair.one, pair.other))
        told.append(f"{names}, {' '.join(passage.label for _, passage in pair.passages)}")
    assert told == case["pairs"]
