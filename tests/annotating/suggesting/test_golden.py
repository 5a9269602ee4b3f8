"""Every case under tests/golden/suggest is a few texts, a register, and the names that an author would miss in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ..mentions.registers import entities_of
from .suggesting import lines_of, suggestions_in

CASES = sorted((Path(__file__).parents[2] / "golden" / "suggest").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_suggested_as_expected(path: Path) -> None:
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    entities = entities_of(case.get("register", {}))
    found = suggestions_in(case["texts"], entities, case.get("not_suggested", []), case.get("decisions", []))
    assert lines_of(found) == case["suggestions"]
