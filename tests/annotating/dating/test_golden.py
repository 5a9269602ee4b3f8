"""Every case under tests/golden/dates is a text, and its dates as a careful reader would write them down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_dossier.annotating.dating import find_dates
from annotated_dossier.annotating.markup import parse_source
from annotated_dossier.dates import is_date
from annotated_dossier.model import Source, Span
from annotated_dossier.problems import Place

CASES = sorted((Path(__file__).parents[2] / "golden" / "dates").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_dates_are_read_as_expected(path: Path) -> None:
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    source = Source("a", "A", case["text"], Place("a"), date=case.get("date", ""), language=case.get("language", "en"))
    text = parse_source(source)
    names = [Span(at, at + len(name)) for name in case.get("names", []) if (at := text.plain.find(name)) >= 0]
    found = find_dates(source, text, names)
    assert all(is_date(date.edtf) for date in found)
    assert [f"{text.plain[slice(*date.span)]} = {date.edtf}" for date in found] == case["dates"]
