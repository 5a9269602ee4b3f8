"""The examples of the guide to beginning a dossier and to bringing a register are what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotated_dossier.authoring.starting import STARTER

from ..building import run
from ..conftest import Write

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
EXAMPLE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def shown_in(page: str) -> dict[str, str]:
    return dict(EXAMPLE.findall((GUIDE / page).read_text(encoding="utf-8")))


def test_a_dossier_begins_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = shown_in("start.md")
    monkeypatch.chdir(tmp_path)
    assert run("new", "harbour").stdout == shown["new harbour"]
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    Path("mkdocs.yml").write_text(shown["mkdocs.yml"], encoding="utf-8")
    assert run("new", ".", "--yes").stdout == shown["new . --yes"]
    first = (STARTER / "dossier/register/names.yml").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    assert first == shown["first line of dossier/register/names.yml"]


def test_each_register_is_imported_as_shown(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = shown_in("import.md")
    inputs = {name: text for name, text in shown.items() if not name.startswith("import")}
    root = write({**shown_in("files.md"), **inputs})
    monkeypatch.chdir(root)
    commands = [name for name in shown if name.startswith("import ")]
    assert len(commands) == 4
    for command in commands:
        result = run(*command.split())
        assert (result.stdout, result.stderr) == (shown[command], "")
        name = f"imported-{Path(command.split()[1]).stem}.yml"
        assert (root / "dossier/register" / name).read_text(encoding="utf-8") == shown[name]
    assert run("check").stdout == ""
