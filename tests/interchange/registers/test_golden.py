"""What an import makes of each format: printed, told and written as shown."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ...building import run
from ...conftest import Write
from ...writing import SMALL

CASES = sorted((Path(__file__).parents[2] / "golden" / "registers").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_an_import_is_as_shown(path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    root = write({**SMALL, **case["files"]})
    monkeypatch.chdir(root)
    result = run("import", *case["import"], "--write")
    assert (result.stdout, result.stderr) == (case["stdout"], case["stderr"])
    (written,) = (root / "dossier/register").glob("imported-*")
    assert written.read_text(encoding="utf-8") == case["written"]
    assert run("check").exit_code == 0


def test_there_are_cases() -> None:
    assert len(CASES) > 10
