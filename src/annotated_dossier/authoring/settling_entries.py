"""Entries from elsewhere find their place in this register: ids of ours, and nothing that is there already."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from anyascii import anyascii

from ..annotating.mentions import turned
from ..dates import is_backwards, is_backwards_between
from ..interchange.registers.found import Found
from ..model import Alias, Entity, Relation
from ..problems import Check, Problems
from ..reading.authorities import fault_of_identifier
from ..reading.register import SPANS
from .adding.drafting import identifier_for
from .adding.wording import as_markdown

# `none` means something else where an id may stand; the others are names that Windows keeps for devices.
_RESERVED = re.compile(r"none|con|prn|aux|nul|(?:com|lpt)[0-9]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Settled:
    """The entries that are new, with their ids here; `known` are pairs of a name and the entry that has it already."""

    added: tuple[Entity, ...]
    known: tuple[tuple[str, str], ...]
    left_out: Mapping[str, int]


def settle_entries(found: Found, there: Sequence[Entity], problems: Problems) -> Settled:
    """Give each entry an id that is free, and lead relations and links to it.

    An entry of which the register has the name, as a name or an alias, is not added; what is related to it is related
    to the one that is there.
    """
    settling = _Settling(problems, Counter(found.left_out))
    settling.taken |= {entity.id for entity in there}
    for entity in there:
        for name in (entity.name, *(alias.name for alias in entity.aliases)):
            settling.owners.setdefault(_folded(name), entity.id)
            # What is imported has its given names first, whatever the register does.
            settling.owners.setdefault(_folded(turned(name) or name), entity.id)
    ids = settling.assign(found.entities)
    links = re.compile(r"\[\[([^\[\]|]+)\|") if found.is_markdown else None
    added = []
    for entity, identifier in ids:
        if identifier is None:
            continue
        body = entity.description
        if links is not None:
            body = links.sub(lambda match: f"[[{settling.ids.get(match[1], match[1])}|", body)
        else:
            body = _as_markdown(body)
        added.append(settling.sound(replace(entity, description=body.strip()), identifier))
    return Settled(tuple(added), tuple(settling.known), {what: n for what, n in sorted(settling.left_out.items()) if n})


@dataclass(slots=True)
class _Settling:
    problems: Problems
    left_out: Counter[str]
    taken: set[str] = field(default_factory=set)
    owners: dict[str, str] = field(default_factory=dict)
    # The file's ids, and whose they are here.
    ids: dict[str, str] = field(default_factory=dict)
    known: list[tuple[str, str]] = field(default_factory=list)

    def assign(self, entities: Sequence[Entity]) -> list[tuple[Entity, str | None]]:
        """Each entity with its new id; None where the register has it."""
        here = dict(self.owners)
        assigned: list[tuple[Entity, str | None]] = []
        for entity in entities:
            owner = here.get(_folded(entity.name))
            twin = self.owners.get(_folded(entity.name)) if not entity.id else None
            if owner or twin:
                self.known.append((entity.name, owner or twin or ""))
                if entity.id:
                    self.ids.setdefault(entity.id, owner or twin or "")
                assigned.append((entity, None))
                continue
            identifier = self._free(entity)
            if entity.id:
                self.ids.setdefault(entity.id, identifier)
            self.owners.setdefault(_folded(entity.name), identifier)
            assigned.append((entity, identifier))
        return assigned

    def _free(self, entity: Entity) -> str:
        has_letters = re.search(r"[a-z0-9]", anyascii(entity.name).lower())
        stem = identifier_for(entity.name) if has_letters else entity.kind
        identifier, number = stem, 1
        while identifier in self.taken or _RESERVED.fullmatch(identifier):
            number += 1
            identifier = f"{stem}-{number}"
        self.taken.add(identifier)
        return identifier

    def sound(self, entity: Entity, identifier: str) -> Entity:
        """The entity under its id here, without what `check` would call an error."""
        return replace(
            entity,
            id=identifier,
            aliases=tuple(self._own_aliases(entity, identifier)),
            dates=tuple(self._sound_dates(entity)),
            relations=tuple(self._sound_relations(entity)),
            same_as=tuple(self._sound_identifiers(entity)),
        )

    def _own_aliases(self, entity: Entity, identifier: str) -> list[Alias]:
        """Its aliases, but for those that name somebody else."""
        own = []
        for alias in entity.aliases:
            owner = self.owners.setdefault(_folded(alias.name), identifier)
            if owner == identifier:
                own.append(alias)
            else:
                self.problems.warning(
                    Check.IMPORTED_OTHERWISE,
                    alias.place,
                    f"the alias `{alias.name}` of `{entity.name}` names `{owner}` already; it is left out",
                )
                self.left_out["alias that names another entry"] += 1
        return own

    def _sound_dates(self, entity: Entity) -> list[tuple[str, str]]:
        dates = dict(entity.dates)
        wrong = {label: "ends before it starts" for label, date in dates.items() if is_backwards(date)}
        for first, last in SPANS:
            if first in dates and last in dates and is_backwards_between(dates[first], dates[last]):
                wrong |= {first: f"lies after `{last}`", last: f"lies before `{first}`"}
        for label, why in wrong.items():
            self.problems.warning(
                Check.IMPORTED_OTHERWISE,
                entity.place,
                f"`{label}` of `{entity.name}`, {dates[label]}, {why}; it is left out",
            )
            self.left_out["date"] += 1
        return [(label, date) for label, date in dates.items() if label not in wrong]

    def _sound_identifiers(self, entity: Entity) -> Iterator[tuple[str, str]]:
        for authority, text in entity.same_as:
            fault = fault_of_identifier(authority, text)
            if fault is None:
                yield authority, text
            elif fault[1] is not None:
                yield authority, fault[1].new
            else:
                self.problems.warning(
                    Check.IMPORTED_OTHERWISE, entity.place, f"`{text}` of `{entity.name}` {fault[0]}; it is left out"
                )
                self.left_out["identifier"] += 1

    def _sound_relations(self, entity: Entity) -> Iterator[Relation]:
        for relation in entity.relations:
            if relation.to not in self.ids:
                self.problems.warning(
                    Check.IMPORTED_OTHERWISE,
                    relation.place,
                    f"`{relation.to}`, related to `{entity.name}`, is not there",
                )
                self.left_out["relation"] += 1
            elif _is_backwards(relation):
                self.problems.warning(
                    Check.IMPORTED_OTHERWISE, relation.place, f"a relation of `{entity.name}` ends before it starts"
                )
                self.left_out["date of a relation"] += 1
                yield replace(relation, to=self.ids[relation.to], since="", until="")
            else:
                yield replace(relation, to=self.ids[relation.to])


def _is_backwards(relation: Relation) -> bool:
    since, until = relation.since, relation.until
    if any(is_backwards(date) for date in (since, until) if date):
        return True
    return bool(since and until) and is_backwards_between(since, until)


def _as_markdown(text: str) -> str:
    """Markdown that reads as just this text, and names and cites nothing."""
    words = _CONTROL.sub(" ", text)
    paragraphs = (as_markdown(part) for part in re.split(r"\n\s*\n", words) if part.strip())
    return re.sub(r"(?<!\\)\[(?=[@\[])", r"\\[", "\n\n".join(paragraphs))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
