"""Views become text through Jinja. Every value is escaped, a value that is not there is an error."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from traceback import FrameSummary, extract_tb

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from .bounded import BoundedEnvironment, CountedRange
from .escaping import escape, escape_for_heading
from .wording import Words

_PACKAGE = Path(__file__).parents[1]


def default_templates() -> Path:
    """The templates that come with the package; in a checkout they stand at the top of the repository."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "templates"


def make_environment(words: Words, overrides: Sequence[Path] = ()) -> Environment:
    """The Jinja environment; a template in one of the `overrides` folders stands in for the default of its name.

    With such templates it has bounds.
    """
    environment = (BoundedEnvironment if overrides else Environment)(
        loader=ChoiceLoader([_TemplatesIn(folder) for folder in (*overrides, default_templates())]),
        autoescape=True,
        # Who lets templates change in between makes another environment.
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["range"] = CountedRange()
    environment.filters["heading"] = escape_for_heading
    environment.globals.update(say=words.say, count=words.count, link=link, time=time)
    # Jinja's own `capitalize` would lower the rest: "US envoy" must not become "Us envoy".
    environment.filters["capitalize_first"] = lambda words: words[:1].upper() + words[1:]
    return environment


class _TemplatesIn(FileSystemLoader):
    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            words = f"the byte 0x{error.object[error.start]:02X} is not UTF-8; save the file as UTF-8"
            line = error.object.count(b"\n", 0, error.start) + 1
            file = Path(self.searchpath[0], template).as_posix()
            raise TemplateSyntaxError(words, line, template, file) from error


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
    file, line = place_of_template_error(error)
    return f"{file}:{line}: {words_of_template_error(error)}" if file else words_of_template_error(error)


def place_of_template_error(error: TemplateError) -> tuple[str, int]:
    """The file and line of the template that is wrong; an empty name where that is not known."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    frames = _frames(error)
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else ("", 1)


def words_of_template_error(error: TemplateError) -> str:
    return error.message or type(error).__name__


def _frames(error: Exception) -> list[FrameSummary]:
    return [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".jinja")]


def texts_of_templates(overrides: Sequence[Path] = ()) -> tuple[tuple[Path, bytes], ...]:
    """Every template with its content, to tell whether any has changed."""
    folders = (*overrides, default_templates())
    return tuple((path, path.read_bytes()) for folder in folders for path in sorted(folder.rglob("*.jinja")))


def render(environment: Environment, template: str, context: Mapping[str, object]) -> str:
    """The text of one page, without front matter. Raises `TemplateError` for whatever a site's template trips over."""
    counted = environment.globals["range"]
    assert isinstance(counted, CountedRange)
    counted.left = CountedRange.MOST
    try:
        return environment.get_template(template).render(context)
    except TemplateError:
        raise
    except Exception as error:
        frames = _frames(error)
        if not frames or Path(frames[-1].filename).is_relative_to(default_templates()):
            raise
        words = "this calls itself without an end" if isinstance(error, RecursionError) else str(error)
        raise TemplateRuntimeError(f"{type(error).__name__}: {words}").with_traceback(error.__traceback__) from error
