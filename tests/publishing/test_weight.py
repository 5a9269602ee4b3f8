"""What a page weighs and whether it keeps still, on a site and in a browser."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from annotated_dossier.pages.book import assets

from ..building import run
from ..conftest import Write
from ..screenshots import served
from ..writing import SMALL, source_file

NAMED = 20
PAINT = """new Promise(told => {
  let shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { shift += e.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => told([shift, performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null]), 400);
})"""


def test_styles_and_scripts_together_weigh_less_than_30_kb_compressed() -> None:
    ours = [file.read_bytes() for _, file in assets() if file.suffix in (".css", ".js")]
    assert len(ours) > 5
    assert sum(len(gzip.compress(content, mtime=0)) for content in ours) < 30_000


def test_an_article_of_1000_words_with_100_mentions_weighs_less_than_60_kb(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [f"Person{chr(97 + number)} Surname{chr(97 + number)}" for number in range(NAMED)]
    register = "".join(
        f"p{number}: {{name: {name}, kind: person, definition: Somebody whom a text names more than once.}}\n"
        for number, name in enumerate(people)
    )
    paragraphs = [" ".join(["word"] * 6 + [people[number % NAMED], "came by."]) for number in range(100)]
    body = "\n\n".join(" ".join(paragraphs[start : start + 5]) for start in range(0, 100, 5))
    files = {"dossier/register/many.yml": register, "dossier/sources/long.md": source_file(body, rights="full")}
    root = write({**SMALL, **files})
    monkeypatch.chdir(root)
    run("build")
    page = (root / "site/sources/long/index.html").read_bytes()
    assert page.count(b'class="d-e ') + page.count(b'class="d-m ') >= 100
    assert len(page) < 60_000


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_once_it_is_painted(small_site: Path, browser: Browser, width: int) -> None:
    run("build")
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    with served(small_site / "site") as root:
        for name in ("index.html", "sources/two-ships/", "entities/port-amber/", "people/", "timeline/"):
            page.goto(root + name)
            shift, painted = page.evaluate(PAINT)
            assert painted is not None
            assert shift == 0, name
    context.close()
