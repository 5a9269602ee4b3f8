"""Every case under tests/golden/gaps is a dossier and what it does not yet say."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotated_dossier.model import Gaps, OpenName
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write

CASES = sorted((Path(__file__).parents[1] / "golden" / "gaps").glob("*.yml"))


def line(name: OpenName) -> str:
    return f"{name.source} {name.passage.label} {name.surface}: {', '.join(name.candidates)}"


def told(gaps: Gaps) -> dict[str, list[str]]:
    return {
        "undefined": [*gaps.undefined],
        "unverified": [*gaps.unverified],
        "unsupported": [*gaps.unsupported],
        "undated": [*gaps.undated],
        "open_names": [*map(line, gaps.open_names)],
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_dossier_leaves_open_what_is_expected(path: Path, write: Write) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    problems = Problems()
    root = write({f"dossier/{name}": text for name, text in case["files"].items()})
    gaps = edition_of(root / "dossier", problems).gaps
    assert [str(problem) for problem in problems.found if problem.severity == "error"] == []
    assert told(gaps) == case["gaps"]
