"""A published site as its readers get it: the words, links and ids of its pages."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from pathlib import Path


class Reader(HTMLParser):
    """Gathers what the main column of a page says, where it leads, and which ids it has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.text = ""
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self.depth += 1
        if given.get("id") and self.depth:
            self.ids.append(given["id"] or "")
        if tag == "a" and self.depth and given.get("href") and "headerlink" not in (given.get("class") or ""):
            self.links.append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data

    @property
    def words(self) -> list[str]:
        return self.text.split()


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def published(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def everything_in(site: Path) -> str:
    """The text of every published file, entities resolved, so that nothing hides."""
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(site.rglob("*")) if p.is_file()]
    return html.unescape(" ".join(texts))
