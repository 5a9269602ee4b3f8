"""The examples of the guide to interchange are what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..building import run
from ..conftest import Write

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
EXAMPLE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_the_examples_are_imported_and_exported_as_shown(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = dict(EXAMPLE.findall((GUIDE / "files.md").read_text(encoding="utf-8")))
    shown = dict(EXAMPLE.findall((GUIDE / "interchange.md").read_text(encoding="utf-8")))
    inputs = [name for name in shown if name.endswith(".json")]
    assert len(inputs) == 3
    root = write({**dossier, **{name: shown[name] for name in inputs}})
    monkeypatch.chdir(root)
    assert run("export").stdout == shown["export"]
    notes = root / "dossier/annotations/two-ships.yml"
    for name in inputs:
        before = notes.read_text(encoding="utf-8")
        result = run("import", name, "--source", "two-ships")
        assert (result.exit_code, result.stderr) == (0, "")
        assert notes.read_text(encoding="utf-8") == before + shown[f"{name} becomes"]
    assert run("check").exit_code == 0
