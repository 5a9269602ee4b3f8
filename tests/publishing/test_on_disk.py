"""A copy of the site on a disk, opened by double click."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..building import run
from ..conftest import Write
from ..writing import MKDOCS, SMALL


def walk(browser: Browser, site: Path, *, with_scripts: bool) -> str:
    """From the home page to a source, to a place that it names and to the list of places; where that ends."""
    context = browser.new_context(java_script_enabled=with_scripts)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    article = page.get_by_role("article")
    article.get_by_role("link", name="Two ships in harbour").first.click()
    article.get_by_role("link", name="Port Amber").first.click()
    page.locator(".d-kind a").click()
    page.get_by_role("heading", name="Places").wait_for()
    ends_at = page.url
    context.close()
    return ends_at


@pytest.mark.parametrize("with_scripts", [True, False])
def test_links_that_name_files_lead_from_page_to_page(
    write: Write, monkeypatch: pytest.MonkeyPatch, browser: Browser, with_scripts: bool
) -> None:
    root = write({**SMALL, "mkdocs.yml": f"use_directory_urls: false\n{MKDOCS}"})
    monkeypatch.chdir(root)
    assert run("build").exit_code == 0
    assert walk(browser, root / "site", with_scripts=with_scripts) == (root / "site/places/index.html").as_uri()


def test_with_scripts_links_to_folders_lead_to_their_pages(small_site: Path, browser: Browser) -> None:
    assert run("build").exit_code == 0
    ends_at = walk(browser, small_site / "site", with_scripts=True)
    assert ends_at == (small_site / "site/places/index.html").as_uri()


def test_with_scripts_links_of_a_picture_lead_to_their_pages(small_site: Path, browser: Browser) -> None:
    assert run("build").exit_code == 0
    page = browser.new_page()
    page.goto((small_site / "site/map/index.html").as_uri())
    page.locator("svg a:visible").first.click()
    page.wait_for_url("**/entities/port-amber/index.html")
    page.close()
