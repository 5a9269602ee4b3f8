"""How long the network of 5,000 entries takes to be gathered and drawn, and what its page weighs.

The entries have two relations each and are named in 12,000 paragraphs, some far more often than others. The page is
weighed as MkDocs publishes it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from annotated_dossier.edition import build_edition
from annotated_dossier.indexing.network import gather_network
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.index_pages import IndexPage
from annotated_dossier.pages.neighbourhood import view_neighbourhood
from annotated_dossier.pages.network_files import network_files
from annotated_dossier.pages.rendering import render
from annotated_dossier.pages.urls import NETWORK, Links, entity_page
from annotated_dossier.problems import Problems
from annotated_dossier.reading.dossier import load_dossier

from .corpus import MKDOCS, Name, invent_names, write_dossier

ENTRIES, ARTICLES, PARAGRAPHS = 5000, 1000, 12
SECONDS, KILOBYTES = 5.0, 500.0

Result = TypeVar("Result")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "whole")
        problems = Problems()
        edition = build_edition(load_dossier(folder / "whole/dossier", problems), "public", problems)
        book = Book(edition, PageOptions())
        index = next(index for index in book.indexes if index.path == NETWORK)
        gathered, _ = _timed(lambda: gather_network(edition.dossier.entities, edition.articles, edition.together))
        drawn, page = _timed(lambda: _draw(book, index))
        neighbours, _ = _timed(lambda: _neighbourhoods(book))
        written, files = _timed(lambda: list(network_files(book.catalogue)))
        weight = _published(folder / "page", page)
    network = edition.network
    print(f"Network: {len(network.entities)} entries, {len(network.relations)} relations, {len(network.ties)} pairs")
    print(f"  gathering                          {gathered:8.2f} s")
    print(f"  drawing its page                   {drawn:8.2f} s (bound {SECONDS:g}, with gathering)")
    print(f"  every entry's neighbourhood        {neighbours:8.2f} s")
    print(f"  its files                          {written:8.2f} s, {sum(len(f) for _, f in files) / 1000:.0f} kB")
    print(f"  the page, published                {weight / 1000:8.0f} kB (bound {KILOBYTES:g})")


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _draw(book: Book, index: IndexPage) -> str:
    context = {**index.context(book.catalogue, Links(index.path)), "title": index.title, "styles": []}
    return render(book.environment, f"{index.template}.md.jinja", context)


def _neighbourhoods(book: Book) -> None:
    for entity in book.edition.dossier.entities:
        view_neighbourhood(entity, book.catalogue, Links(entity_page(entity.id)))


def _published(folder: Path, page: str) -> int:
    (folder / "docs/network").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Benchmark\n", encoding="utf-8")
    (folder / "docs/network/index.md").write_text(page, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "site/network/index.html").stat().st_size


def _write(folder: Path) -> None:
    names = invent_names(ENTRIES)
    write_dossier(folder, names, list(_articles(names)))
    chance = random.Random(3)
    entries = {
        n.id: {
            "name": n.name,
            "kind": n.kind,
            "relations": [{"to": chance.choice(names).id, "as": "partner of", "from": "2020"} for _ in range(2)],
        }
        for n in names
    }
    (folder / "dossier/register/all.yml").write_text(json.dumps(entries), encoding="utf-8")


def _articles(names: list[Name]) -> Iterator[str]:
    """Paragraphs about a circle of entries each, the first circles more often: as news goes on about the same few."""
    chance = random.Random(4)
    circles = [names[start : start + 10] for start in range(0, len(names), 10)]
    often = [1 / (1 + n / 20) for n in range(len(circles))]
    for _ in range(ARTICLES):
        paragraphs = []
        for circle in chance.choices(circles, often, k=PARAGRAPHS):
            named = [*chance.sample(circle, 4), chance.choice(names)]
            paragraphs.append("Then " + " met ".join(n.name for n in named) + ".")
        yield "\n\n".join(paragraphs)


if __name__ == "__main__":
    main()
