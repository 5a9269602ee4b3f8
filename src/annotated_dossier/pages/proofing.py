"""A site's own templates and the pages written by hand, tried before anything is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError

from ..model import Edition
from ..problems import Check, Place, Problems
from ..reading.files import load_text
from .book import Book, PageOptions
from .rendering import default_templates, make_environment, place_of_template_error, words_of_template_error
from .wording import ENGLISH


def check_templates(edition: Edition, options: PageOptions, problems: Problems) -> None:
    """Tells of each template of the site's own that does not parse; where all do, of the first that fails on a page."""
    own = [f for f in options.templates if f.is_dir() and f.resolve() != default_templates().resolve()]
    if not own:
        return
    before = len(problems.found)
    faults = [fault for folder in own for fault in _unparsed(folder, problems)]
    if not faults and len(problems.found) == before:
        try:
            for _ in Book(edition, options).pages():
                pass
        except TemplateError as error:
            faults.append(error)
    for fault in faults:
        file, line = place_of_template_error(fault)
        problems.error(Check.TEMPLATE_ERROR, Place(file or own[0].as_posix(), line), words_of_template_error(fault))


def _unparsed(folder: Path, problems: Problems) -> Iterator[TemplateError]:
    environment = make_environment(ENGLISH, (folder,))
    for path in sorted(folder.rglob("*.jinja")):
        if load_text(path, problems) is not None:
            fault = _fault_of(environment, path.relative_to(folder))
            if fault is not None:
                yield fault


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
