"""The door of this room: a register compiled once, texts read with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Ambiguity, Decision, Entity, Mention, Span, Text
from .candidates import find_hits
from .compiling import Register, compile_register
from .deciding import Decided, Reader
from .folding import fold
from .judging import Page
from .rules import reason
from .variants import Sounds


@dataclass(frozen=True, slots=True)
class Reading:
    """The mentions of a text in ascending order, never overlapping, and what stayed open."""

    mentions: tuple[Mention, ...]
    ambiguities: tuple[Ambiguity, ...]


@dataclass(frozen=True, slots=True)
class Recognizer:
    """A compiled register, to read many texts with. Frozen: what it has read changes nothing that it will read."""

    register: Register
    sounds: Sounds | None

    @classmethod
    def of(cls, entities: Sequence[Entity], *, without: frozenset[str] = frozenset()) -> Recognizer:
        """`without` names the rules that the site switches off, such as `demonym`."""
        register = compile_register(entities, without)
        return cls(register, None if "variant" in without else Sounds.of(register.patterns))

    def read(
        self, text: Text, source: str = "", language: str = "en", decisions: Sequence[Decision] = ()
    ) -> Reading:
        """The decided mentions of a text. `language` is a BCP 47 tag; `decisions` are all of the dossier's."""
        found = find_hits(self.register, fold(text.plain), source)
        decided = Reader(self.register, Page(text, text.plain, language), found, source, self.sounds).read()
        return _reading(self.register, text, decided)


def _reading(register: Register, text: Text, decided: Decided) -> Reading:
    mentions = []
    for start, end, entity, rule in decided.taken:
        entry = register.entities[entity]
        surface = text.plain[start:end]
        how = "capitals" if rule == "name" and surface.isupper() and not entry.name.isupper() else rule
        told = reason(how, entry.name, decided.known.label(entity))
        mentions.append(Mention(Span(start, end), text.passage_at(start), surface, entry.id, how, told))
    ambiguities = [
        Ambiguity(
            Span(o.start, o.end),
            text.passage_at(o.start),
            text.plain[o.start : o.end],
            tuple(register.entities[entity].id for entity in o.entities),
            "Several entries share it, and nothing in the text decides between them.",
        )
        for o in decided.open
    ]
    return Reading(tuple(mentions), tuple(ambiguities))
