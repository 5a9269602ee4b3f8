"""Suggested names become stubs of entries at the end of the register's inbox, `inbox.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..annotating.suggesting import Suggestion
from ..model import KINDS, Entity
from ..problems import Problems
from ..reading.register import parse_register
from .adding.drafting import identifier_for
from .replacing import replace_file
from .yaml_words import comment, key, scalar

INBOX = "inbox.yml"


class CannotAppend(Exception):
    """The inbox is written so that nothing can be added at its end."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to stand at the end of the inbox: its bytes now, the bytes behind them, and the new entries' ids."""

    path: Path
    old: bytes
    new: bytes
    ids: tuple[str, ...]

    def write(self) -> None:
        """Put the file with its addition in the place of the old one, in one step, as `replace_file` does."""
        replace_file(self.path, self.old, self.old + self.new)


def prepare_stubs(suggestions: Sequence[Suggestion], register: Path, entities: Sequence[Entity]) -> Addition:
    """The stubs of the suggestions, for the inbox in the folder `register`; `entities` are those it has already.

    Raises `CannotAppend` where the file would not read as its own entries and these. It has to be readable.
    """
    path = register / INBOX
    old = path.read_bytes() if path.exists() else b""
    ids = list(_new_ids(suggestions, {entity.id for entity in entities}))
    text = "\n".join(_stub(identifier, made) for identifier, made in zip(ids, suggestions, strict=True))
    if not ids:
        return Addition(path, old, b"", ())
    if old:
        text = ("\n" if old.endswith((b"\n", b"\r")) else "\n\n") + text
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    before, after = _ids_in(old, path), _ids_in(old + text.encode(), path)
    if after != [*before, *ids]:
        raise CannotAppend(
            f"nothing can be added to {path.as_posix()}; write it as entries that start at the beginning of a line"
        )
    return Addition(path, old, text.encode(), tuple(ids))


def _ids_in(raw: bytes, path: Path) -> list[str]:
    return [entity.id for entity in parse_register(raw.decode("utf-8"), path.as_posix(), KINDS, Problems())]


def _new_ids(suggestions: Sequence[Suggestion], taken: set[str]) -> Iterator[str]:
    taken = set(taken)
    for suggestion in suggestions:
        wanted = identifier = identifier_for(suggestion.name)
        number = 1
        while identifier in taken:
            number += 1
            identifier = f"{wanted}-{number}"
        taken.add(identifier)
        yield identifier


def _stub(identifier: str, made: Suggestion) -> str:
    lines = [f"# {comment(line)}" for line in told(made)]
    lines += [f"{key(identifier)}:", f"  name: {scalar(made.name)}", f"  kind: {made.kind}"]
    aliases = [_alias(surface, made) for surface in made.others]
    if aliases:
        lines.append(f"  aliases: [{', '.join(aliases)}]")
    return "\n".join(lines) + "\n"


def told(made: Suggestion) -> Iterator[str]:
    """How often and where a name stands, what it is taken for and why, which entry it is like."""
    first, count = made.places[0], len(made.places)
    sign = "¶" if first.passage.startswith("p") else "heading"
    often = "once, in" if count == 1 else f"{count} times, first in"
    yield f"{often} {first.source} {sign} {first.passage[1:]}: {made.context}"
    yield f"{made.kind}: {made.reason}"
    if made.resembles is not None:
        yield f"looks like {made.resembles.entity}: {made.resembles.reason}"


def _alias(surface: str, made: Suggestion) -> str:
    """One name of a person with several is others' too: it counts where the whole name stands in the document."""
    words = scalar(" ".join(surface.split()))
    alone = made.kind == "person" and " " not in surface and " " in made.name
    return f"{{name: {words}, weak: true}}" if alone else words
