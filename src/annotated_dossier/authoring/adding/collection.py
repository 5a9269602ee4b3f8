"""The sources of a dossier, and files that join them one after the other."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from ...annotating.markup import parse_markdown, parse_source
from ...problems import Problems
from ...reading.files import leads_into
from ...reading.sources import load_sources
from ...reading.strays import ORIGINALS
from .confined import read_confined
from .document import Document, Refused
from .drafting import Draft, Given, draft_source, identifier_for, settle
from .known_texts import KnownTexts
from .limits import LARGEST_TEXT
from .readers import KINDS, READERS


@dataclass(frozen=True, slots=True)
class Added:
    """A source that was written, and what was recognized in its file; `paragraphs` counts those of its text."""

    document: Document
    path: Path
    paragraphs: int
    original: Path | None = None


@dataclass(frozen=True, slots=True)
class ThereAlready:
    """A file whose text the dossier has."""

    path: Path


class Collection:
    """A folder of sources that grows. Nothing in it is ever overwritten."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts = KnownTexts()
        # What is wrong with the sources that are there is for `check` to say.
        for source in load_sources(folder, Problems()):
            self._texts.remember(Path(source.place.file).name, source.title, parse_source(source).plain)

    def add(self, path: Path, given: Given) -> Added | ThereAlready:
        """Make a source of a file. Raises `Refused` where that cannot be done; nothing is written then."""
        raw, suffix = _read(path), path.suffix.lower()
        reader = READERS[suffix]
        document = read_confined(raw, suffix) if reader.confined else reader.read(raw)
        if len(document.body) > LARGEST_TEXT:
            raise Refused(f"it holds more than {LARGEST_TEXT:,} letters; divide it")
        document = settle(document if document.title else replace(document, title=path.stem), given)
        text = parse_markdown(document.body)
        if known := self._texts.same_as(document.title, text.plain):
            return ThereAlready(self.folder / known)
        document = replace(document, doubts=(*document.doubts, *self._alike(document.title, text.plain)))
        taken = self._taken()
        identifier = given.identifier or identifier_for(document.title, taken)
        if identifier in taken:
            raise Refused(f"a source `{identifier}` is there already and stays as it is; choose another --id")
        draft = draft_source(document, identifier, f"{ORIGINALS}/{identifier}{suffix}" if reader.confined else "")
        path, original = self._write(draft, raw)
        self._texts.remember(path.name, document.title, text.plain)
        return Added(document, path, sum(not passage.is_heading for passage in text.passages), original)

    def _alike(self, title: str, text: str) -> tuple[str, ...]:
        alike = self._texts.like(title, text)
        return (f"{alike[1]:.0%} of its text stands in {self.folder / alike[0]} too",) if alike else ()

    def _taken(self) -> frozenset[str]:
        """The ids that are in use; names that differ in their capitals are one name on many disks."""
        if not self.folder.is_dir():
            return frozenset()
        return frozenset(path.stem.lower() for path in self.folder.iterdir())

    def _write(self, draft: Draft, raw: bytes) -> tuple[Path, Path | None]:
        path = self.folder / f"{draft.identifier}.md"
        original = self.folder / draft.original if draft.original else None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if original:
                original.parent.mkdir(exist_ok=True)
                if not leads_into(original.parent, self.folder.resolve()):
                    raise Refused(f"{original.parent} is a link that leads out of the dossier; put a folder there")
                write_new(original, raw)
            try:
                write_new(path, draft.text.encode())
            except OSError:
                if original:
                    original.unlink()
                raise
        except FileExistsError as error:
            raise Refused(f"{error.filename2 or error.filename} is there already and stays as it is") from error
        except OSError as error:
            raise Refused(f"{path} cannot be written: {error.strerror or error}") from error
        return path, original


def _read(path: Path) -> bytes:
    if path.suffix.lower() not in READERS:
        raise Refused(f"a source is made of {KINDS}")
    largest = READERS[path.suffix.lower()].largest
    try:
        if path.exists() and not path.is_file():
            # Reading a pipe or a device might never end.
            raise Refused("this is no file; expected a text")
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except FileNotFoundError:
        raise Refused("there is no such file") from None
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror or error}") from error
    if len(raw) > largest:
        raise Refused(f"it is larger than {largest // 1_000_000} MB; divide it")
    return raw


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there, whole or not at all. Raises `FileExistsError` rather than overwrite."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o666 & ~_umask())
        try:
            os.link(beside, path)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
                raise
            # A disk without hard links, as many a memory stick is.
            with path.open("xb") as file:
                file.write(content)
    finally:
        Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
