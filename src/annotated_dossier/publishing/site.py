"""The whole site, built by MkDocs beside the one that is there, and swapped in."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from ..model import Audience
from ..pages.rendering import describe_template_error
from ..problems import Problems, Severity, in_reading_order
from .configuration import fault_of_site_folder, read_configuration
from .mkdocs_plugin import plugin_of
from .progress import Progress
from .swapping import NotAFolder, replacing

log = get_plugin_logger("dossier")


class SiteError(Exception):
    """The site could not be built, for a reason its author can mend."""


def load_site_config(config_file: Path) -> MkDocsConfig:
    """The site's MkDocs configuration. Raises `SiteError` where there is none or it does not hold."""
    if not config_file.exists():
        raise SiteError(f"{config_file}: there is no such file; a site's configuration belongs here")
    problems = Problems()
    site = read_configuration(config_file, problems)
    found = in_reading_order(problems.found)
    is_strict = site is not None and site.config.strict
    if site is None or any(problem.severity is Severity.ERROR or is_strict for problem in found):
        raise SiteError("\n".join(map(str, found)))
    for problem in found:
        log.warning(str(problem))
    return site.config


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
        if fault := fault_of_site_folder(config, plugin.config):
            raise SiteError(fault)
    plugin.config.edition = audience
    plugin.progress = progress
    config.strict = config.strict or strict
    target = Path(config.site_dir)
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
