"""What others see of a page when it is linked, gathered or subscribed to."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from ..building import run
from ..conftest import Write
from ..writing import MKDOCS, REGISTER, SMALL, source_file
from .visiting import EVERY_KIND

ADDRESS = "https://ships.example/dossier/"
WITH_ADDRESS = f"site_url: {ADDRESS}\nsite_description: About ships.\nsite_author: Ed Itor\n{MKDOCS}"


class Head(HTMLParser):
    """Gathers what the head of a page says."""

    def __init__(self, page: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.blocks: list[dict[str, Any]] = []
        self.is_data = False
        self.feed(page.read_text(encoding="utf-8").partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("property") or given.get("name")
        self.is_data = given.get("type") == "application/ld+json"
        if tag == "meta" and name:
            assert name not in self.metas, f"{name} is told twice"
            self.metas[name] = given.get("content") or ""
        if tag == "link":
            self.links.append(given)

    def handle_data(self, data: str) -> None:
        if self.is_data and data.strip():
            self.blocks.append(json.loads(data))


def heads_of(root: Path) -> dict[str, Head]:
    assert run("build").exit_code == 0
    return {name: Head(root / "site" / name) for name in EVERY_KIND if name != "404.html"}


@pytest.fixture
def heads(write: Write, monkeypatch: pytest.MonkeyPatch) -> dict[str, Head]:
    register = REGISTER.replace(
        "  definition: Speaks for the Coast League.\n",
        "  definition: Speaks for the Coast League.\n  dates: {born: 1970-03, died: 2021~}\n"
        "  same_as: {wikidata: Q42}\n  aliases: [Иво Марек, {name: Ivo, weak: true}]\n",
    )
    root = write({**SMALL, "mkdocs.yml": WITH_ADDRESS, "dossier/register/all.yml": register})
    monkeypatch.chdir(root)
    return heads_of(root)


def test_every_page_has_a_title_a_description_and_its_address(heads: dict[str, Head]) -> None:
    for name, head in heads.items():
        address = urljoin(ADDRESS, name.removesuffix("index.html"))
        assert head.metas["og:url"] == address
        assert [link["href"] for link in head.links if link.get("rel") == "canonical"] == [address]
        assert head.metas["og:title"]
        assert head.metas["og:description"] == head.metas["description"]
        assert head.metas["og:site_name"] == "A small dossier"
        assert head.metas["og:locale"] == "en"
        assert head.metas["twitter:card"] == "summary"
    assert heads["sources/two-ships/index.html"].metas["og:type"] == "article"
    assert heads["index.html"].metas["og:type"] == "website"
    titles = [head.metas["og:title"] for head in heads.values()]
    assert len(set(titles)) == len(titles)


def test_a_person_is_described_as_the_register_has_them(heads: dict[str, Head]) -> None:
    (person,) = heads["entities/ivo-marek/index.html"].blocks
    assert person == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Ivo Marek",
        "sameAs": ["https://www.wikidata.org/entity/Q42"],
        "alternateName": ["Иво Марек"],
        "description": "Speaks for the Coast League.",
        "birthDate": "1970-03",
        "url": f"{ADDRESS}entities/ivo-marek/",
    }


def test_a_place_says_where_it_is(heads: dict[str, Head]) -> None:
    (place,) = heads["entities/port-amber/index.html"].blocks
    assert place["@type"] == "Place"
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 54.5, "longitude": 13.25}


def test_a_source_is_described_by_who_made_it_and_whom_it_names(heads: dict[str, Head]) -> None:
    (source,) = heads["sources/two-ships/index.html"].blocks
    assert source["@type"] == "Article"
    assert source["headline"] == "Two ships in harbour"
    assert source["author"] == [{"@type": "Person", "name": "Ada Writer"}]
    assert source["datePublished"] == "2024-04"
    assert {entity["name"] for entity in source["mentions"]} == {"Ivo Marek", "Coast League", "Port Amber"}


def test_the_home_page_describes_the_site(heads: dict[str, Head]) -> None:
    (site,) = heads["index.html"].blocks
    assert site["@type"] == "WebSite"
    assert site["url"] == ADDRESS


def test_what_is_published_on_a_day_is_news(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    dated = source_file("Words.", publisher="Post", date="2024-04-02", rights="full")
    root = write({**SMALL, "dossier/sources/two-ships.md": dated, "dossier/annotations/two-ships.yml": "[]"})
    monkeypatch.chdir(root)
    run("build")
    assert Head(root / "site/sources/two-ships/index.html").blocks[0]["@type"] == "NewsArticle"


def test_without_an_address_nothing_pretends_to_know_one(small_site: Path) -> None:
    for name, head in heads_of(small_site).items():
        assert "og:url" not in head.metas, name
        assert all("url" not in block for block in head.blocks)
        assert [link for link in head.links if link.get("rel") == "canonical"] == []


def test_every_page_leads_to_both_feeds(heads: dict[str, Head]) -> None:
    for name, head in heads.items():
        feeds = [link["href"] or "" for link in head.links if link.get("type") == "application/atom+xml"]
        assert [urljoin(ADDRESS + name, feed) for feed in feeds] == [
            f"{ADDRESS}sources.xml",
            f"{ADDRESS}corrections.xml",
        ]


@pytest.mark.parametrize("rights", ["none", "excerpts"])
def test_no_head_and_no_feed_tells_what_is_withheld(write: Write, monkeypatch: pytest.MonkeyPatch, rights: str) -> None:
    held = source_file("Zanzibarite is the word that nobody may read.", rights=rights, publisher="Post")
    root = write({**SMALL, "dossier/sources/held.md": held, "dossier/annotations/two-ships.yml": "[]"})
    monkeypatch.chdir(root)
    run("build")
    assert b"Zanzibarite" not in b"".join(path.read_bytes() for path in (root / "site").rglob("*") if path.is_file())


def test_markup_in_a_title_stays_text_in_every_element_of_the_head(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = '"></script><script>x</script>&amp;\u2028y'
    register = f"evil: {{name: {json.dumps(evil)}, kind: term, definition: {json.dumps(evil)}}}\n"
    root = write({**SMALL, "dossier/register/evil.yml": register})
    monkeypatch.chdir(root)
    run("build")
    head = Head(root / "site/entities/evil/index.html")
    assert head.metas["og:title"] == '"></script><script>x</script>&amp;\ufffdy'
    assert head.blocks[0]["name"] == evil


def test_the_feed_of_sources_has_the_last_changed_first(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    more = source_file("Words.", title="Later", date="2024-04-20", retrieved="2024-05-03", rights="full")
    root = write({**SMALL, "mkdocs.yml": WITH_ADDRESS, "dossier/sources/later.md": more})
    monkeypatch.chdir(root)
    run("build")
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.fromstring((root / "site/sources.xml").read_bytes()).findall(f"{atom}entry")
    told = [tuple(entry.findtext(f"{atom}{tag}") for tag in ("title", "published", "updated")) for entry in entries]
    assert told == [
        # Corrected on the 4th; new when it was dated, since nobody says when it was retrieved.
        ("Two ships in harbour", "2024-04-01T00:00:00Z", "2024-05-04T00:00:00Z"),
        ("Later", "2024-05-03T00:00:00Z", "2024-05-03T00:00:00Z"),
    ]
    links = [link.attrib["href"] for entry in entries for link in entry.findall(f"{atom}link")]
    assert links == [f"{ADDRESS}sources/two-ships/", f"{ADDRESS}sources/later/"]
