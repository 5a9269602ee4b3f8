from __future__ import annotations

import csv
import html
import io
import re

from annotated_dossier.model import Edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.catalogue import Catalogue
from annotated_dossier.pages.map import places_table
from annotated_dossier.problems import Problems

from ..building import edition_of, pages_of
from ..conftest import Write
from ..writing import SMALL, source_file

MAP = "map/index.md"
CITIES = {
    "al-amber": ("Al Amber", 32.0, 20.0),
    "brill": ("Brill", 32.4, 21.0),
    "carse": ("Carse", 31.6, 22.0),
    "dunmore": ("Dunmore", 31.9, 23.0),
    "far-away": ("Far Away", 56.0, 38.0),
    "next-door": ("Next Door", 56.01, 38.01),
}


def page_with(write: Write, text: str, register: str) -> str:
    files = {**SMALL, "dossier/sources/more.md": source_file(text), "dossier/register/more.yml": register}
    return pages_of(edition_of(write(files) / "dossier", Problems()))[MAP]


def cities() -> str:
    return "".join(
        f"{key}: {{name: {name}, kind: place, location: [{north}, {east}]}}\n"
        for key, (name, north, east) in CITIES.items()
    )


def test_a_dot_leads_to_its_place_and_the_table_to_each_paragraph(small_edition: Edition) -> None:
    page = html.unescape(pages_of(small_edition)[MAP])
    assert re.search(r'<a href="../entities/port-amber/"><title>Port Amber: 1 mention</title><circle', page)
    assert 'href="../sources/two-ships/#p1"' in page
    assert "54.5° N, 13.25° E" in page
    assert "borders take no side" in page


def test_a_dense_part_is_drawn_once_more(write: Write) -> None:
    page = page_with(write, ", ".join(name for name, _, _ in CITIES.values()) + ".", cities())
    assert '<figure class="d-map-figure" id="inset">' in page
    assert 'class="d-boxed"' in page


def test_places_that_lie_on_one_another_share_a_dot_that_lists_them(write: Write) -> None:
    page = html.unescape(page_with(write, ", ".join(name for name, _, _ in CITIES.values()) + ".", cities()))
    assert '<a href="#dot-1"><title>Far Away and Next Door: 2 mentions</title>' in page
    assert '<li id="dot-1"><a href="../entities/far-away/">Far Away</a>, <a href="../entities/next-door/">' in page


def test_a_place_without_a_location_is_listed_as_not_located(write: Write) -> None:
    page = page_with(write, "They sailed to Nowhere.", "nowhere: {name: Nowhere, kind: place}\n")
    assert "Nowhere" in page.partition("## Not located")[2]


def test_a_dossier_without_places_says_so(write: Write) -> None:
    files = {**SMALL, "dossier/sources/two-ships.md": source_file("Nothing.")}
    page = pages_of(edition_of(write(files) / "dossier", Problems()))[MAP]
    assert "No source names a place whose location the register gives." in page
    assert "d-map" not in page


def test_place_article_and_home_page_have_a_small_map_that_leads_to_the_large_one(small_edition: Edition) -> None:
    pages = pages_of(small_edition)
    home = Book(small_edition, PageOptions()).overview("index.md")
    for text, address in (
        (pages["entities/port-amber/index.md"], "../../map/"),
        (pages["sources/two-ships/index.md"], "../../map/"),
        (home, "map/"),
    ):
        assert re.search('class="d-map d-map-(small|place)"', text)
        assert f'<a href="{address}">Map of all places</a>' in text
    assert "d-map" not in pages["entities/ivo-marek/index.md"]


def test_the_map_of_a_place_shows_its_neighbours_too(write: Write) -> None:
    files = {
        **SMALL,
        "dossier/sources/more.md": source_file(", ".join(name for name, _, _ in CITIES.values()) + "."),
        "dossier/register/more.yml": cities(),
    }
    page = pages_of(edition_of(write(files) / "dossier", Problems()))["entities/brill/index.md"]
    picture = page.partition("<svg")[2].partition("</svg>")[0]
    assert re.findall(r'href="([^"]+)"', picture) == [
        "../../map/",
        *(f"../../entities/{city}/" for city in ("al-amber", "carse", "dunmore")),
    ]
    assert "Far Away" not in picture


def test_names_are_text_in_the_picture_and_its_table(write: Write) -> None:
    evil = "<script>{{ 7*7 }}</script>"
    page = page_with(write, f"At {evil} they met.", f"evil: {{name: '{evil}', kind: place, location: [10, 10]}}\n")
    assert "<script>" not in page
    assert "49" not in page.partition("</svg>")[0].partition("<text")[2].partition("</text>")[0]
    assert html.unescape(page).count(evil) >= 3


def test_the_table_for_other_programs_has_every_named_place(small_edition: Edition) -> None:
    (content,) = [f.content for f in Book(small_edition, PageOptions()).files() if f.path == "map/places.csv"]
    assert list(csv.DictReader(io.StringIO(content.decode()))) == [
        {
            "id": "port-amber",
            "name": "Port Amber",
            "latitude": "54.5",
            "longitude": "13.25",
            "mentions": "1",
            "sources": "1",
            "passages": "two-ships#p1",
        }
    ]


def test_a_place_whose_name_a_spreadsheet_would_run_is_words_in_the_table(write: Write) -> None:
    root = write({**SMALL, "dossier/register/evil.yml": 'evil: {name: "=1+1", kind: place, aliases: [Two ships]}\n'})
    rows = csv.reader(io.StringIO(places_table(Catalogue(edition_of(root / "dossier", Problems()))).decode()))
    assert "'=1+1" in [row[1] for row in rows]
