"""The examples of the guide are files that work."""

from __future__ import annotations

import re
from pathlib import Path

from .building import problems_of
from .conftest import Write

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_guide_are_a_dossier_without_problems(write: Write) -> None:
    guide = (ROOT / "docs/guide/files.md").read_text(encoding="utf-8")
    files = dict(EXAMPLE.findall(guide))
    assert len(files) == 10
    assert problems_of(write(files) / "dossier") == []


def test_the_dossier_that_ships_has_no_problems() -> None:
    assert problems_of(ROOT / "dossier") == []


def test_no_lock_file_names_an_index() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_every_local_link_of_the_readme_leads_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", readme)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
