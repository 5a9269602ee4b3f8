"""Every case under tests/golden/mentions is a text, a register, and the mentions that a reader would expect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_dossier.annotating.markup import parse_plain
from annotated_dossier.annotating.mentions import Recognizer

from .registers import decisions_of, entities_of

CASES = sorted((Path(__file__).parents[2] / "golden" / "mentions").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_reads_as_expected(path: Path) -> None:
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    recognizer = Recognizer.of(entities_of(case["register"]), without=frozenset(case.get("without", [])))
    text = parse_plain(case["text"])
    decisions = decisions_of(case.get("decisions", []))
    reading = recognizer.read(text, case.get("source", "case"), case.get("language", "en"), decisions)
    assert [f"{m.surface} -> {m.entity} ({m.how})" for m in reading.mentions] == case["mentions"]
    assert [f"{a.surface} -> {', '.join(a.candidates)}" for a in reading.ambiguities] == case.get("open", [])
    for surface, told in case.get("reasons", {}).items():
        assert told in {str(mention.reason) for mention in reading.mentions if mention.surface == surface}
