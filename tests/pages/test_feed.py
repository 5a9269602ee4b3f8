from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from annotated_dossier.model import Edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.site import Site
from annotated_dossier.pages.urls import FEED
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import CORRECTIONS, SMALL

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = Site("Ships", "Ed Itor", "https://ships.example/dossier/")


def feed_of(edition: Edition, site: Site = SITE) -> ET.Element:
    file = next(file for file in Book(edition, PageOptions(site=site)).files() if file.path == FEED)
    return ET.fromstring(file.content)


def texts(feed: ET.Element, path: str) -> list[str]:
    return [element.text or "" for element in feed.findall(path, ATOM)]


def test_the_feed_has_what_atom_requires(small_edition: Edition) -> None:
    feed = feed_of(small_edition)
    assert texts(feed, "a:title") == ["Corrections: Ships"]
    assert texts(feed, "a:updated") == ["2024-05-06T00:00:00Z"]
    assert texts(feed, "a:author/a:name") == ["Ed Itor"]
    assert texts(feed, "a:entry/a:title") == [
        "Corrected: Port Amber",
        "Corrected: The ships carried forty crates.",
        "Corrected: Two ships in harbour",
    ]
    assert texts(feed, "a:entry/a:updated") == [f"2024-05-0{day}T00:00:00Z" for day in (6, 5, 4)]
    assert texts(feed, "a:entry/a:content")[0] == "Was: A village.\nNow: A harbour town."
    ids = texts(feed, "a:id") + texts(feed, "a:entry/a:id")
    assert len(set(ids)) == 4
    assert all(identifier.startswith("urn:uuid:") for identifier in ids)


def test_links_are_absolute_where_the_sites_address_is_known(small_edition: Edition) -> None:
    links = [link.attrib["href"] for link in feed_of(small_edition).iter("{http://www.w3.org/2005/Atom}link")]
    assert links == [
        "https://ships.example/dossier/corrections.xml",
        "https://ships.example/dossier/corrections/",
        "https://ships.example/dossier/entities/port-amber/",
        "https://ships.example/dossier/claims/forty-crates/",
        "https://ships.example/dossier/sources/two-ships/",
    ]


def test_links_are_relative_to_the_feed_where_it_is_not(small_edition: Edition) -> None:
    links = [link.attrib["href"] for link in feed_of(small_edition, Site("Ships")).iter(f"{{{ATOM['a']}}}link")]
    assert links[:3] == ["corrections.xml", "corrections/", "entities/port-amber/"]
    assert not any(urlsplit(link).scheme for link in links)


def test_ids_stay_where_the_site_moves_and_where_other_corrections_come(small_edition: Edition, write: Write) -> None:
    before = texts(feed_of(small_edition), "a:entry/a:id")
    assert texts(feed_of(small_edition, Site("Ships", url="https://elsewhere.example/")), "a:entry/a:id") == before
    more = "- {date: 2024-05-06, source: two-ships, was: One., now: Two.}\n" + CORRECTIONS
    edition = edition_of(write({**SMALL, "dossier/corrections.yml": more}) / "dossier", Problems())
    after = texts(feed_of(edition), "a:entry/a:id")
    assert len(after) == 4
    assert set(before) < set(after)


def test_a_feed_without_corrections_is_a_feed(write: Write) -> None:
    edition = edition_of(write({**SMALL, "dossier/corrections.yml": ""}) / "dossier", Problems())
    assert texts(feed_of(edition), "a:updated") == ["1970-01-01T00:00:00Z"]


@pytest.mark.parametrize("evil", ["<b>&amp;</b>", "]]>", "\\x00 \\ufffe \\x7f", "{{ 7*7 }}"])
def test_whatever_a_correction_says_the_feed_is_xml(write: Write, evil: str) -> None:
    corrections = f'- {{date: 2024-05-04, source: two-ships, was: "{evil}", now: "{evil}"}}\n'
    edition = edition_of(write({**SMALL, "dossier/corrections.yml": corrections}) / "dossier", Problems())
    (content,) = texts(feed_of(edition), "a:entry/a:content")
    assert content.startswith("Was: ")
