"""Every kind of page as axe-core, an HTML parser and a reader of references see it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Literal

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from ..building import run
from ..conftest import Write
from ..screenshots import served
from ..writing import MKDOCS, SMALL
from .visiting import EVERY_KIND

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
FAULTS = (
    "axe.run(document, {resultTypes: ['violations']}).then(told => "
    "told.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target + ': ' + n.failureSummary)))"
)
CODE = "# By hand\n\nWords with a [link](index.md) among them.\n\n```yaml\n# said\nname: [1, yes] # so\n```\n"
Scheme = Literal["light", "dark"]
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


@pytest.fixture
def built(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write({**SMALL, "docs/by-hand.md": CODE}))
    assert run("build").exit_code == 0
    return Path("site").resolve()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(built: Path, browser: Browser, scheme: Scheme, width: int) -> None:
    # Axe is written into the page, which the page's policy forbids to anyone else.
    context = browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    faults: dict[str, list[str]] = {}
    with served(built) as root:
        for name in (*EVERY_KIND, "by-hand/index.html"):
            page.goto(root + name)
            page.evaluate(AXE)
            faults[name] = page.evaluate(FAULTS)
    context.close()
    assert {name: found for name, found in faults.items() if found} == {}


class Marked(HTMLParser):
    """Gathers ids, and what refers to them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.references: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids[value] += 1
            if name in REFERRING and value:
                self.references |= set(value.split())


def test_every_id_is_there_once_and_every_reference_leads_to_one(built: Path) -> None:
    for name in (*EVERY_KIND, "by-hand/index.html"):
        page = Marked((built / name).read_text(encoding="utf-8"))
        assert [identifier for identifier, count in page.ids.items() if count > 1] == [], name
        # The theme's toggle for the contents is made by its script.
        assert page.references - page.ids.keys() - {"__toc"} == set(), name


def test_every_kind_of_page_is_well_formed_html(built: Path) -> None:
    for name in (*EVERY_KIND, "by-hand/index.html"):
        parser = html5lib.HTMLParser()
        parser.parse((built / name).read_text(encoding="utf-8"))
        told = [(place, code, re.sub(r"\s+", " ", str(more))) for place, code, more in parser.errors]
        assert told == [], name


def axe_on(page: Page, address: str) -> list[str]:
    """What axe finds on a page as it stands."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(FAULTS)
    return [f"{address}: {fault}" for fault in found]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_open_card_and_switched_layers(
    built: Path, browser: Browser, scheme: Scheme, width: int
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    with served(built) as root:
        page.goto(f"{root}sources/two-ships/")
        faults = []
        for marked in ("a.d-m", ".d-ref a", "a.d-claimref"):
            page.locator(marked).first.focus()
            page.locator(".d-card").wait_for()
            faults += axe_on(page, f"card of {marked}")
            page.keyboard.press("Escape")
        for switch in page.locator("button.d-layer").all():
            switch.click()
        assert page.locator("a.d-off").count() > 0
        faults += axe_on(page, "switched")
    context.close()
    assert faults == []


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_a_site_from_right_to_left(
    write: Write, monkeypatch: pytest.MonkeyPatch, browser: Browser, width: int
) -> None:
    arabic = MKDOCS.replace("  font: false\n", "  font: false\n  language: ar\n")
    monkeypatch.chdir(write({**SMALL, "mkdocs.yml": arabic}))
    assert run("build").exit_code == 0
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    faults = []
    with served(Path("site").resolve()) as root:
        for name in EVERY_KIND:
            page.goto(root + name)
            faults += axe_on(page, name)
    context.close()
    assert faults == []
