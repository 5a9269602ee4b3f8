"""All generated pages of an edition, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import Claim, Edition
from ..reading.file_schemas import file_schemas
from . import urls
from .article import view_article
from .bibliography import render_csv
from .catalogue import Catalogue
from .claim import view_claim
from .entity import view_entity
from .feed import corrections_feed, sources_feed
from .gaps import view_gaps
from .index_pages import IndexPage, index_pages
from .indexes import overview
from .linked_data import data_block
from .map import map_of_dossier, places_table
from .name_search import names_script
from .network_files import network_files
from .quotations import quotations_table
from .rendering import front_matter, make_environment, render
from .schema_org import describe_entity, describe_site, describe_source
from .site import UNNAMED, Site
from .standing import STANDINGS
from .timeline import timeline_csv, view_small_timeline
from .together import together_table
from .wording import words_of

ASSETS = Path(__file__).parents[1] / "assets"
STYLESHEETS = tuple(f"assets/{file.name}" for file in sorted(ASSETS.glob("*.css")))
# On every page; other scripts are asked for by the pages that need them.
SCRIPTS = ("assets/finding.js",)


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its path among the documents, its Markdown, the author's file that it comes from.

    `described` is what machines read in its head: a script element that holds data.
    """

    path: str
    markdown: str
    edits: str = ""
    described: str = ""
    is_index: bool = False


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A generated file that is no page: its path among the documents, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What a publisher wants of pages: directory URLs or not, and whether each page links its own style sheets."""

    directory_urls: bool = True
    links_styles: bool = False
    templates: tuple[Path, ...] = ()
    site: Site = UNNAMED


class Book:
    """The pages of one edition."""

    def __init__(self, edition: Edition, options: PageOptions) -> None:
        self.edition = edition
        self.options = options
        words = words_of(options.site.language)
        self.catalogue = Catalogue(edition, words)
        self.environment = make_environment(words, options.templates)
        self.indexes = index_pages(edition)

    def pages(self) -> Iterator[Page]:
        """Every generated page: indexes first, then sources, entities and claims."""
        yield from (self._index(index) for index in self.indexes)
        for article in self.edition.articles:
            path = urls.source_page(article.source.id)
            view = view_article(article, self.catalogue, self._links(path))
            who = ", ".join([*article.source.authors, *filter(None, [article.source.publisher])])
            matter = front_matter(
                view.title,
                self.catalogue.words.text("{source}: an annotated source.", source=f"{view.title}. {who}".strip(". ")),
            )
            described = describe_source(article, self.catalogue, self._links(path), self.options.site)
            yield self._page(path, "article", matter, article.source.place.file, data_block(described), view=view)
        for entity in self.edition.dossier.entities:
            path = urls.entity_page(entity.id)
            entity_view = view_entity(entity, self.catalogue, self._links(path))
            definition = entity.definition or f"{entity.name}, {self.catalogue.kind_word(entity)}"
            matter = front_matter(entity.name, definition, search={"boost": 2})
            described = describe_entity(entity, self._links(path), self.options.site)
            yield self._page(path, "entity", matter, entity.place.file, data_block(described), view=entity_view)
        for claim in self.edition.dossier.claims:
            path = urls.claim_page(claim.id)
            claim_view = view_claim(claim, self.catalogue, self._links(path), self.options.site)
            matter = front_matter(claim.statement, self._about_claim(claim))
            yield self._page(path, "claim", matter, claim.place.file, "", view=claim_view)

    def __len__(self) -> int:
        dossier = self.edition.dossier
        return len(self.indexes) + len(self.edition.articles) + len(dossier.entities) + len(dossier.claims)

    def files(self) -> Iterator[GeneratedFile]:
        """What is published beside the pages as it is: the feeds, the tables of pages, the schemas of files."""
        at_root, site = self._links(urls.HOME), self.options.site
        yield GeneratedFile(urls.FEED, corrections_feed(self.catalogue, at_root, site))
        yield GeneratedFile(urls.SOURCES_FEED, sources_feed(self.catalogue, at_root, site))
        yield GeneratedFile(urls.NAMES_SCRIPT, names_script(self.catalogue, at_root))
        yield GeneratedFile(urls.QUOTATIONS_TABLE, quotations_table(self.catalogue))
        yield GeneratedFile(urls.TOGETHER_TABLE, together_table(self.catalogue))
        yield GeneratedFile(urls.TIMELINE_CSV, timeline_csv(self.catalogue))
        yield GeneratedFile(urls.MAP_TABLE, places_table(self.catalogue))
        yield GeneratedFile(urls.BIBLIOGRAPHY_CSV, render_csv(self.catalogue))
        yield from (GeneratedFile(path, content) for path, content in network_files(self.catalogue))
        for name, schema in file_schemas(self.edition.dossier.kinds).items():
            yield GeneratedFile(urls.file_schema(name), schema)

    def overview(self, path: str) -> str:
        """The generated part of a hand-written page at `path`."""
        links = self._links(path)
        context = {
            "overview": overview(self.catalogue, links),
            "timeline": view_small_timeline(self.catalogue, links),
            "map": map_of_dossier(self.catalogue, links),
            "gaps": view_gaps(self.catalogue, links),
            **self._context(path),
        }
        return render(self.environment, "overview.md.jinja", context)

    def site_described(self) -> str:
        """What machines read in the home page's head."""
        return data_block(describe_site(self.options.site)) if self.options.site.name else ""

    def banner(self) -> str:
        """What every page of a private edition says at its top, hand-written ones too; nothing in a public one."""
        context = {"is_private": self.edition.audience == "private"}
        return render(self.environment, "banner.md.jinja", context)

    def _index(self, index: IndexPage) -> Page:
        # Lists repeat what entity pages say: in a search they would stand before the page that is looked for.
        title = self.catalogue.words.text(index.title)
        titles = dict.fromkeys(filter(None, [title, self.options.site.name]))
        matter = front_matter(title, " – ".join(titles), search={"exclude": True})
        context = index.context(self.catalogue, self._links(index.path))
        page = self._page(index.path, index.template, matter, "", "", title=title, **context)
        return replace(page, is_index=True)

    def _page(self, path: str, template: str, matter: str, edits: str, described: str, **context: object) -> Page:
        body = render(self.environment, f"{template}.md.jinja", {**context, **self._context(path)})
        return Page(path, matter + self.banner() + body, edits, described)

    def _about_claim(self, claim: Claim) -> str:
        words = self.catalogue.words
        return words.text("{status}. A claim and its evidence.", status=words.text(STANDINGS[claim.status].word))

    def _links(self, path: str) -> urls.Links:
        return urls.Links(path, self.options.directory_urls)

    def _context(self, path: str) -> dict[str, object]:
        links = self._links(path)
        return {
            "styles": [links.to_asset(sheet) for sheet in STYLESHEETS] if self.options.links_styles else [],
            "is_private": self.edition.audience == "private",
            "scripts": links.to_asset("assets/"),
            "sources_address": links.to(urls.SOURCES),
            "glossary_address": links.to(urls.GLOSSARY),
            "names_address": links.to(urls.NAMES),
            "claims_address": links.to(urls.CLAIMS),
            "map_address": links.to(urls.MAP),
        }


def assets() -> Sequence[tuple[str, Path]]:
    """The style sheets and scripts that the pages need, as (path among the documents, file)."""
    return [(f"assets/{file.name}", file) for file in sorted(ASSETS.iterdir()) if file.is_file()]
