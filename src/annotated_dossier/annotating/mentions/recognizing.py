"""The door of this room: a register compiled once, texts read with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ...model import Ambiguity, Decision, Entity, Mention, Message, Span, Text
from .candidates import find_hits
from .compiling import Register, compile_register
from .deciding import Decided, decide
from .explaining import Explanation, explain_span
from .folding import fold
from .judging import Page
from .ledger import Ledger
from .overruling import find_rulings
from .rules import reason
from .surroundings import one_line
from .variants import Sounds

_OPEN = "Several entries share it, and nothing in the text decides between them."


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
        with _collector_paused():
            register = compile_register(entities, without)
            return cls(register, None if "variant" in without else Sounds.of(register.patterns))

    def read(self, text: Text, source: str = "", language: str = "en", decisions: Sequence[Decision] = ()) -> Reading:
        """The decided mentions of a text. `language` is a BCP 47 tag; `decisions` may be all of the dossier's."""
        folded = fold(plain := one_line(text))
        rulings = find_rulings(decisions, source, text, folded) if decisions else []
        found = find_hits(self.register, folded, source)
        ledger = Ledger(self.register, Page(text, plain, language, self.register.without), found, source)
        return _reading(ledger, decide(ledger, self.sounds, rulings))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Compiling makes millions of values and no cycle; looking for cycles meanwhile would double its time."""
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()


def explain(
    recognizer: Recognizer,
    text: Text,
    span: Span,
    source: str = "",
    language: str = "en",
    decisions: Sequence[Decision] = (),
) -> Explanation:
    """Why the words at `span` are a mention, or not: every candidate there, its rule, the decision."""
    folded = fold(plain := one_line(text))
    rulings = find_rulings(decisions, source, text, folded)
    register = recognizer.register
    found = find_hits(register, folded, source)
    ledger = Ledger(register, Page(text, plain, language, register.without), found, source, outcomes=[])
    return explain_span(ledger, decide(ledger, recognizer.sounds, rulings), span)


def _reading(ledger: Ledger, decided: Decided) -> Reading:
    text, plain, entities, known = ledger.page.text, ledger.page.text.plain, ledger.register.entities, decided.known
    told: dict[tuple[str, int], Message] = {}
    passage, openings = 0, [*known.openings[1:], len(plain) + 1]
    mentions = []
    for start, end, entity, rule in decided.taken:
        entry, surface = entities[entity], plain[start:end]
        how = "capitals" if rule == "name" and surface.isupper() and not entry.name.isupper() else rule
        why = Message() if how == "name" else told.get((how, entity))
        if why is None:
            why = told[how, entity] = reason(how, entry.name, known.label(entity))
        while openings[passage] <= start:
            passage += 1
        mentions.append(Mention(Span(start, end), passage, surface, entry.id, how, why))
    ambiguities = [
        Ambiguity(
            Span(item.start, item.end),
            text.passage_at(item.start),
            plain[item.start : item.end],
            tuple(entities[entity].id for entity in item.entities),
            _OPEN,
        )
        for item in sorted(decided.open)
    ]
    return Reading(tuple(mentions), tuple(ambiguities))
