"""A text in Markdown, with front matter as other programs write it; the body is kept as it was saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ...annotating.markup import parse_markdown
from ...dates import is_date
from ...model import Rights
from ...problems import Problems
from ...reading.checking import plain
from ...reading.nodes import Mapping, parse_yaml
from ...reading.sources import front_matter_of
from .decoding import decode_text
from .document import Document, Refused
from .titles import title_of

# What other programs call our fields: Obsidian's clipper, Hugo, Jekyll, Zotero, pandoc.
_NAMES = {
    "title": ("title", "headline"),
    "authors": ("author", "authors", "byline", "creator"),
    "publisher": ("publisher", "site", "sitename", "site_name", "publication", "container-title"),
    "date": ("date", "published", "date_published", "publishdate", "pubdate"),
    "dateline": ("dateline",),
    "url": ("url", "source", "link", "canonical", "canonical_url", "source_url"),
    "archived": ("archived", "archive_url"),
    "retrieved": ("retrieved", "accessed", "created", "clipped"),
    "language": ("language", "lang"),
    "rights": ("rights",),
}
_HEADING = re.compile(r"\s*(?:# +(.+?)[ #]*|(\S.*)\n=+[ \t]*)(?:\n|\Z)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:.*", re.DOTALL)


def read_markdown(raw: bytes) -> Document:
    """A Markdown file. Raises `Refused` where it has no text, or front matter that is no YAML."""
    text = re.sub(r"\r\n?", "\n", decode_text(raw))
    fields, body_start = _front_matter(text)
    body = text[body_start:].strip("\n")
    if not body.strip():
        raise Refused("it has no text below its front matter" if body_start else "it has no text")
    taken = dict(_taken(fields))
    known = {ours: value for ours, (_, value) in taken.items()}
    title, body = _title_and_body(str(known.pop("title", "")), body)
    used = {name for name, _ in taken.values()}
    others = [f"{name}: {_in_one_line(value)}" for name, value in fields.items() if name not in used]
    return Document(title=title, body=body, removed=tuple(others), **known)


def _front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The fields at the head of a file, their names in small letters, and where its body starts."""
    matter, _, body_start = front_matter_of(text)
    problems = Problems()
    node = parse_yaml(matter, "", problems, first_line=2) if matter.strip() else None
    if problems.found:
        first = problems.found[0]
        raise Refused(f"its front matter cannot be read: {first.message}", first.where.line, first.where.column)
    if node is not None and not isinstance(node, Mapping):
        # A text between two rules, not fields.
        return {}, 0
    return {key.lower(): value for key, value in plain(node).items()} if node else {}, body_start


def _title_and_body(title: str, body: str) -> tuple[str, str]:
    """The title that is given, or the body's first heading or words; such a heading does not stand there twice."""
    heading = _HEADING.match(body)
    opening = parse_markdown(heading[0]).plain if heading else ""
    if not title:
        title = opening or title_of("", parse_markdown(body.partition("\n\n")[0]).plain, False)[0] or "Untitled"
    if heading and opening == title and body[heading.end() :].strip():
        body = body[heading.end() :].strip("\n")
    return title, body


def _taken(fields: dict[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Our fields with the name each has in the file, and its value as a source takes it."""
    for ours, names in _NAMES.items():
        read: Callable[[Any], Any] = _READ_AS.get(ours, _words)
        for name in names:
            if value := read(fields.get(name)):
                yield ours, (name, value)
                break


def _words(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _people(value: Any) -> tuple[str, ...]:
    """Authors as one name, as a list, or as a list of mappings with a name."""
    listed = value if isinstance(value, list) else [value]
    named = [_words(person.get("name") if isinstance(person, dict) else person) for person in listed]
    # Obsidian writes authors as links to notes.
    return tuple(re.sub(r"^\[\[(.*)\]\]$", r"\1", name) for name in named if name)


def _day(value: Any) -> str:
    """A date as EDTF: other programs write the time of day after it; what is no date is none."""
    day = _DAY.sub(r"\1", _words(value))
    return day if day and is_date(day) else ""


def _web(value: Any) -> str:
    return _words(value) if re.match(r"https?://[^\s/]", _words(value), re.IGNORECASE) else ""


def _rights(value: Any) -> Rights | None:
    return next((right for right in Rights if right.value == _words(value).lower()), None)


_READ_AS: dict[str, Callable[[Any], Any]] = {
    "authors": _people,
    "date": _day,
    "retrieved": _day,
    "url": _web,
    "archived": _web,
    "rights": _rights,
}


def _in_one_line(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_in_one_line(inner)}" for key, inner in value.items())
    return ", ".join(map(_in_one_line, value)) if isinstance(value, list) else " ".join(str(value).split())
