"""Every case under tests/golden/quotations is a source, what its author decided, and who is quoted in the edition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_dossier.model import Edition, QuotedWords
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import source_file

CASES = sorted((Path(__file__).parents[1] / "golden" / "quotations").glob("*.yml"))


def edition_of_case(case: dict[str, Any], write: Write) -> Edition:
    register = {
        identifier: entry if isinstance(entry, dict) else {"name": entry, "kind": "person"}
        for identifier, entry in case["register"].items()
    }
    decisions = [{"source": "one", **decision} for decision in case.get("decisions", [])]
    files = {
        "dossier/sources/one.md": source_file(case["text"], rights=case.get("rights", "full")),
        "dossier/register/all.yml": yaml.safe_dump(register),
        "dossier/decisions.yml": yaml.safe_dump(decisions, allow_unicode=True),
    }
    problems = Problems()
    edition = edition_of(write(files) / "dossier", problems)
    assert [str(problem) for problem in problems.found] == []
    return edition


def line(quoted: QuotedWords) -> str:
    cue = f" ({quoted.cue})" if quoted.cue else ""
    return f"{quoted.passage.label} {quoted.words or 'withheld'}{cue}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_indexed_as_expected(path: Path, write: Write) -> None:
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    index = edition_of_case(case, write).quotations
    assert {entity: [*map(line, found)] for entity, found in index.by_entity.items()} == case.get("by_entity", {})
    assert {words: [*map(line, found)] for _, words, found in index.by_described} == case.get("by_described", {})
    assert [*map(line, index.uncredited)] == case.get("uncredited", [])
    assert {entity: [*map(line, found)] for entity, found in index.naming.items()} == case.get("naming", {})
    if "reasons" in case:
        assert sorted({str(quoted.reason) for quoted in index.all}) == case["reasons"]


def test_every_quotation_stands_under_one_speaker_or_under_nobody(small_edition: Edition) -> None:
    index = small_edition.quotations
    grouped = [*index.uncredited]
    grouped += [quoted for found in index.by_entity.values() for quoted in found]
    grouped += [quoted for _, _, found in index.by_described for quoted in found]
    assert sorted(grouped, key=str) == sorted(index.all, key=str)
    assert len(index.all) == sum(len(article.quotations) for article in small_edition.articles)
