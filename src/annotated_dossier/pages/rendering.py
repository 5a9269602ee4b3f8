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
from markupsafe import Markup

from .escaping import escape, escape_for_heading
from .wording import Words

_PACKAGE = Path(__file__).parents[1]


def default_templates() -> Path:
    """The templates that come with the package; in a checkout they stand at the top of the repository."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "templates"


def make_environment(words: Words, overrides: Sequence[Path] = ()) -> Environment:
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
    environment.globals.update(say=words.say, count=words.count, link=link, time=time)
    # Jinja's own `capitalize` would lower the rest: "US envoy" must not become "Us envoy".
    environment.filters["capitalize_first"] = lambda words: words[:1].upper() + words[1:]
    return environment


def link(address: str, words: str, kind: str = "", **attributes: str) -> Markup:
    """A link for use inside a message; `kind` is its class."""
    given = {"href": address, **({"class": kind} if kind else {}), **attributes}
    return Markup("<a{}>{}</a>").format(
        Markup("").join(Markup(' {}="{}"').format(name, escape(value)) for name, value in given.items()), escape(words)
    )


def time(day: str, words: str) -> Markup:
    """A date in words with the day that it means, for machines."""
    return Markup('<time datetime="{}">{}</time>').format(escape(day), escape(words))


def front_matter(title: str, description: str = "", **more: object) -> str:
    """A page's metadata. Publishers print titles and descriptions as they are, so they are HTML already."""
    values: dict[str, object] = {"title": str(escape(title))}
    if description:
        values["description"] = str(escape(description))
    lines = [f"{key}: {json.dumps(value)}" for key, value in (values | more).items()]
    return "\n".join(["---", *lines, "---", "", ""])


def describe_template_error(error: TemplateError) -> str:
    """What is wrong with a template, and where: `file:line: message`."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: {error.message}"
    frames = [f for f in extract_tb(error.__traceback__) if f.filename.endswith(".jinja")]
    where = f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""
    return f"{where}{error.message or type(error).__name__}"


def render(environment: Environment, template: str, context: Mapping[str, object]) -> str:
    """The text of one page, without front matter."""
    return environment.get_template(template).render(context)
