"""Views become text through Jinja. Every value is escaped, a value that is not there is an error."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from traceback import extract_tb

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from ..problems import Place, Problem, Severity
from .escaping import escape, escape_for_heading

_PACKAGE = Path(__file__).parents[1]


def default_templates() -> Path:
    """The templates that come with the package; in a checkout they stand at the top of the repository."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "templates"


def make_environment(overrides: Sequence[Path] = ()) -> Environment:
    """The Jinja environment; a template in one of the `overrides` folders stands in for the default of its name."""
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in (*overrides, default_templates())]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["heading"] = escape_for_heading
    # Jinja's own `capitalize` would lower the rest: "US envoy" must not become "Us envoy".
    environment.filters["capitalize_first"] = lambda words: words[:1].upper() + words[1:]
    return environment


def front_matter(title: str, description: str = "", **more: object) -> str:
    """A page's metadata. Publishers print titles and descriptions as they are, so they are HTML already."""
    values: dict[str, object] = {"title": str(escape(title))}
    if description:
        values["description"] = str(escape(description))
    lines = [f"{key}: {json.dumps(value)}" for key, value in (values | more).items()]
    return "\n".join(["---", *lines, "---", "", ""])


def problem_of(error: TemplateError) -> Problem:
    """What is wrong with a template, and where."""
    frames = [f for f in extract_tb(error.__traceback__) if f.filename.endswith(".jinja")]
    if isinstance(error, TemplateSyntaxError):
        where = Place(error.filename or error.name or "", error.lineno)
    else:
        where = Place(frames[-1].filename, frames[-1].lineno or 1) if frames else Place("templates")
    return Problem(Severity.ERROR, where, error.message or type(error).__name__)


def describe_template_error(error: TemplateError) -> str:
    """What is wrong with a template, and where: `file:line: message`."""
    problem = problem_of(error)
    return f"{problem.where.file}:{problem.where.line}: {problem.message}"


def texts_of_templates(overrides: Sequence[Path] = ()) -> tuple[tuple[Path, bytes], ...]:
    """Every template with its content, to tell whether any has changed."""
    folders = (*overrides, default_templates())
    return tuple((path, path.read_bytes()) for folder in folders for path in sorted(folder.glob("*.jinja")))


def render(environment: Environment, template: str, context: Mapping[str, object]) -> str:
    """The text of one page, without front matter."""
    return environment.get_template(template).render(context)
