"""Registers and decisions for tests, from the shapes that authors write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotated_dossier.model import Alias, Decision, Entity, Relation, Selector
from annotated_dossier.problems import Place

HERE = Place("register/case.yml")


def entities_of(register: Mapping[str, Any]) -> list[Entity]:
    """Entries as in the author's YAML; a plain string is a person's name."""
    return [_entity(key, entry if isinstance(entry, dict) else {"name": entry}) for key, entry in register.items()]


def person(name: str) -> Entity:
    return Entity(name.lower().replace(" ", "-"), name, "person", HERE)


def decisions_of(entries: Iterable[Mapping[str, str]]) -> list[Decision]:
    return [
        Decision(
            source=entry.get("source", "case"),
            target=Selector(entry["quote"], entry.get("prefix", ""), entry.get("suffix", "")),
            entity=None if entry["entity"] == "none" else entry["entity"],
            place=Place("decisions.yml"),
        )
        for entry in entries
    ]


def _entity(key: str, entry: Mapping[str, Any]) -> Entity:
    forms = entry.get("forms")
    return Entity(
        id=key,
        name=entry["name"],
        kind=entry.get("kind", "person"),
        place=HERE,
        aliases=tuple(
            _alias(alias if isinstance(alias, dict) else {"name": alias}) for alias in entry.get("aliases", [])
        ),
        excluded=tuple(entry.get("not", [])),
        forms=None if forms is None else tuple(forms),
        relations=tuple(Relation(relation["to"], relation["as"], HERE) for relation in entry.get("relations", [])),
    )


def _alias(alias: Mapping[str, Any]) -> Alias:
    return Alias(
        name=alias["name"],
        place=HERE,
        only_in=tuple(alias.get("only_in", [])),
        case=alias.get("case") == "true",
        weak=alias.get("weak") == "true",
    )
