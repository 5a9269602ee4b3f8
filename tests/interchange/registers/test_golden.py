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
    assert (result.exit_code, result.stdout) == (0, case["prints"])
    told = result.stderr.splitlines()
    assert len(told) == len(case["told"])
    for line, expected in zip(told, case["told"], strict=True):
        where, message = expected.split(" ", 1)
        assert line.startswith(f"{where}: warning: {message}")
    (written,) = (root / "dossier/register").glob("imported-*")
    assert written.read_text(encoding="utf-8") == case["writes"]
    assert run("check").exit_code == 0


def test_there_are_cases() -> None:
    assert len(CASES) > 10
