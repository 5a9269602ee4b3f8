"""Pictures of every kind of page: `make screenshots` puts them into screenshots/, to be looked at."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from .chromium import FLAGS, find_chromium

FOLDER = Path("screenshots")
PAGES = {
    "home": "",
    "article": "sources/tobruk-2024/",
    "person": "entities/khalifa-haftar/",
    "place": "entities/tobruk/",
    "sources": "sources/",
    "people": "people/",
    "glossary": "glossary/",
    "names": "names/",
    "bibliography": "bibliography/",
    "network": "network/",
    "timeline": "timeline/",
    "claims": "claims/",
    "claim": "claims/wagner-acted-for-russia/",
    "claim-refuted": "claims/one-day-after-derna/",
    "grades": "claims/grades/",
    "corrections": "corrections/",
    "quotations": "quotes/",
    "together": "together/",
    "map": "map/",
    "method": "method.html",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a local port, as any static host would serve it."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def take(browser: Browser, root: str) -> None:
    for scheme in ("light", "dark"):
        for width in (1280, 390):
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
            page = context.new_page()
            for name, address in PAGES.items():
                page.goto(root + address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=FOLDER / f"{name}-{scheme}-{width}.png")
            page.goto(root + PAGES["article"])
            page.screenshot(path=FOLDER / f"article-full-{scheme}-{width}.png", full_page=True)
            page.locator("#p2 a.d-m").nth(1).hover()
            page.locator(".d-card").wait_for()
            page.screenshot(path=FOLDER / f"card-{scheme}-{width}.png")
            context.close()
    page = browser.new_page()
    for name, address in PAGES.items():
        page.goto(root + address)
        page.pdf(path=FOLDER / f"{name}.pdf", format="A4")
    page.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with served(Path("site")) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        take(browser, root)
        browser.close()
    print(f"pictures are in {FOLDER}/")


if __name__ == "__main__":
    main()
