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
