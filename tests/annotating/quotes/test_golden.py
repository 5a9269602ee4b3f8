"""Every case under tests/golden/quotes is a text, and its quotations as a reader would credit them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_dossier.annotating.markup import parse_plain
from annotated_dossier.annotating.mentions import Recognizer
from annotated_dossier.annotating.quotes import find_quotes

from ..mentions.registers import entities_of

CASES = sorted((Path(__file__).parents[2] / "golden" / "quotes").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_credited_as_expected(path: Path) -> None:
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    entities = entities_of(case.get("register", {}))
    text = parse_plain(case["text"])
    mentions = Recognizer.of(entities).read(text).mentions
    told = []
    for found in find_quotes(text, mentions, {entity.id for entity in entities}):
        cue = text.plain[found.cue.start : found.cue.end] if found.cue else "none"
        voice = found.speaker
        speaker = "none" if voice is None else f"{voice.surface} -> {voice.entity}" if voice.entity else voice.surface
        told.append(f"{found.quote} | {cue} | {speaker}")
    assert told == case["quotes"]
