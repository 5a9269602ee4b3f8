"""Every case under tests/golden/grounds is relations of an entry, texts, and the passages behind each relation."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import source_file

CASES = sorted((Path(__file__).parents[1] / "golden" / "grounds").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_passages_behind_a_relation(path: Path, write: Write) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    register = {
        "ada": {"name": "Ada", "kind": "term", "relations": case["relations"]},
        "bo": {"name": "Boris", "kind": "term"},
    }
    files: dict[str, str | bytes] = {
        f"dossier/sources/{name}.md": source_file(text, rights="full") for name, text in case["texts"].items()
    }
    files["dossier/register/all.yml"] = yaml.safe_dump(register)
    files["dossier/references.json"] = case.get("references", "[]")
    grounds = edition_of(write(files) / "dossier", Problems()).grounds
    told = [
        f"{related.one} {related.relation.role} {related.other}: {' '.join(passage.label for passage in passages)}"
        for related, passages in grounds.items()
    ]
    assert told == case["grounds"]
