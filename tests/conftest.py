from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from annotated_dossier.model import Article, Edition
from annotated_dossier.problems import Problems

from .building import edition_of
from .chromium import FLAGS, find_chromium
from .writing import SMALL, write_files

# Every run tries the same examples, so that a change alone can break a test; `random` looks for others.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("random", derandomize=False, print_blob=True, deadline=None)
settings.load_profile("repeatable")

Write = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files below the test's own folder and returns that folder."""
    return lambda files: write_files(tmp_path, files)


@pytest.fixture
def small_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site, with its folder as the working directory."""
    write_files(tmp_path, SMALL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small_edition(tmp_path: Path) -> Edition:
    """The public edition of the small dossier."""
    problems = Problems()
    edition = edition_of(write_files(tmp_path, SMALL) / "dossier", problems)
    assert problems.found == []
    return edition


@pytest.fixture
def small_article(small_edition: Edition) -> Article:
    return small_edition.articles[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; `make test` sees to it that there is one."""
    path = find_chromium()
    assert path, "no Chromium: run `python tests/chromium.py`, which installs one or says what to install"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
