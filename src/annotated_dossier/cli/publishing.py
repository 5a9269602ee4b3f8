"""`build`, `serve` and `pages`: from a dossier to a site."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click
from jinja2 import TemplateError

from ..pages.book import PageOptions
from ..pages.rendering import describe_template_error
from ..problems import Problems
from ..publishing.folder import NotOurs, Unreadable, write_pages
from ..publishing.plugin_options import documents, options_of
from ..publishing.progress import progress_for_terminal
from ..publishing.serving import serve_site
from ..publishing.site import SiteError, build_site, load_site_config
from ..publishing.swapping import Busy, NotAFolder
from .options import CONFIG, with_dossier, with_edition
from .printing import print_problems


@click.command()
@with_dossier
@with_edition
@click.option("--strict", is_flag=True, help="Keep the old site where there is any problem.")
def build(dossier: Path, edition: Any, strict: bool) -> None:
    """Build the site that mkdocs.yml describes and put it in the place of the old one."""
    _log_to_stderr()
    given = click.get_current_context().get_parameter_source("dossier")
    folder = None if given is click.core.ParameterSource.DEFAULT else dossier
    try:
        target = build_site(CONFIG, folder, edition, progress_for_terminal(), strict=strict)
    except SiteError as error:
        raise click.ClickException(f"{error}\nThe site that was there is as it was.") from error
    except Busy as error:
        raise click.ClickException(f"another build is writing {error}; let it finish") from error
    click.echo(f"The {edition} edition is in {_short(target)}/", err=True)


@click.command()
@click.option("--focus", metavar="SOURCE", default="", help="The id of a source: only what it touches is shown.")
def serve(focus: str) -> None:
    """Show the site as you write it, at the address that mkdocs.yml gives: private, and rebuilt on any change."""
    _log_to_stderr(logging.INFO)
    try:
        serve_site(CONFIG, focus)
    except SiteError as error:
        raise click.ClickException(str(error)) from error


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@with_dossier
@with_edition
def pages(folder: Path, dossier: Path, edition: Any) -> None:
    """Write all pages to FOLDER as Markdown that any MkDocs-compatible publisher takes without our plugin."""
    docs, options = Path("docs"), PageOptions(links_styles=True, templates=(Path("templates"),))
    if CONFIG.exists():
        try:
            config = load_site_config(CONFIG)
        except SiteError as error:
            raise click.ClickException(str(error)) from error
        docs = documents(config)
        options = options_of(config, links_styles=True)
    problems = Problems()
    try:
        count = write_pages(folder, dossier, docs, options, edition, progress_for_terminal(), problems)
    except TemplateError as error:
        raise click.ClickException(describe_template_error(error)) from error
    except OSError as error:
        message = f"{error.filename or folder}: {error.strerror or error}; {folder} is as it was"
        raise click.ClickException(message) from error
    except Unreadable as error:
        print_problems(problems.found, err=True)
        raise click.ClickException("some of it cannot be read; pages without it are not written") from error
    except NotOurs as error:
        raise click.ClickException(f"{error} holds other files; choose an empty folder, or a new one") from error
    except NotAFolder as error:
        raise click.ClickException(f"{error} is no folder; choose another name") from error
    except Busy as error:
        raise click.ClickException(f"another build is writing {error}; let it finish") from error
    print_problems(problems.found, err=True)
    click.echo(f"{count} pages are in {folder}/; name it as `docs_dir` in an mkdocs.yml", err=True)


def _short(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _log_to_stderr(least: int = logging.WARNING) -> None:
    """MkDocs and its plugins log; a build's user wants their warnings, and problems as `check` prints them."""
    handler = logging.StreamHandler()
    handler.setFormatter(_ProblemFormatter())
    handler.setLevel(least)
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


class _ProblemFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if record.name == "mkdocs.plugins.dossier":
            return message.removeprefix("dossier: ")
        level = "" if record.levelno == logging.INFO else f"{record.levelname.lower()}: "
        return f"mkdocs: {level}{message}"
