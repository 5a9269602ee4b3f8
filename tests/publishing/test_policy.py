"""What a page may load and run, in a real browser, from a host and from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from annotated_dossier.publishing.policy import with_policy

from ..building import run
from ..conftest import Write
from ..screenshots import served
from ..writing import SMALL
from .visiting import EVERY_KIND, violations, visitor

HAND_WRITTEN = "# By hand\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n<style>h1 { color: rgb(1, 2, 3) }</style>\n"


@pytest.fixture
def built(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write({**SMALL, "docs/by-hand.md": HAND_WRITTEN})
    monkeypatch.chdir(root)
    assert run("build").exit_code == 0
    return root / "site"


@pytest.mark.parametrize("over", ["http", "file"])
def test_every_kind_of_page_keeps_to_its_policy_and_to_its_own_origin(built: Path, browser: Browser, over: str) -> None:
    asked: list[str] = []
    with served(built) as host, visitor(browser.new_context()) as (page, wrong):
        root = host if over == "http" else f"{built.as_uri()}/"
        page.on("request", lambda request: asked.append(request.url))
        for name in (*EVERY_KIND, "by-hand/index.html"):
            if over == "file" and name == "404.html":
                continue  # only a host shows it, and its addresses are the host's
            page.goto(root + name)
            assert violations(page) == [], name
        page.goto(root + "index.html")
        page.locator(".md-search__input").focus()
        page.keyboard.type("amber")
        page.wait_for_timeout(300)
    assert len(asked) > len(EVERY_KIND)
    assert [url for url in asked if not url.startswith((root, "data:"))] == []
    # From a folder the theme asks in vain for two files of its own, and its console says so.
    told = wrong if over == "http" else [words for words in wrong if "Content Security Policy" in words]
    assert told == []


def test_a_script_that_was_not_built_in_does_not_run(built: Path, browser: Browser) -> None:
    path = built / "sources/two-ships/index.html"
    evil = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'><p style='color: red'>"
    path.write_text(path.read_text(encoding="utf-8").replace("<h1", f"{evil}<h1", 1), encoding="utf-8")
    with served(built) as root, visitor(browser.new_context()) as (page, _):
        page.goto(f"{root}sources/two-ships/")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ran") is None
        assert {"script-src-elem", "script-src-attr", "style-src-attr"} == set(violations(page))


def test_a_page_cannot_send_words_elsewhere(built: Path, browser: Browser) -> None:
    with served(built) as root, served(built) as elsewhere, visitor(browser.new_context()) as (page, _):
        page.goto(root)
        assert page.evaluate("a => fetch(a).then(() => 'sent', () => 'kept')", elsewhere) == "kept"
        assert "connect-src" in violations(page)


def test_every_published_page_has_a_policy_before_its_first_script(built: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted(built.rglob("*.html"))]
    assert len(pages) > len(EVERY_KIND)
    for text in pages:
        assert 0 < text.index('http-equiv="Content-Security-Policy"') < text.index("<script")
        assert text.count("Content-Security-Policy") == 1
        assert "unsafe-inline" not in text


def test_a_preview_lets_the_publishers_own_script_run_and_its_problems_have_a_style() -> None:
    page = "<html><head><meta charset='utf-8'></head><body><script>built()</script></body></html>"
    policy = with_policy(page, is_preview=True)
    assert "script-src 'self' 'unsafe-inline';" in policy
    assert "style-src 'self' 'unsafe-inline'; style-src-attr 'unsafe-inline';" in policy
    assert "unsafe-inline" not in with_policy(page)


def test_a_page_without_a_head_stays_as_it_is() -> None:
    assert with_policy("<p>words") == "<p>words"


def test_a_data_block_is_no_script_and_needs_no_leave() -> None:
    page = '<head></head><script type="application/ld+json">{}</script><script src="own.js"></script>'
    assert "script-src 'self';" in with_policy(page)
