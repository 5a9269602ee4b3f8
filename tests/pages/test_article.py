from __future__ import annotations

import html
import re

from annotated_dossier.problems import Problems

from ..building import edition_of, pages_of
from ..conftest import Write
from ..writing import SMALL, source_file


def heading_of(markdown: str) -> str:
    """The words of the page's first heading below its title, as Markdown will read them."""
    line = next(line for line in markdown.splitlines() if line.startswith("## "))
    return html.unescape(re.sub(r"<[^>]+>", "", line.removeprefix("## ")))


def test_a_heading_with_names_keeps_the_spaces_around_them(write: Write) -> None:
    body = "# From Port Amber and *the* Coast League: 1 * 2\n\nWords."
    root = write({**SMALL, "dossier/sources/one.md": source_file(body, rights="full")})
    page = pages_of(edition_of(root / "dossier", Problems()))["sources/one/index.md"]
    assert heading_of(page) == "From Port Amber and the Coast League: 1 * 2"


def test_locators_name_the_page_where_the_source_marks_it(write: Write) -> None:
    body = "<!-- page 7 -->\n\nPort Amber was quiet, and then <!-- page 8 -->Ivo Marek came.\n\nPort Amber slept."
    root = write({**SMALL, "dossier/sources/one.md": source_file(body, rights="full")})
    pages = pages_of(edition_of(root / "dossier", Problems()))
    place = html.unescape(pages["entities/port-amber/index.md"])
    assert 'href="../../sources/one/#p1">pp.\u00a07–8, ¶\u00a01</a>' in place
    assert 'href="../../sources/one/#p2">p.\u00a08, ¶\u00a02</a>' in place
    article = html.unescape(pages["sources/one/index.md"])
    assert "page 7" not in article
    assert "quiet, and then " in article
    assert 'aria-label="Paragraph 1 (pp.\u00a07–8)"' in article
    assert "p. 7" not in html.unescape(pages["sources/two-ships/index.md"])


def test_a_text_that_is_withheld_tells_its_pages(write: Write) -> None:
    root = write({**SMALL, "dossier/sources/one.md": source_file("<!-- page iv -->\n\nPort Amber.", rights="none")})
    page = html.unescape(pages_of(edition_of(root / "dossier", Problems()))["sources/one/index.md"])
    assert "Paragraph 1 (p.\u00a0iv)</a> names " in page
