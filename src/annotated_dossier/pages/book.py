"""All generated pages of an edition, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment
from markupsafe import Markup

from ..model import Edition
from ..reading.file_schemas import file_schemas
from . import urls
from .apparatus import NamedEntity
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
from .remembering import PageMemory
from .rendering import front_matter, make_environment, render, texts_of_templates
from .schema_org import describe_entity, describe_site, describe_source
from .site import UNNAMED, Site
from .standing import STANDINGS
from .timeline import timeline_csv, view_small_timeline
from .together import together_table
from .wording import words_of

Drawn = TypeVar("Drawn")
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
    """The pages of one edition. With the `memory` of an earlier one, pages that would be the same are not drawn again.

    A template's mistake raises jinja2's `TemplateError`; with a memory, the page that was there last stands in.
    """

    def __init__(self, edition: Edition, options: PageOptions, memory: PageMemory | None = None) -> None:
        self.edition = edition
        self.options = options
        self.memory = memory
        self.words = words_of(options.site.language)
        self.catalogue = (
            Catalogue(edition, self.words, memory.drawings, memory.lines) if memory else Catalogue(edition, self.words)
        )
        self.environment = self._begin(memory) if memory else make_environment(self.words, options.templates)
        self.indexes = index_pages(edition)

    def pages(self) -> Iterator[Page]:
        """Every generated page: indexes first, then sources, entities and claims."""
        for path, draw in self._drawings():
            page = self._drawn(path, draw)
            if page is not None:
                yield page

    def paths(self) -> Sequence[str]:
        """Where the generated pages are, among the documents."""
        return [path for path, _ in self._drawings()]

    def _drawings(self) -> list[tuple[str, Callable[[Catalogue], Page]]]:
        dossier = self.edition.dossier
        return [
            *((index.path, partial(self._index, index)) for index in self.indexes),
            *((urls.source_page(a.source.id), partial(self._article, a.source.id)) for a in self.edition.articles),
            *((urls.entity_page(entity.id), partial(self._entity, entity.id)) for entity in dossier.entities),
            *((urls.claim_page(claim.id), partial(self._claim, claim.id)) for claim in dossier.claims),
        ]

    def __len__(self) -> int:
        return len(self._drawings())

    def files(self) -> Iterator[GeneratedFile]:
        """What is published beside the pages as it is: the feeds, the tables of pages, the schemas of files."""
        at_root, site = self._links(urls.HOME), self.options.site
        drawings: list[tuple[str, Callable[[Catalogue], bytes]]] = [
            (urls.FEED, lambda at: corrections_feed(at, at_root, site)),
            (urls.SOURCES_FEED, lambda at: sources_feed(at, at_root, site)),
            (urls.NAMES_SCRIPT, lambda at: names_script(at, at_root)),
            (urls.QUOTATIONS_TABLE, quotations_table),
            (urls.TOGETHER_TABLE, together_table),
            (urls.TIMELINE_CSV, timeline_csv),
            (urls.MAP_TABLE, places_table),
            (urls.BIBLIOGRAPHY_CSV, render_csv),
        ]
        for path, draw in drawings:
            yield GeneratedFile(path, self._drawn(path, draw) or b"")
        network = self._drawn("the network's files", lambda at: tuple(network_files(at)))
        yield from (GeneratedFile(path, content) for path, content in network or ())
        schemas = self._drawn("the schemas of files", lambda at: file_schemas(at.edition.dossier.kinds))
        yield from (GeneratedFile(urls.file_schema(name), schema) for name, schema in (schemas or {}).items())

    def overview(self, path: str) -> str:
        """The generated part of a hand-written page at `path`."""
        return self._drawn(f"the overview on {path}", partial(self._overview, path)) or ""

    def site_described(self) -> str:
        """What machines read in the home page's head."""
        return data_block(describe_site(self.options.site)) if self.options.site.name else ""

    def banner(self) -> str:
        """What every page of a private edition says at its top, hand-written ones too; nothing in a public one."""
        return self._drawn("the banner", lambda _: self._banner) or ""

    @cached_property
    def _banner(self) -> str:
        context = {"is_private": self.edition.audience == "private"}
        return render(self.environment, "banner.md.jinja", context)

    def _begin(self, memory: PageMemory) -> Environment:
        templates = texts_of_templates(self.options.templates)
        memory.environment.begin()
        memory.drawings.begin()
        memory.bodies.begin(templates, self.words)
        items = [reference.item for reference in self.edition.dossier.references]
        memory.begin(self.catalogue, self.words, self.options, self.edition.audience, templates, items)
        make = partial(make_environment, self.words, self.options.templates)
        return memory.environment.recall("", (self.words, templates), make)

    def _drawn(self, name: str, draw: Callable[[Catalogue], Drawn]) -> Drawn | None:
        return self.memory.recall(name, draw) if self.memory else draw(self.catalogue)

    # What these draw from comes from the catalogue that they are given: it notes what a page looks up.

    def _article(self, identifier: str, catalogue: Catalogue) -> Page:
        path = urls.source_page(identifier)
        article = catalogue.articles[identifier]
        view = view_article(identifier, catalogue, self._links(path), self._named)
        who = ", ".join([*article.source.authors, *filter(None, [article.source.publisher])])
        matter = front_matter(
            view.title,
            catalogue.words.text("{source}: an annotated source.", source=f"{view.title}. {who}".strip(". ")),
        )
        described = describe_source(article, catalogue, self._links(path), self.options.site)
        return self._page(path, "article", matter, article.source.place.file, data_block(described), view=view)

    def _named(self, entity: NamedEntity) -> Markup:
        return Markup(render(self.environment, "named.md.jinja", {"entity": entity}))

    def _entity(self, identifier: str, catalogue: Catalogue) -> Page:
        path = urls.entity_page(identifier)
        entity = catalogue.entities[identifier]
        view = view_entity(entity, catalogue, self._links(path))
        definition = entity.definition or f"{entity.name}, {catalogue.kind_word(entity)}"
        matter = front_matter(entity.name, definition, search={"boost": 2})
        described = describe_entity(entity, self._links(path), self.options.site)
        return self._page(path, "entity", matter, entity.place.file, data_block(described), view=view)

    def _claim(self, identifier: str, catalogue: Catalogue) -> Page:
        path = urls.claim_page(identifier)
        claim = catalogue.claims[identifier]
        view = view_claim(claim, catalogue, self._links(path), self.options.site)
        status = catalogue.words.text(STANDINGS[claim.status].word)
        about = catalogue.words.text("{status}. A claim and its evidence.", status=status)
        return self._page(path, "claim", front_matter(claim.statement, about), claim.place.file, "", view=view)

    def _index(self, index: IndexPage, catalogue: Catalogue) -> Page:
        # Lists repeat what entity pages say: in a search they would stand before the page that is looked for.
        title = catalogue.kinds[index.kind].plural if index.kind else catalogue.words.text(index.title)
        titles = dict.fromkeys(filter(None, [title, self.options.site.name]))
        matter = front_matter(title, " – ".join(titles), search={"exclude": True})
        context = index.context(catalogue, self._links(index.path))
        page = self._page(index.path, index.template, matter, "", "", title=title, **context)
        return replace(page, is_index=True)

    def _overview(self, path: str, catalogue: Catalogue) -> str:
        links = self._links(path)
        context = {
            "overview": overview(catalogue, links),
            "timeline": view_small_timeline(catalogue, links),
            "map": map_of_dossier(catalogue, links),
            "gaps": view_gaps(catalogue, links),
            **self._context(path),
        }
        return render(self.environment, "overview.md.jinja", context)

    def _page(self, path: str, template: str, matter: str, edits: str, described: str, **context: object) -> Page:
        whole = {**context, **self._context(path)}
        draw = partial(render, self.environment, f"{template}.md.jinja", whole)
        # What a page looks up may change without a change to what it says.
        body = self.memory.bodies.recall(path, whole, draw) if self.memory else draw()
        return Page(path, matter + self._banner + body, edits, described)

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
