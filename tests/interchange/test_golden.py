"""What each tool's file becomes: the notes as they are written down, and what the author is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotated_dossier.authoring.importing import prepare_import, write_import
from annotated_dossier.problems import Problems, in_reading_order

from ..conftest import Write
from ..writing import source_file

GOLDEN = Path(__file__).parents[1] / "golden" / "interchange"


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.yml")), ids=lambda path: path.stem)
def test_a_file_of_annotations_becomes_notes(case: Path, write: Write) -> None:
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    front = {"url": golden["url"]} if "url" in golden else {}
    root = write({"dossier/sources/one.md": source_file(golden["text"], **front), "notes.json": golden["input"]})
    problems = Problems()
    prepared = prepare_import(root / "notes.json", "one", root / "dossier", problems)
    told = [str(problem).replace(f"{root.as_posix()}/", "") for problem in in_reading_order(problems.found)]
    assert told == golden.get("problems", [])
    assert (prepared is None) == ("notes" not in golden)
    if prepared is not None:
        write_import(prepared)
        assert prepared.path.read_text(encoding="utf-8") == golden["notes"]
