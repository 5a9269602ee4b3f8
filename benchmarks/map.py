"""How long the map of many places takes to draw, and how heavy its page is: 5,000 places on land all over the world."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from annotated_dossier.edition import build_edition
from annotated_dossier.model import Coordinates, Edition
from annotated_dossier.pages import urls
from annotated_dossier.pages.book import Book, Page, PageOptions
from annotated_dossier.pages.catalogue import Catalogue
from annotated_dossier.pages.map import map_of_place, view_map
from annotated_dossier.problems import Problems
from annotated_dossier.reading.dossier import load_dossier
from annotated_dossier.reading.natural_earth import load_world

from .corpus import MKDOCS, Name, invent_articles, invent_names, write_dossier

PLACES, ARTICLES, WORDS = 5000, 200, 2000


def main() -> None:
    started = time.perf_counter()
    load_world()
    loaded = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edition = _invented(folder / "ours")
        located = [place for place in edition.places if place.location]
        started = time.perf_counter()
        view_map(Catalogue(edition), urls.Links(urls.MAP))
        viewed = time.perf_counter()
        catalogue = Catalogue(edition)
        for entity in edition.dossier.entities:
            map_of_place(entity, catalogue, urls.Links(urls.entity_page(entity.id)))
        small = time.perf_counter()
        pages = {page.path: page.markdown for page in _indexes(edition)}
        weight = _published(folder / "site", pages[urls.MAP])
    print(f"Map: {PLACES} places, {len(located)} of them named in {ARTICLES} articles of {WORDS} words")
    print(f"  land and borders read           {loaded:8.2f} s")
    print(f"  the map drawn                   {viewed - started:8.2f} s (bound 5)")
    print(f"  small maps of all places        {small - viewed:8.2f} s")
    print(f"  its page as published           {weight / 1000:8.0f} kB (bound 500)")


def _invented(folder: Path) -> Edition:
    names = [Name(n.id, n.name, "place") for n in invent_names(PLACES)]
    write_dossier(folder, names, list(invent_articles(ARTICLES, WORDS, names)))
    somewhere = _on_land()
    entries = {n.id: {"name": n.name, "kind": n.kind, "location": next(somewhere)} for n in names}
    (folder / "dossier/register/all.yml").write_text(json.dumps(entries), encoding="utf-8")
    problems = Problems()
    return build_edition(load_dossier(folder / "dossier", problems), "public", problems)


def _on_land() -> Iterator[tuple[float, float]]:
    chance = random.Random(3)
    while True:
        at = Coordinates(round(chance.uniform(-55, 70), 2), round(chance.uniform(-180, 180), 2))
        if load_world().has_land_at(at):
            yield at


def _indexes(edition: Edition) -> Iterator[Page]:
    book = Book(edition, PageOptions())
    for page in book.pages():
        if not page.is_index:
            return
        yield page


def _published(folder: Path, markdown: str) -> int:
    (folder / "docs/map").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Benchmark\n", encoding="utf-8")
    (folder / "docs/map/index.md").write_text(markdown, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "site/map/index.html").stat().st_size


if __name__ == "__main__":
    main()
