"""The published site in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..building import run
from ..conftest import Write
from ..screenshots import served
from ..writing import SMALL, source_file

EVIL = '<img src=x onerror=\\"window.ran=1\\"><script>window.ran=1</script>'


@pytest.fixture
def site(small_site: Path) -> Iterator[str]:
    assert run("build").exit_code == 0
    with served(small_site / "site") as root:
        yield root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_no_page_asks_another_origin_for_anything(site: str, page: Page, small_site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in sorted((small_site / "site").rglob("index.html")):
        page.goto(site + path.relative_to(small_site / "site").as_posix())
        page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_no_page_has_an_error_on_its_console(site: str, page: Page, small_site: Path) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for path in sorted((small_site / "site").rglob("index.html")):
        page.goto(site + path.relative_to(small_site / "site").as_posix())
        page.wait_for_load_state("networkidle")
    assert errors == []


def test_a_concordance_is_ordered_by_the_words_beside_the_keyword(
    write: Write, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = "A cold Port Amber slept.\n\nIn old Port Amber all slept."
    two = "The big Port Amber, it slept."
    files = {"dossier/sources/two.md": source_file(two, date="2025", rights="full", title="Two")}
    monkeypatch.chdir(
        write({**SMALL, "dossier/sources/two-ships.md": source_file(one, date="2024", rights="full"), **files})
    )
    run("build")
    with served(Path("site")) as root:
        page.goto(f"{root}entities/port-amber/")
        lines = page.locator(".d-kwic > li:visible")
        in_the_text = lines.all_inner_texts()
        assert len(in_the_text) == 3
        page.get_by_role("button", name="By the words before").click()
        assert [words.split()[-1] for words in lines.locator(".d-before").all_inner_texts()] == ["big", "cold", "old"]
        page.get_by_role("button", name="By the words after").click()
        assert lines.locator(".d-after").all_inner_texts() == [" all slept.", ", it slept.", " slept."]
        assert lines.locator(".d-from").all_inner_texts() == ["A title", "Two", "A title"]
        page.get_by_role("button", name="As in the sources").click()
        assert lines.all_inner_texts() == in_the_text


def test_the_search_finds_an_entity_by_its_alias(site: str, page: Page) -> None:
    page.goto(site)
    page.locator(".md-search__input").click()
    page.keyboard.type("littoral")
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    assert "/entities/coast-league/" in (first.get_attribute("href") or "")


def test_a_reader_walks_from_a_name_to_its_entry_and_back_to_the_paragraph(site: str, page: Page) -> None:
    page.goto(f"{site}sources/two-ships/")
    page.get_by_role("link", name="Port Amber").first.click()
    page.wait_for_url("**/entities/port-amber/")
    page.locator(".d-concordance .d-loc").first.click()
    page.wait_for_url("**/sources/two-ships/#p1")


def test_a_note_and_its_words_lead_to_each_other_without_scripts(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}sources/two-ships/")
    page.locator("[role=doc-noteref]").first.click()
    assert page.url.endswith("#note-what-monday")
    page.locator("#note-what-monday").locator("[role=doc-backlink]").click()
    assert page.url.endswith("#ref-what-monday")
    context.close()


def test_the_text_is_whole_without_scripts(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}sources/two-ships/")
    assert page.get_by_text("Two ships reached").is_visible()
    assert page.get_by_text("Which Monday?").is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(site: str, browser: Browser, small_site: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in sorted((small_site / "site").rglob("index.html")):
        page.goto(site + path.relative_to(small_site / "site").as_posix())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_a_payload_in_any_field_does_not_run(write: Write, monkeypatch: pytest.MonkeyPatch, page: Page) -> None:
    root = write(
        {
            **SMALL,
            "dossier/sources/evil.md": f'---\ntitle: "{EVIL}"\nauthor: "{EVIL}"\n'
            f"rights: full\n---\n\n{EVIL} evil name\n",
            "dossier/register/evil.yml": f'evil:\n  name: "{EVIL}"\n  kind: term\n  sort: "{EVIL}"\n'
            f'  aliases: ["{EVIL} 2", evil name]\n  definition: "{EVIL}"\n  description: "{EVIL}"\n',
            "dossier/annotations/evil.yml": "- {id: evil, target: {paragraph: 1}, "
            f'body: "{EVIL}", author: "{EVIL}"}}\n',
            "dossier/references.json": f'[{{"id": "evil", "title": "{EVIL}"}}]',
        }
    )
    monkeypatch.chdir(root)
    assert run("build").exit_code == 0
    with served(root / "site") as site:
        for path in sorted((root / "site").rglob("index.html")):
            page.goto(site + path.relative_to(root / "site").as_posix())
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.ran") is None, path
        page.goto(site)
        page.locator(".md-search__input").click()
        page.keyboard.type("onerror")
        page.locator(".md-search-result__item a").first.wait_for()
        assert page.evaluate("window.ran") is None


def test_a_claims_mark_leads_to_its_evidence_and_back_to_the_paragraph(site: str, page: Page) -> None:
    page.goto(f"{site}sources/two-ships/")
    page.locator("#p2 .d-claimref").click()
    page.wait_for_url("**/claims/forty-crates/")
    page.locator(".d-passage .d-loc").click()
    page.wait_for_url("**/sources/two-ships/#p2")


@pytest.mark.parametrize(("width", "side_by_side"), [(1280, True), (390, False)])
def test_evidence_stands_side_by_side_where_there_is_room(
    site: str, page: Page, width: int, side_by_side: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}claims/forty-crates/")
    boxes = [section.bounding_box() for section in page.locator(".d-evidence > section").all()]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 2
    assert (tops[0] == tops[1]) is side_by_side


def test_the_list_of_the_timeline_has_the_whole_of_a_narrow_screen(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}timeline/")
    widths = page.locator(".d-chronology td:first-of-type").evaluate_all("cells => cells.map(c => c.clientWidth)")
    assert widths
    assert min(widths) > 300
