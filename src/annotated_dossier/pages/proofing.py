"""A site's own templates and the pages written by hand, tried before anything is published."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, TemplateError

from ..model import Edition
from ..problems import Check, Place, Problems
from ..reading.files import load_text
from .book import Book, PageOptions
from .rendering import default_templates, make_environment, place_of_template_error, words_of_template_error
from .wording import ENGLISH


def check_templates(edition: Edition, folder: Path, problems: Problems) -> None:
    """Tells of each template in `folder` that does not parse; where all do, of the first that fails on a page."""
    if not folder.is_dir() or folder.resolve() == default_templates().resolve():
        return
    environment = make_environment(ENGLISH, (folder,))
    before = len(problems.found)
    files = [path for path in sorted(folder.rglob("*.jinja")) if load_text(path, problems) is not None]
    faults = [fault for path in files if (fault := _fault_of(environment, path.relative_to(folder))) is not None]
    if not faults and len(problems.found) == before:
        try:
            for _ in Book(edition, PageOptions(templates=(folder,))).pages():
                pass
        except TemplateError as error:
            faults.append(error)
    for fault in faults:
        file, line = place_of_template_error(fault)
        problems.error(Check.TEMPLATE_ERROR, Place(file or folder.as_posix(), line), words_of_template_error(fault))


def _fault_of(environment: Environment, name: Path) -> TemplateError | None:
    try:
        environment.get_template(name.as_posix())
    except TemplateError as error:
        return error
    return None


def check_hand_written(docs: Path, problems: Problems) -> None:
    """Tells of each page in `docs` that is no text in UTF-8; a site could not be built with it."""
    for path in sorted(docs.rglob("*.md")):
        if not any(part.startswith(".") for part in path.relative_to(docs).parts):
            load_text(path, problems)
