"""Pages that the author wrote by hand: what is generated into them."""

from __future__ import annotations

import re

from ..pages.book import Book

_OVERVIEW = re.compile(r"^<!--\s*dossier:overview\s*-->[ \t]*$", re.MULTILINE)


def complete(markdown: str, path: str, book: Book) -> str:
    """The page's Markdown with the overview at its mark, and the edition's banner on top."""
    completed = _OVERVIEW.sub(lambda _: book.overview(path), markdown)
    return book.banner() + completed
