"""What a site's configuration asks of our plugin, and of the pages that it makes."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig

from ..pages.book import PageOptions
from ..pages.site import Site

PLUGIN = "dossier"


class DossierConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options; paths are relative to `mkdocs.yml`.

    `edition` is `public` or `private`; left out, `mkdocs build` makes the public one and `mkdocs serve` shows the
    private one.
    """

    dossier = option.Type(str, default="dossier")
    templates = option.Type(str, default="templates")
    edition = option.Optional(option.Choice(("public", "private")))


def options_in(config: MkDocsConfig) -> DossierConfig | None:
    """The plugin's options, if the configuration names it."""
    options = getattr(config.plugins.get(PLUGIN), "config", None)
    return options if isinstance(options, DossierConfig) else None


def beside(config: MkDocsConfig, folder: str) -> Path:
    """`folder` as seen from `mkdocs.yml`, short when that is where one stands: problems name files by this path."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    path = root / folder
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def documents(config: MkDocsConfig) -> Path:
    """The folder of the pages written by hand, seen the same way."""
    return beside(config, config.docs_dir)


def template_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folder of the site's own templates, if it has one."""
    options = options_in(config)
    folder = beside(config, options.templates) if options else None
    return (folder,) if folder is not None and folder.is_dir() else ()


def options_of(config: MkDocsConfig, *, links_styles: bool = False) -> PageOptions:
    """What the site's configuration wants of the pages."""
    return PageOptions(bool(config.use_directory_urls), links_styles, template_folders(config), site_of(config))


def site_of(config: MkDocsConfig) -> Site:
    """What the site's configuration says of it."""
    return Site(config.site_name, config.site_author or "", config.site_url or "", language_of(config))


def language_of(config: MkDocsConfig) -> str:
    """The language of the theme, and so of the site; English for a theme that has none."""
    return str(config.theme.get("language") or "en")
