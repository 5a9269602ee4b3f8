"""A register from elsewhere becomes a new file of the register; what is there already stays and is not repeated."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..interchange.json_places import parse_json
from ..interchange.registers.csv_table import read_table
from ..interchange.registers.follow_the_money import is_follow_the_money, read_entities
from ..interchange.registers.found import Found, kind_words
from ..interchange.registers.tei import read_lists
from ..interchange.registers.vault import Note, read_vault
from ..model import Entity, Kind
from ..problems import Check, Place, Problem, Problems, Severity
from ..reading.checking import did_you_mean
from ..reading.files import load_text
from ..reading.register import load_kinds, load_register, parse_register
from .adding.drafting import identifier_for
from .register_yaml import yaml_of_entry
from .settling_entries import Settled, settle_entries
from .yaml_words import comment

_TABLES = (".csv", ".tsv")
_JSON = (".json", ".jsonl", ".ndjson", ".ijson")
_NOTES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the author says about a file: which column fills a field, and the kind of what does not say its own."""

    columns: Mapping[str, str]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class EntriesImport:
    """What an import would do: the file that it writes, the entries in it, and what it does not carry over."""

    path: Path
    settled: Settled
    columns: tuple[tuple[str, str], ...]
    text: str


class CameBetween(Exception):
    """A file of the name that was chosen has come to be."""


def prepare_entries(path: Path, asked: Asked, dossier: Path, problems: Problems) -> EntriesImport | None:
    """Read a file, or a vault's folder, against a dossier. None where it cannot be read; nothing is written."""
    kinds = load_kinds(dossier / "kinds.yml", problems)
    if asked.kind and asked.kind not in {kind.id for kind in kinds}:
        hint = did_you_mean(asked.kind, [kind.id for kind in kinds])
        problems.error(Check.NOT_IMPORTABLE, Place(path.as_posix()), f"unknown kind `{asked.kind}`{hint}")
        return None
    told = Problems()
    there = load_register(dossier / "register", kinds, told) if (dossier / "register").is_dir() else ()
    # What is merely doubtful in the register is for `check` to say.
    problems.found += [problem for problem in told.found if problem.severity is Severity.ERROR]
    if _failed(problems):
        return None
    found = _read(path, asked, kinds, problems)
    if found is None or _failed(problems):
        return None
    settled = settle_entries(found, there, problems)
    target = _free_name(dossier / "register", path)
    text = _file_text(path, settled.added)
    problems.found += _faults(text, target, kinds, settled.added)
    return EntriesImport(target, settled, found.columns, text)


def write_entries(prepared: EntriesImport) -> None:
    """Write the new file. Raises `CameBetween` rather than overwrite."""
    prepared.path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with prepared.path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(prepared.text)
    except FileExistsError as error:
        raise CameBetween(prepared.path.as_posix()) from error


def _read(path: Path, asked: Asked, kinds: Sequence[Kind], problems: Problems) -> Found | None:
    file, words = path.as_posix(), kind_words(kinds)
    if path.is_dir():
        return read_vault(list(_notes(path, problems)), words, asked.kind, problems)
    text = load_text(path, problems)
    if text is None:
        return None
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        return read_table(text, file, asked.columns, words, asked.kind, problems)
    if suffix == ".xml" or text.lstrip("\ufeff \t\r\n").startswith("<"):
        return read_lists(text, file, problems)
    if is_follow_the_money(text):
        return read_entities(text, file, problems)
    if suffix in _JSON:
        # Where it is no JSON at all, that is what should be said.
        if parse_json(text, file, problems) is None:
            return None
        problems.error(
            Check.NOT_IMPORTABLE,
            Place(file),
            "expected entities of FollowTheMoney (`id`, `schema`, `properties`); of notes, name the source: "
            "--source ID",
        )
        return None
    problems.error(
        Check.NOT_IMPORTABLE,
        Place(file),
        "expected a .csv, FollowTheMoney's .json, TEI's .xml or an Obsidian vault's folder of notes",
    )
    return None


def _notes(folder: Path, problems: Problems) -> Iterator[Note]:
    """The notes of a vault; hidden folders hold settings, and links out of the vault are not followed."""
    count = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if path.suffix.lower() not in _NOTES or name.startswith("."):
                continue
            if path.is_symlink():
                problems.warning(Check.IMPORTED_OTHERWISE, Place(path.as_posix()), "this is a link; it is not followed")
                continue
            text = load_text(path, problems)
            if text is not None:
                count += 1
                yield Note(PurePosixPath(path.relative_to(folder).as_posix()), path.as_posix(), text)
    if not count:
        problems.error(
            Check.NOT_IMPORTABLE,
            Place(folder.as_posix()),
            "the folder holds no Markdown notes; expected an Obsidian vault",
        )


def _free_name(folder: Path, path: Path) -> Path:
    stem = f"imported-{identifier_for(path.resolve().stem)}"
    candidates = (folder / f"{stem}{f'-{number}' if number > 1 else ''}.yml" for number in range(1, 10_000))
    return next(candidate for candidate in candidates if not candidate.exists() and not candidate.is_symlink())


def _file_text(path: Path, entities: Iterable[Entity]) -> str:
    heading = f"# Imported from {comment(path.resolve().name)}. This file is yours now; an import never changes it.\n"
    return heading + "".join(f"\n{yaml_of_entry(entity)}" for entity in entities)


def _faults(text: str, path: Path, kinds: Sequence[Kind], entities: Sequence[Entity]) -> list[Problem]:
    """What `check` will say of the file by itself, such as an event without a date."""
    told = Problems()
    again = list(parse_register(text, path.as_posix(), kinds, told)) if entities else []
    assert len(again) == len(entities), told.found
    return told.found


def _failed(problems: Problems) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems.found)
