"""The whole site, built by MkDocs beside the one that is there, and swapped in."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from ..model import Audience
from ..pages.rendering import describe_template_error
from .mkdocs_plugin import DossierPlugin, beside, plugin_of
from .progress import Progress
from .swapping import NotAFolder, replacing


class SiteError(Exception):
    """The site could not be built, for a reason its author can mend."""


def load_site_config(config_file: Path) -> MkDocsConfig:
    """The site's MkDocs configuration. Raises `SiteError` where there is none or it does not hold."""
    if not config_file.is_file():
        raise SiteError(f"{config_file}: there is no such file; a site's configuration belongs here")
    try:
        config = load_config(str(config_file))
    except (Abort, ConfigurationError) as error:
        raise SiteError(f"{config_file}: {error}") from error
    if plugin_of(config) is None:
        raise SiteError(f"{config_file}: `plugins:` does not name `dossier`; add it there")
    return config


def _refuse_to_replace_sources(target: Path, plugin: DossierPlugin, config: MkDocsConfig) -> None:
    """The folder of the site is replaced whole: it must not be, hold or lie in anything that an author writes."""
    written = [beside(config, plugin.config.dossier), beside(config, plugin.config.templates), Path(config.docs_dir)]
    for folder in (path.resolve() for path in written):
        site = target.resolve()
        if site.is_relative_to(folder) or folder.is_relative_to(site):
            raise SiteError(f"`site_dir` is {site}, and a build replaces it whole; {folder} must be kept out of it")


def build_site(
    config_file: Path, dossier: Path | None, audience: Audience, progress: Progress, *, strict: bool = False
) -> Path:
    """Build the site into the folder that its configuration names, and return that folder.

    `dossier` stands in for the folder that the configuration names. Raises `SiteError` or `swapping.Busy`; then
    the site that was there is as it was.
    """
    config = load_site_config(config_file)
    plugin = plugin_of(config)
    assert plugin is not None
    if dossier is not None:
        plugin.config.dossier = str(dossier.resolve())
    plugin.config.edition = audience
    plugin.progress = progress
    config.strict = config.strict or strict
    target = Path(config.site_dir)
    _refuse_to_replace_sources(target, plugin, config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with replacing(target) as folder:
            config.site_dir = str(folder)
            build(config)
    except Abort as error:
        raise SiteError(str(error)) from error
    except NotAFolder as error:
        raise SiteError(f"{error} is no folder, so no site can be put there; mend `site_dir`") from error
    except UnicodeDecodeError as error:
        raise SiteError(f"a page written by hand is not UTF-8 ({error.reason} at byte {error.start})") from error
    except TemplateError as error:
        raise SiteError(describe_template_error(error)) from error
    except OSError as error:
        raise SiteError(f"{error.filename or target}: {error.strerror or error}") from error
    finally:
        progress.end()
        config.plugins.on_shutdown()
    return target
