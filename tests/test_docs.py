"""The examples of the guide are files that work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from maintenance.checks import PAGE, with_table
from maintenance.reference import PAGES

from annotated_dossier.checks import Check

from .building import problems_of
from .conftest import Write
from .writing import SMALL

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_guide_are_a_dossier_without_problems(write: Write) -> None:
    guide = (ROOT / "docs/guide/files.md").read_text(encoding="utf-8")
    files = dict(EXAMPLE.findall(guide))
    assert len(files) == 10
    assert problems_of(write(files) / "dossier") == []


def test_the_guide_lists_every_check_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page) == page
    assert page.count("\n| `") == len(Check)


def test_the_settings_of_the_guide_set_checks_that_there_are(write: Write) -> None:
    (settings,) = (
        text for file, text in EXAMPLE.findall(PAGE.read_text(encoding="utf-8")) if file.endswith("settings.yml")
    )
    assert problems_of(write({**SMALL, "dossier/settings.yml": settings}) / "dossier") == []


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


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert (ROOT / "docs/guide" / name).read_text(encoding="utf-8") == PAGES[name]()
