"""Entries as a register file has them: every value is read back as the text that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..model import Alias, Entity, Relation
from .yaml_blocks import block
from .yaml_words import key, scalar


def yaml_of_entry(entity: Entity) -> str:
    """An entry with its id, in the order in which the guide shows the fields."""
    return "\n".join(_lines(entity)) + "\n"


def _lines(entity: Entity) -> Iterator[str]:
    yield f"{key(entity.id)}:"
    yield f"  name: {scalar(entity.name)}"
    yield f"  kind: {entity.kind}"
    if entity.sort:
        yield f"  sort: {scalar(entity.sort)}"
    if entity.aliases:
        yield f"  aliases: [{', '.join(map(_alias, entity.aliases))}]"
    if entity.definition:
        yield f"  definition: {scalar(entity.definition)}"
    if entity.description:
        yield f"  description: {block(entity.description)}"
    if entity.dates:
        yield f"  dates: {{{', '.join(f'{label}: {_date(date)}' for label, date in entity.dates)}}}"
    if entity.location is not None:
        yield f"  location: [{_degrees(entity.location.latitude)}, {_degrees(entity.location.longitude)}]"
    if entity.relations:
        yield "  relations:"
        yield from (f"    - {_relation(relation)}" for relation in entity.relations)
    if entity.same_as:
        yield f"  same_as: {_braces(entity.same_as)}"


def _alias(alias: Alias) -> str:
    return f"{{name: {scalar(alias.name)}, weak: true}}" if alias.weak else scalar(alias.name)


def _relation(relation: Relation) -> str:
    since, until = _date(relation.since), _date(relation.until)
    pairs = [("to", relation.to), ("as", scalar(relation.role)), ("from", since), ("until", until)]
    return f"{{{', '.join(f'{key}: {value}' for key, value in pairs if value)}}}"


def _braces(pairs: Iterable[tuple[str, str]]) -> str:
    return f"{{{', '.join(f'{key}: {scalar(value)}' for key, value in pairs)}}}"


def _date(date: str) -> str:
    return date if not date or re.fullmatch(r"\d{4}", date) else scalar(date)


def _degrees(number: float) -> str:
    """Without an exponent, which a reader of YAML might take for text."""
    return format(Decimal(repr(number)).normalize(), "f")
