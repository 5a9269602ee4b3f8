"""Sources: front matter, then a body that is kept as the author saved it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from ..model import Format, Original, Source
from ..problems import Check, Place, Problems
from .checking import check_format, place_of
from .files import find_files, leads_into, load_text
from .front_matter import fault_of_opening
from .languages import check_language
from .nodes import parse_yaml
from .schema import SourceFormat, fault_of_id
from .shelf import Shelf
from .strays import ORIGINALS

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n?|\n)((?:.*?(?:\r\n?|\n))?)(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL
)
_LINE_END = re.compile(r"\r\n?|\n")


def load_sources(folder: Path, problems: Problems, shelf: Shelf | None = None) -> Iterator[Source]:
    """The sources of `folder`, by file name; those that cannot be read are told and left out."""
    seen: dict[str, Place] = {}
    for path in find_files(folder, (".md", ".markdown"), problems):
        place = Place(path.as_posix())
        fault = fault_of_id(path.stem)
        if fault is not None:
            problems.error(fault[0], place, f"the file's name, `{path.stem}`, {fault[1]}")
            continue
        if path.stem in seen:
            problems.error(
                Check.DUPLICATE_ID,
                place,
                f"the id `{path.stem}` is taken already by {seen[path.stem].file}; rename one",
            )
            continue
        source = (shelf or Shelf()).read(
            path, partial(parse_source_file, path.stem), problems, is_whole=_has_front_matter
        )
        if source is not None:
            seen[path.stem] = place
            _check_original(source, folder, problems)
            yield source


def _check_original(source: Source, folder: Path, problems: Problems) -> None:
    if source.original is None:
        return
    path = folder / source.original.name
    if not (leads_into(path, folder) and path.is_file()):
        there = sorted(file.relative_to(folder).as_posix() for file in (folder / ORIGINALS).glob("*"))
        near = get_close_matches(source.original.name, there, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"put it there, as `{ORIGINALS}/{path.name}`, or drop the key"
        problems.error(
            Check.MISSING_FILE,
            source.original.place,
            f"there is no file `{source.original.name}` in {folder.as_posix()}; {hint}",
        )


def _has_front_matter(source: Source) -> bool:
    return source.body_start > 0


def front_matter_of(text: str) -> tuple[str, int, int]:
    """A source file's front matter, where it starts, and where the body starts; both 0 where there is none."""
    match = _FRONT_MATTER.match(text)
    return (match[1], match.start(1), match.end()) if match else ("", 0, 0)


def parse_source_file(identifier: str, text: str, file: str, problems: Problems) -> Source:
    """A source from its file's text. Without readable front matter it still has its body, and its id for a title."""
    place = Place(file)
    match = _FRONT_MATTER.match(text)
    body_start = match.end() if match else 0
    front = None
    original = None
    if match is None:
        line, hint = fault_of_opening(text)
        problems.error(Check.NO_FRONT_MATTER, Place(file, line), hint)
    else:
        node = parse_yaml(match[1], file, problems, first_line=2)
        if node is not None:
            front = check_format(SourceFormat, node, problems, "the front matter")
            if front is not None and front.original:
                original = Original(front.original, place_of(node, ("original",)))
            if front is not None:
                check_language(front.language, place_of(node, ("language",)), problems)
        elif not match[1].strip():
            problems.error(Check.MISSING_KEY, place, "the front matter has no `title`; it needs one")
    if not text[body_start:].strip():
        problems.warning(Check.EMPTY_SOURCE, place, "the source has no text below its front matter")
    front = front or SourceFormat(title=identifier)
    return Source(
        id=identifier,
        title=front.title,
        body=text[body_start:],
        place=place,
        format=Format.MARKDOWN,
        body_start=body_start,
        body_line=1 + len(_LINE_END.findall(text[:body_start])),
        authors=tuple(front.author),
        publisher=front.publisher,
        date=front.date,
        dateline=front.dateline,
        url=front.url,
        archived=front.archived,
        retrieved=front.retrieved,
        language=front.language,
        rights=front.rights,
        removed=tuple(front.removed),
        sha256=front.sha256,
        original=original,
    )


def read_loose_text(path: Path, problems: Problems) -> Source | None:
    """A text from anywhere: `.md` as a source file (front matter optional), anything else as plain text.

    Positions count the file's code points, a byte order mark included.
    """
    text = load_text(path, problems)
    if text is None:
        return None
    file = path.as_posix()
    if path.suffix.lower() not in (".md", ".markdown"):
        return Source(path.stem, path.stem, text, Place(file), Format.PLAIN)
    match = _FRONT_MATTER.match(text)
    start = match.end() if match else 0
    lines = 1 + len(_LINE_END.findall(text[:start]))
    return Source(path.stem, path.stem, text[start:], Place(file), Format.MARKDOWN, start, lines)
