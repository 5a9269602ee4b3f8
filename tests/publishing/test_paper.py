"""What a printed page says in place of what only a screen can show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from ..building import run
from ..screenshots import served
from ..writing import NOTES, SMALL, write_files

QUOTING = '- {id: what-ships, target: {quote: Two ships}, place: margin, body: "Which ships?"}\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    notes = {"dossier/annotations/two-ships.yml": NOTES + QUOTING}
    root = write_files(tmp_path_factory.mktemp("paper"), {**SMALL, **notes})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert run("build").exit_code == 0
    return root / "site"


@pytest.fixture
def article(folder: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    with served(folder) as root:
        page.goto(f"{root}sources/two-ships/")
        yield page
    page.close()


def printed(page: Page, folder: Path) -> str:
    page.pdf(path=folder / "page.pdf", format="A4")
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(folder / "page.pdf").pages).split())


def test_a_margin_note_on_paper_says_which_words_it_is_about(article: Page, tmp_path: Path) -> None:
    assert "Two ships”" not in article.locator("#note-what-ships").inner_text()
    words = printed(article, tmp_path)
    assert "¶ 1 “Two ships” Which ships?" in words
    assert "¶ 1 Which Monday?" in words


def test_paper_tells_which_layers_are_switched_off(article: Page, tmp_path: Path) -> None:
    assert "Not marked here" not in printed(article, tmp_path)
    for layer in ("Places", "Claims", "First mention only"):
        article.get_by_role("button", name=layer, exact=True).click()
    assert not article.get_by_text("Not marked here").is_visible()
    assert "Not marked here: Places, Claims · First mention only" in printed(article, tmp_path)


def test_a_list_of_names_is_set_in_two_columns_on_paper(article: Page) -> None:
    article.goto(article.url.replace("sources/two-ships", "names"))
    article.set_viewport_size({"width": 672, "height": 1000})  # A4 between its margins
    article.emulate_media(media="print")
    heading = article.locator("h2").first.evaluate("h2 => getComputedStyle(h2).breakAfter")
    columns = article.locator(".d-names").first.evaluate(
        "list => Math.floor(list.clientWidth / parseFloat(getComputedStyle(list).columnWidth))"
    )
    assert heading == "avoid-page"
    assert columns == 2
