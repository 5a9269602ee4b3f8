"""Sites in other languages than English: their links, and their layout from right to left."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from ..building import run
from ..conftest import Write
from ..screenshots import served
from ..writing import MKDOCS, SMALL, source_file
from .visiting import EVERY_KIND

NOTHING_MORE: Mapping[str, str] = {}
LISTS = "> Quoted words.\n\n- one\n  - two\n\n1. first\n"


def site_in(
    language: str, write: Write, monkeypatch: pytest.MonkeyPatch, more: Mapping[str, str] = NOTHING_MORE
) -> Path:
    files = {
        **more,
        "mkdocs.yml": MKDOCS.replace("  font: false\n", f"  font: false\n  language: {language}\n"),
        "dossier/sources/lists.md": source_file(f"Ivo Marek spoke.\n\n{LISTS}", rights="full", language="en"),
        "dossier/sources/two-ships.md": SMALL["dossier/sources/two-ships.md"].replace(
            "rights: full", "rights: full\nlanguage: en"
        ),
    }
    monkeypatch.chdir(write({**SMALL, **files}))
    assert run("build").exit_code == 0
    return Path("site").resolve()


class Linked(HTMLParser):
    """Gathers the ids of a page and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids = {""}
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        if tag == "a" and values.get("href"):
            self.targets.append(values["href"] or "")


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_link_into_a_page_leads_to_something_on_it(
    language: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_in(language, write, monkeypatch)
    pages = {
        path.relative_to(root).as_posix(): Linked(path.read_text(encoding="utf-8")) for path in root.rglob("*.html")
    }
    broken = []
    followed = 0
    for name, page in pages.items():
        for target in page.targets if name != "404.html" else ():
            parts = urlsplit(target)
            if parts.scheme or not parts.fragment:
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path)) if parts.path else name
            path = path if path in pages else posixpath.join(path, "index.html").removeprefix("./")
            followed += 1
            if path not in pages or unquote(parts.fragment) not in pages[path].ids:
                broken.append(f"{name}: {target}")
    assert followed > 100
    assert broken == []


def test_a_margin_note_stands_where_the_page_has_room_whichever_way_the_text_runs(
    write: Write, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with served(site_in("ar", write, monkeypatch)) as root:
        page.goto(f"{root}sources/two-ships/")
        # A list of the page's headings has the margin on this site.
        page.evaluate("document.querySelector('.md-sidebar--secondary').hidden = true")
        note = page.locator(".d-text .d-margin").first.bounding_box()
        text = page.locator(".d-text").first.bounding_box()
        heading = page.locator("h2:has(.d-n)").first
        assert note is not None
        assert text is not None
        assert note["x"] >= 0
        assert note["x"] + note["width"] <= text["x"]
        assert heading.locator("bdi").get_attribute("lang") == "en"
        assert heading.evaluate("heading => getComputedStyle(heading).direction") == "ltr"
    page.close()


def test_a_relation_in_other_words_than_the_page_is_read_in_its_order(
    write: Write, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with served(site_in("ar", write, monkeypatch)) as root:
        page.goto(f"{root}entities/ivo-marek/")
        line = page.locator("#d-relations li").first
        parts = [line.locator(part).first for part in ("bdi", "bdi + bdi", ".d-source a", ".d-source .d-loc")]
        boxes = [part.bounding_box() for part in parts]
        edges = [box["x"] for box in boxes if box is not None]
    page.close()
    assert len(edges) == 4
    assert edges == sorted(edges, reverse=True)


def test_a_margin_note_on_a_text_in_another_language_is_in_the_language_of_the_site(
    write: Write, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    page = browser.new_page()
    with served(site_in("ar", write, monkeypatch)) as root:
        page.goto(f"{root}sources/two-ships/")
        note = page.locator(".d-text .d-margin").first
        assert page.locator(".d-text").first.get_attribute("lang") == "en"
        assert note.get_attribute("lang") == "ar"
        # Its words, not its letter, tell which way it runs.
        assert note.evaluate("note => note.matches(':dir(ltr)')")
    page.close()


def test_no_page_from_right_to_left_is_wider_than_a_phone(
    write: Write, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    wide = {}
    with served(site_in("ar", write, monkeypatch)) as root:
        for name in (*EVERY_KIND, "sources/lists/index.html"):
            page.goto(root + name)
            wide[name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {name: width for name, width in wide.items() if width > 390} == {}


def test_names_in_other_scripts_stand_under_words_of_the_sites_language(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = {
        "dossier/register/more.yml": "haifa: {name: حيفا, kind: place}\n",
        "dossier/sources/haifa.md": source_file("وصل إلى حيفا أمس.", rights="full", language="ar"),
    }
    root = site_in("ar", write, monkeypatch, more)
    for name in ("names/index.html", "glossary/index.html"):
        html = (root / name).read_text(encoding="utf-8")
        assert "Other scripts" not in html
        assert '<a href="#d-other-scripts">كتابات أخرى</a>' in html
        assert 'id="d-other-scripts"' in html
