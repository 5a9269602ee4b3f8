"""The MkDocs plugin `dossier`: hands the generated pages to MkDocs and gets out of its way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from ..edition import build_edition
from ..model import Audience
from ..pages.book import SCRIPTS, STYLESHEETS, Book, Page, assets
from ..pages.urls import HOME
from ..problems import Problem, Problems, Severity, in_reading_order
from ..reading.dossier import load_dossier
from .hand_written import complete
from .html_blocks import ids_in, put_back, take_out
from .page_head import insert_in_head, page_head
from .plugin_options import PLUGIN, DossierConfig, beside, options_of, template_folders
from .policy import with_policy
from .preview import Preview
from .progress import Progress, Silent, watched
from .theme_markup import name_the_dialog, without_blank_lines
from .watching import follow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page as MkDocsPage

log = get_plugin_logger("dossier")


class DossierPlugin(BasePlugin[DossierConfig]):  # type: ignore[no-untyped-call]
    """Generates the pages of a dossier as files of the site."""

    def __init__(self) -> None:
        self.progress: Progress = Silent()
        self.command = "build"
        self.is_dirty = False
        self.book: Book | None = None
        # Only while serving.
        self.preview: Preview | None = None
        # The id of the one source that a preview is about; the whole dossier where there is none.
        self.focus = ""
        # The HTML blocks of each generated page while Markdown is at work on the rest.
        self.generated: dict[str, tuple[str, ...]] = {}
        # What machines read in the heads of pages.
        self.described: dict[str, str] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.command = command
        self.is_dirty = dirty
        self.preview = Preview(self.focus) if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> None:
        self.book = None
        self.generated = {}
        self.described = {}
        # Before the site's own, which may then change what ours say.
        config.extra_css[:0] = [sheet for sheet in STYLESHEETS if sheet not in config.extra_css]
        config.extra_javascript[:0] = [script for script in SCRIPTS if script not in config.extra_javascript]
        for folder in (self._dossier_folder(config), *template_folders(config)):
            if folder.is_dir() and str(folder) not in config.watch:
                config.watch.append(str(folder))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.book = self._open_book(config)
        self.described[HOME] = self.book.site_described()
        by_hand_at = {file.dest_uri: file.src_uri for file in files.documentation_pages()}
        for page in watched(self.book.pages(), self.progress, "pages", len(self.book)):
            self._add(page, files, by_hand_at, config)
        for path, file in assets():
            files.append(File.generated(config, path, abs_src_path=str(file)))
        for generated in self.book.files():
            if files.get_file_from_path(generated.path) is None:
                files.append(File.generated(config, generated.path, content=generated.content))
        if self.preview is not None:
            self.preview.settle()
        self.progress.begin("publishing", 2 * len(files.documentation_pages()))
        return files

    def _open_book(self, config: MkDocsConfig) -> Book:
        """The dossier's pages, ready to be drawn; what is wrong with it is told."""
        problems, preview = Problems(), self.preview
        dossier = load_dossier(self._dossier_folder(config), problems, preview.shelf if preview else None)
        total = len(dossier.sources)
        edition = build_edition(
            dossier,
            self.audience,
            problems,
            lambda items: watched(items, self.progress, "annotating", total),
            preview.edition if preview else None,
        )
        _log(problems.found)
        if preview is not None:
            preview.tell(problems)
            edition = preview.focused(edition)
        elif problems.lost_a_file:
            raise PluginError("part of the dossier cannot be read; a site without it is not built")
        options = options_of(config)
        return Book(edition, options, preview.pages if preview else None)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        if page.file.src_uri in self.generated:
            shortened, self.generated[page.file.src_uri] = take_out(markdown)
            return shortened
        return complete(markdown, page.file.src_uri, self.book) if self.book else None

    # Before other plugins, which may want to see the page whole.
    @event_priority(100)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        self.progress.step()
        blocks = self.generated.get(page.file.src_uri, ())
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= ids_in(blocks)
        return put_back(html, blocks) if blocks else None

    # After other plugins, so that what they add is governed too.
    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        self.progress.step()
        head = page_head(page, config, self.described.get(page.file.src_uri, ""))
        return self._finished(insert_in_head(output, head))

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.preview is not None:
            _log(self.preview.faults())

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        config_file = config.config_file_path or ""
        if self.preview is not None:
            self.preview.attach(server, config_file, dirty=self.is_dirty)
        folders = (self._dossier_folder(config), beside(config, self.config.templates))
        follow(server, folders, config_file)
        return server

    @property
    def audience(self) -> Audience:
        """The edition that is asked for, or the one that suits the command."""
        if self.config.edition is not None:
            return "private" if self.config.edition == "private" else "public"
        return "private" if self.command == "serve" else "public"

    def _add(self, page: Page, files: Files, by_hand_at: dict[str, str], config: MkDocsConfig) -> None:
        # With directory URLs `people.md` and `people/index.md` are published at one place.
        by_hand = by_hand_at.get(page.path.removesuffix(".md") + ".html")
        if by_hand is not None:
            log.info("%s is written by hand; the generated page gives way", by_hand)
            return
        in_navigation = page.is_index and config.nav is None
        inclusion = InclusionLevel.INCLUDED if in_navigation else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content=page.markdown, inclusion=inclusion)
        if page.edits:
            # MkDocs joins this to the address of the documents' folder.
            file.edit_uri = Path(os.path.relpath(page.edits, config.docs_dir)).as_posix()
        files.append(file)
        self.generated[page.path] = ()
        self.described[page.path] = page.described

    def _finished(self, html: str) -> str:
        return with_policy(name_the_dialog(without_blank_lines(html)), is_preview=self.command == "serve")

    def _dossier_folder(self, config: MkDocsConfig) -> Path:
        return beside(config, self.config.dossier)


def _log(problems: Iterable[Problem]) -> None:
    for problem in in_reading_order(problems):
        (log.error if problem.severity is Severity.ERROR else log.warning)(str(problem))


def plugin_of(config: Any) -> DossierPlugin | None:
    """The site's dossier plugin, if its configuration names it."""
    plugin = config.plugins.get(PLUGIN)
    return plugin if isinstance(plugin, DossierPlugin) else None
