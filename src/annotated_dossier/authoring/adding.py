"""A clipping becomes a source of the dossier."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from anyascii import anyascii

from ..annotating.fingerprint import fingerprint
from ..annotating.markup import parse_markdown
from ..model import Rights
from ..reading.schema import fault_of_id
from .clipping import Clipping

LONGEST_ID = 60
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~!&]|^[ \t]*(?:[-+=]|\d+(?=[.)]))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Given:
    """What the author says about a source; what is empty is taken from the text."""

    identifier: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    rights: Rights = Rights.NONE


@dataclass(frozen=True, slots=True)
class Draft:
    """A source file that is ready to be written, and what it says about the source."""

    identifier: str
    text: str
    known: Given


class AlreadyThere(Exception):
    """A source of that id exists."""


def draft_source(clipping: Clipping, given: Given) -> Draft:
    """The source file that a clipping makes, the author's word before the text's."""
    known = replace(
        given,
        title=given.title or clipping.title,
        authors=given.authors or clipping.authors,
        publisher=given.publisher or clipping.publisher,
    )
    body = "\n\n".join(as_markdown(paragraph) for paragraph in clipping.paragraphs)
    front = {
        "title": known.title,
        "author": list(known.authors),
        "publisher": known.publisher,
        "date": known.date,
        "dateline": clipping.dateline,
        "url": known.url,
        "archived": known.archived,
        "retrieved": known.retrieved,
        "language": "en",
        "rights": known.rights.value,
        "removed": [*([clipping.title] if known.title != clipping.title else []), *clipping.removed],
        "sha256": fingerprint(body),
    }
    matter = yaml.safe_dump(
        {key: value for key, value in front.items() if value}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return Draft(given.identifier or identifier_for(known.title), f"---\n{matter}---\n\n{body}\n", known)


def write_source(draft: Draft, folder: Path) -> Path:
    """Write the draft into a folder of sources. Raises `AlreadyThere` rather than overwrite."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{draft.identifier}.md"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft.text)
    except FileExistsError as error:
        raise AlreadyThere(path.as_posix()) from error
    return path


def identifier_for(title: str) -> str:
    """An id made of a title's words, in Latin letters, cut at a word."""
    words = re.findall(r"[a-z0-9]+", anyascii(title).lower().replace("'", ""))
    identifier = "-".join(words)[: LONGEST_ID + 1]
    if len(identifier) > LONGEST_ID:
        identifier = identifier.rsplit("-", 1)[0][:LONGEST_ID]
    if not identifier:
        return "source"
    return f"source-{identifier}" if fault_of_id(identifier) else identifier


def as_markdown(paragraph: str) -> str:
    """Markdown that reads as just this paragraph: marks are escaped only where they would be taken for markup."""
    lines = "\n".join(line.strip() for line in paragraph.split("\n"))
    if _reads_as(lines, lines):
        return lines
    return _MARKUP.sub(_escaped, lines)


def _escaped(match: re.Match[str]) -> str:
    words = match[0]
    if words[-1].isdigit():
        # `1.` at the start of a line begins a list; the escape stands before its full stop.
        return words + "\\"
    return words[:-1] + "\\" + words[-1]


def _reads_as(markdown: str, words: str) -> bool:
    text = parse_markdown(markdown)
    one_plain_run = [[run.marks for run in block.runs] for block in text.blocks] == [[()]]
    return text.plain == words and one_plain_run and text.passages[0].label == "p1"
