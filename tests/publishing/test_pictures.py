"""Pictures and legends: samples look like what they stand for, and what stands beyond the edge is hinted at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from ..building import run
from ..screenshots import served
from ..writing import SMALL, write_files

REGISTER = SMALL["dossier/register/all.yml"] + "monday: {name: Monday, kind: event, dates: {day: 2024-04-01}}\n"
HINT = "it scrolls sideways"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = write_files(tmp_path_factory.mktemp("pictures"), {**SMALL, "dossier/register/all.yml": REGISTER})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert run("build").exit_code == 0
    with served(root / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("kind", ["person", "organization", "place", "event"])
def test_the_legend_draws_the_line_that_mentions_in_the_text_have(page: Page, site: str, kind: str) -> None:
    page.goto(f"{site}sources/two-ships/")
    line = "part => getComputedStyle(...part).textDecorationStyle"
    mention = page.locator(f".d-text a.d-m.d-{kind}").first
    sample = page.locator(f".d-layer.d-{kind}")
    assert sample.evaluate(f"e => ({line})([e, '::before'])") == mention.evaluate(f"e => ({line})([e])")


def test_the_legend_has_a_sample_of_the_line_over_claims(page: Page, site: str) -> None:
    page.goto(f"{site}sources/two-ships/")
    drawn = page.locator(".d-layer-claims").evaluate("e => getComputedStyle(e, '::before').backgroundImage")
    assert drawn.startswith("repeating-linear-gradient")


@pytest.mark.parametrize("address", ["network/", "timeline/", "entities/ivo-marek/"])
def test_a_picture_that_is_wider_than_a_phone_says_that_it_scrolls(page: Page, site: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site + address)
    hint = page.get_by_text(HINT)
    picture = hint.locator("+ div")
    assert hint.is_visible()
    assert picture.evaluate("box => box.scrollWidth > box.clientWidth")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not hint.is_visible()
    assert picture.evaluate("box => box.scrollWidth <= box.clientWidth")
