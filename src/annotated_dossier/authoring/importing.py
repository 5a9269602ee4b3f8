"""Notes from elsewhere are added to a source's file of notes; what stands there stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..annotating.markup import parse_source
from ..interchange.detecting import parse_annotations
from ..interchange.settling import settle
from ..interchange.writing import Annotated, to_json
from ..model import Annotation, Motivation, NotePlace, Selector, Source
from ..problems import Check, Place, Problems, Severity
from ..reading import nodes
from ..reading.annotations import load_annotations
from ..reading.checking import did_you_mean, plain
from ..reading.files import load_text
from ..reading.sources import load_sources
from .yaml_blocks import block
from .yaml_words import comment, scalar

# What an import makes entries of.
_OF_ENTRIES = (".csv", ".tsv", ".xml", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do: the notes it adds, the file it adds them to, and what it adds there."""

    path: Path
    added: tuple[Annotation, ...]
    known: tuple[tuple[Annotation, bool], ...]
    addition: bytes


def prepare_import(path: Path, source_id: str, dossier: Path, problems: Problems) -> Import | None:
    """Read a file of annotations against a dossier. None where anything is wrong with it; nothing is written."""
    if path.is_dir() or path.suffix.lower() in _OF_ENTRIES:
        problems.error(
            Check.NOT_IMPORTABLE,
            Place(path.as_posix()),
            "notes for a source come as JSON (Web Annotations, Hypothes.is, Recogito); a table, a TEI document or a "
            "vault holds entries for the register: leave out --source",
        )
        return None
    source = _find_source(source_id, dossier, path, problems)
    text = load_text(path, problems)
    found = parse_annotations(text, path.as_posix(), problems) if text is not None else None
    folder = dossier / "annotations"
    target = next((p for p in (folder / f"{source_id}.yml", folder / f"{source_id}.yaml") if p.exists()), None)
    target = target or folder / f"{source_id}.yml"
    theirs = Problems()
    there = list(load_annotations(folder, theirs))
    problems.found += [problem for problem in theirs.found if problem.where.file == target.as_posix()]
    if source is None or found is None or _failed(problems):
        return None
    settled = settle(found, source, parse_source(source), there, problems)
    heading = f"# {comment(path.name)}: {comment(found.header)}\n" if found.header else ""
    addition = _addition(target, heading, settled.notes, problems) if settled.notes else b""
    return None if _failed(problems) else Import(target, settled.notes, settled.known, addition)


def write_import(prepared: Import) -> None:
    """Add the notes at the end of their file."""
    if not prepared.addition:
        return
    prepared.path.parent.mkdir(parents=True, exist_ok=True)
    with prepared.path.open("ab") as file:
        file.write(prepared.addition)


def export_notes(dossier: Path, source_ids: Sequence[str], problems: Problems) -> dict[str, Any] | None:
    """The notes of some sources (of all, if none is named) as JSON-LD; None where they cannot all be read."""
    if not dossier.is_dir():
        problems.unreadable(
            Check.MISSING_FOLDER, Place(dossier.as_posix()), "there is no such folder; expected a dossier"
        )
    sources = {source.id: source for source in load_sources(dossier / "sources", Problems())}
    notes: dict[str, list[Annotation]] = {}
    for note in load_annotations(dossier / "annotations", problems):
        notes.setdefault(note.source, []).append(note)
    for source_id in source_ids:
        if source_id not in sources and source_id not in notes:
            known = sorted({*sources, *notes})
            hint = did_you_mean(source_id, known) if known else "; there is none yet"
            problems.error(Check.UNKNOWN_SOURCE, Place(dossier.as_posix()), f"there is no source `{source_id}`{hint}")
    if _failed(problems):
        return None
    wanted = list(dict.fromkeys(source_ids)) or sorted(notes)
    return to_json([_annotated(source_id, notes.get(source_id, []), sources.get(source_id)) for source_id in wanted])


def yaml_of(note: Annotation) -> str:
    """An item of a file of notes. Every value is read back as the text that it is."""
    lines = [f"- id: {note.id}", f"  target: {{{', '.join(_target(note.target))}}}"]
    if note.motivation is not Motivation.COMMENTING:
        lines.append(f"  motivation: {note.motivation}")
    if note.stands is not NotePlace.FOOTNOTE:
        lines.append(f"  place: {note.stands}")
    if note.body:
        lines.append(f"  body: {block(note.body)}")
    if note.tags:
        lines.append(f"  tags: [{', '.join(scalar(tag) for tag in note.tags)}]")
    others = {key: getattr(note, key) for key in ("author", "created", "modified", "replies_to")}
    lines += [f"  {key}: {scalar(value)}" for key, value in others.items() if value]
    if note.origin:
        lines.append(f"  origin: {block(note.origin, chomp='-')}")
    return "\n".join(lines) + "\n"


def _failed(problems: Problems) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems.found)


def _find_source(source_id: str, dossier: Path, path: Path, problems: Problems) -> Source | None:
    """The source of an id; None, and a problem at the file to import, where there is none."""
    sources = {source.id: source for source in load_sources(dossier / "sources", Problems())}
    if source_id not in sources:
        known = did_you_mean(source_id, sorted(sources)) if sources else "; the dossier has no sources yet"
        problems.error(Check.UNKNOWN_SOURCE, Place(path.as_posix()), f"there is no source `{source_id}`{known}")
    return sources.get(source_id)


def _annotated(source_id: str, notes: Sequence[Annotation], source: Source | None) -> Annotated:
    return Annotated(source_id, tuple(notes), source, parse_source(source) if source else None)


# --------------------------------------------------------------------------------------------------- as YAML


def _target(target: Selector) -> Iterator[str]:
    for key in ("quote", "prefix", "suffix"):
        if getattr(target, key):
            yield f"{key}: {scalar(getattr(target, key))}"
    if target.position is not None:
        yield f"position: {{start: {target.position.start}, end: {target.position.end}}}"
    if target.paragraph is not None:
        yield f"paragraph: {target.paragraph}"
    if target.is_whole:
        yield "whole: true"


# ----------------------------------------------------------------------------------------- at the end of a file


def _addition(path: Path, heading: str, notes: Sequence[Annotation], problems: Problems) -> bytes:
    """What is to be written behind the file's last byte."""
    old = path.read_bytes().decode("utf-8") if path.exists() else ""
    root = nodes.parse_yaml(old, path.as_posix(), Problems())
    indent = " " * (root.place.column - 1) if root is not None else ""
    text = heading + "".join(yaml_of(note) for note in notes)
    text = re.sub(r"^(?=.)", indent, text, flags=re.MULTILINE)
    if old and not old.endswith(("\n", "\r")):
        text = "\n" + text
    if "\r\n" in old:
        text = text.replace("\n", "\r\n")
    before = plain(root) if root is not None else []
    after = nodes.parse_yaml(old + text, path.as_posix(), Problems())
    fresh = nodes.parse_yaml(heading + "".join(yaml_of(note) for note in notes), "", Problems())
    if after is None or fresh is None or plain(after) != [*before, *plain(fresh)]:
        place = root.place if root is not None else Place(path.as_posix())
        problems.error(
            Check.CANNOT_ADD, place, "nothing can be added to this list; write it as lines that start with `- `"
        )
    return text.encode()
