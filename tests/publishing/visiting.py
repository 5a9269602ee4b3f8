"""Every kind of page of a small site, and what a browser says of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page

# One page of each kind; the first is written by hand, the last is what a host shows where there is none.
EVERY_KIND = (
    "index.html",
    "sources/index.html",
    "sources/two-ships/index.html",
    "entities/ivo-marek/index.html",
    "entities/port-amber/index.html",
    "people/index.html",
    "glossary/index.html",
    "names/index.html",
    "timeline/index.html",
    "bibliography/index.html",
    "claims/index.html",
    "claims/forty-crates/index.html",
    "claims/grades/index.html",
    "network/index.html",
    "quotes/index.html",
    "together/index.html",
    "map/index.html",
    "corrections/index.html",
    "404.html",
)

_WATCH = "addEventListener('securitypolicyviolation', e => (window.violations ??= []).push(e.violatedDirective));"


@contextmanager
def visitor(context: BrowserContext) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the list to which is written whatever goes wrong on it."""
    wrong: list[str] = []
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    yield page, wrong
    context.close()


def violations(page: Page) -> Sequence[str]:
    """The directives of the page's policy that something ran against."""
    found: Sequence[str] = page.evaluate("window.violations ?? []")
    return found
