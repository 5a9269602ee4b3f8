"""Shortcuts from folders to editions, pages and published sites."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from annotated_dossier.cli import main
from annotated_dossier.edition import build_edition
from annotated_dossier.model import Audience, Edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.problems import Problems, in_reading_order
from annotated_dossier.reading.dossier import load_dossier


def edition_of(folder: Path, problems: Problems, audience: Audience = "public") -> Edition:
    return build_edition(load_dossier(folder, problems), audience, problems)


def problems_of(folder: Path) -> list[str]:
    """The problems of a dossier as `check` prints them, paths relative to the folder."""
    problems = Problems()
    edition_of(folder, problems, "private")
    return [str(problem).replace(f"{folder.as_posix()}/", "") for problem in in_reading_order(problems.found)]


def pages_of(edition: Edition) -> dict[str, str]:
    return {page.path: page.markdown for page in Book(edition, PageOptions()).pages()}


def run(*arguments: str) -> Result:
    """The command line, in this process, in the current folder."""
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)
