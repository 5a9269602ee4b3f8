"""A site's own templates and the pages written by hand, tried before anything is published."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, TemplateError
from jinja2.meta import find_referenced_templates

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
        # What a template that does not parse would include is not known.
        for folder in own:
            _check_strays(folder, problems)
        try:
            for _ in Book(edition, options).pages():
                pass
        except TemplateError as error:
            faults.append(error)
    for fault in faults:
        file, line = place_of_template_error(fault)
        problems.error(Check.TEMPLATE_ERROR, Place(file or own[0].as_posix(), line), words_of_template_error(fault))


def _check_strays(folder: Path, problems: Problems) -> None:
    """Warns of templates that stand in for none of ours and that none of the folder's own includes or imports."""
    ours = {path.relative_to(default_templates()).as_posix() for path in default_templates().rglob("*.jinja")}
    stems = {name.partition(".")[0]: name for name in ours}
    used = _used_in(folder)
    # A template that is chosen only as a page is drawn may be any of them.
    if None in used:
        return
    for path in sorted(folder.rglob("*.jinja*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.endswith("~") and name not in ours | used:
            near = get_close_matches(name.partition(".")[0], stems, n=1, cutoff=0.8)
            problems.warning(
                Check.STRAY_FILE,
                Place(path.as_posix()),
                "no page is drawn with this template, and no other template includes it"
                + (f"; did you mean `{stems[near[0]]}`?" if near else ""),
            )


def _used_in(folder: Path) -> set[str | None]:
    """The templates that those in a folder use, by name; with None where a name is made only as a page is drawn."""
    environment, used = Environment(), set[str | None]()
    for path in folder.rglob("*.jinja"):
        text = load_text(path, Problems()) or ""
        used |= set(find_referenced_templates(environment.parse(text)))
    return used


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
