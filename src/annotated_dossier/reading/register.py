"""The register: entries of who and what the sources name, in any number of files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import chain, takewhile
from pathlib import Path

from ..dates import is_backwards, is_backwards_between
from ..model import DATE_LABELS, KINDS, Alias, Coordinates, Entity, Kind, Relation
from ..problems import Check, Fix, Place, Problems
from .authorities import fault_of_identifier
from .checking import check_format, did_you_mean, place_of
from .files import find_files, is_there
from .mistyped import as_id, is_near, nearest
from .nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from .schema import AliasFormat, EntityFormat, KindFormat, fault_of_id
from .shelf import Shelf

_EVENT_DATES = ("date", "start", "end")
# Pairs of dates of which the first cannot come after the second.
SPANS = (("start", "end"), ("born", "died"), ("founded", "dissolved"))


def load_register(
    folder: Path, kinds: Collection[Kind], problems: Problems, shelf: Shelf | None = None
) -> tuple[Entity, ...]:
    """The entries of every file in `folder`, by id; of two with one id, the first counts."""
    entries: dict[str, Entity] = {}
    if not folder.is_dir():
        problems.error(
            Check.MISSING_FOLDER, Place(folder.as_posix()), "there is no such folder; the register's files belong here"
        )
    for path in find_files(folder, (".yml", ".yaml"), problems):
        for entity in (shelf or Shelf()).read(path, partial(_parse_whole, kinds), problems, rests_on=kinds) or ():
            if entity.id in entries:
                first = entries[entity.id].place
                problems.error(
                    Check.DUPLICATE_ID, entity.place, f"the id `{entity.id}` is taken already at {first}; rename one"
                )
            else:
                entries[entity.id] = entity
    return tuple(entries[key] for key in sorted(entries))


def _parse_whole(kinds: Collection[Kind], text: str, file: str, problems: Problems) -> tuple[Entity, ...]:
    return tuple(parse_register(text, file, kinds, problems))


def parse_register(text: str, file: str, kinds: Collection[Kind], problems: Problems) -> Iterator[Entity]:
    """The entries of one file, in its order."""
    root = parse_yaml(text, file, problems)
    if root is None:
        return
    if not isinstance(root, Mapping):
        words = "a register file is a mapping from id to entry, as in `tobruk: {name: Tobruk, kind: place}`"
        is_list = isinstance(root, Sequence) and any(isinstance(item, Mapping) for item in root.items)
        words += "; delete the `- ` before each id" if is_list else ""
        problems.error(Check.WRONG_TYPE, root.place, words)
        return
    not_indented = dict(_keys_not_indented(root))
    below = set(chain.from_iterable(not_indented.values()))
    for identifier, node in root.values.items():
        if identifier in not_indented:
            keys = not_indented[identifier]
            words = f"{_listed(keys)} of entry `{identifier}` should be indented below it; put two spaces before each"
            problems.error(Check.WRONG_TYPE, root.keys[keys[0]].place, f"{words} line from here on")
            continue
        if identifier in below or (below and isinstance(node, Scalar) and node.blank):
            continue
        place = root.keys[identifier].place
        fault = fault_of_id(identifier)
        if fault is not None:
            problems.error(fault[0], place, f"`{identifier}` {fault[1]}", as_id(identifier))
            continue
        form = check_format(EntityFormat, node, problems, f"entry `{identifier}`") or _without_relations(node)
        if form is None or not isinstance(node, Mapping):
            continue
        known = [kind.id for kind in kinds]
        if form.kind not in known:
            problems.error(
                Check.UNKNOWN_KIND,
                place_of(node, ("kind",)),
                f"unknown kind `{form.kind}` of entry `{identifier}`{did_you_mean(form.kind, known)}",
                nearest(form.kind, known),
            )
            continue
        _check_dates(identifier, form, node, problems)
        _check_labels(identifier, form, node, problems)
        wrong = _tell_identifiers(identifier, form, node, problems)
        yield _entity(identifier, form, node, place, wrong)


def _without_relations(node: Node) -> EntityFormat | None:
    """An entry whose relations are at fault, for its name is known all the same; None where it cannot stand either."""
    if not isinstance(node, Mapping) or "relations" not in node.values:
        return None
    values = {key: value for key, value in node.values.items() if key != "relations"}
    return check_format(EntityFormat, Mapping(node.place, node.in_braces, node.keys, values), Problems(), "the entry")


def _keys_not_indented(root: Mapping) -> Iterator[tuple[str, list[str]]]:
    """The ids below which nothing stands but, in their own column, the keys of their entries; and those keys."""
    known = {field.alias or name for name, field in EntityFormat.model_fields.items()}
    entries = list(root.values)
    for n, identifier in enumerate(entries):
        node = root.values[identifier]
        keys = list(takewhile(known.__contains__, entries[n + 1 :]))
        if isinstance(node, Scalar) and node.blank and identifier not in known and "name" in keys:
            yield identifier, keys


def _entity(
    identifier: str, form: EntityFormat, node: Mapping, place: Place, wrong_authorities: Collection[str]
) -> Entity:
    return Entity(
        id=identifier,
        name=form.name,
        kind=form.kind,
        place=place,
        aliases=tuple(_alias(alias, place_of(node, ("aliases", n))) for n, alias in enumerate(form.aliases)),
        excluded=tuple(form.excluded),
        forms=None if form.forms is None else tuple(form.forms),
        definition=" ".join(form.definition.split()),
        description=form.description.strip(),
        dates=tuple(form.dates.items()),
        location=None if form.location is None else Coordinates(*form.location),
        relations=tuple(
            Relation(r.to, r.role, place_of(node, ("relations", n)), r.since, r.until, r.source)
            for n, r in enumerate(form.relations)
        ),
        same_as=tuple(sorted((name, text) for name, text in form.same_as.items() if name not in wrong_authorities)),
        sort=form.sort.strip(),
    )


def _tell_identifiers(identifier: str, form: EntityFormat, node: Mapping, problems: Problems) -> list[str]:
    """The authorities of which the entry has an identifier that is none; a link to it would lead nowhere."""
    wrong = []
    for authority, text in form.same_as.items():
        fault = fault_of_identifier(authority, text)
        if fault is not None:
            wrong.append(authority)
            words, meant = fault
            problems.error(
                Check.MALFORMED_VALUE,
                place_of(node, ("same_as", authority)),
                f"`same_as.{authority}` of entry `{identifier}`: `{text}` {words}",
                meant,
            )
    return wrong


def _check_dates(identifier: str, form: EntityFormat, node: Mapping, problems: Problems) -> None:
    """Dates in an order that cannot be; an event that has none would be missing from the timeline."""
    if form.kind == "event" and not form.dates:
        problems.warning(
            Check.EVENT_WITHOUT_DATE,
            node.place,
            f"the event `{identifier}` has no date and is missing from the timeline; "
            "give it `dates: {date: 2024-04}`, or `start` and `end`",
        )
    for label, date in form.dates.items():
        if is_backwards(date):
            problems.error(
                Check.DATES_OUT_OF_ORDER,
                place_of(node, ("dates", label)),
                f"the interval `{date}` of entry `{identifier}` ends before it starts",
            )
    for first, last in SPANS:
        start, end = form.dates.get(first, ""), form.dates.get(last, "")
        if start and end and is_backwards_between(start, end):
            problems.error(
                Check.DATES_OUT_OF_ORDER,
                place_of(node, ("dates", last)),
                f"the entry `{identifier}` has `{last}` ({end}) before `{first}` ({start})",
            )


def _check_labels(identifier: str, form: EntityFormat, node: Mapping, problems: Problems) -> None:
    """Labels of dates that are a slip, or with which an event says what it is but not when it was.

    Any label may stand beside the usual ones: the timeline shows it as the author's own word.
    """
    is_event = form.kind == "event"
    usual = _EVENT_DATES if is_event else DATE_LABELS
    expected = "an event has `date`, or `start` and `end`" if is_event else f"usual are {_listed(usual)}"
    is_dated = not is_event or any(label in _EVENT_DATES for label in form.dates)
    for label in form.dates:
        near = [other for other in usual if label not in DATE_LABELS and is_near(label, other)]
        if is_dated and not near:
            continue
        meant = f"did you mean `{near[0]}`? " if near else ""
        problems.warning(
            Check.UNKNOWN_DATE_LABEL,
            _place_of_key(node, ("dates", label)),
            f"the entry `{identifier}` has a date that is called `{label}`; {meant}{expected}",
            Fix(label, near[0]) if len(near) == 1 and near[0] not in form.dates else None,
        )


def _place_of_key(node: Mapping, path: tuple[str, str]) -> Place:
    parent = node.values[path[0]]
    return parent.keys[path[1]].place if isinstance(parent, Mapping) else parent.place


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _alias(form: AliasFormat, place: Place) -> Alias:
    return Alias(form.name, place, tuple(form.only_in), form.case, form.weak)


def load_kinds(path: Path, problems: Problems, shelf: Shelf | None = None) -> tuple[Kind, ...]:
    """The six kinds and those that the site adds in `kinds.yml`, if it has one."""
    added = (shelf or Shelf()).read(path, _parse_kinds, problems) if is_there(path, problems) else None
    return (*KINDS, *(added or ()))


def _parse_kinds(text: str, file: str, problems: Problems) -> tuple[Kind, ...]:
    root = parse_yaml(text, file, problems)
    if root is None:
        return ()
    if not isinstance(root, Mapping):
        problems.error(
            Check.WRONG_TYPE,
            root.place,
            "the kinds are a mapping from id to kind, as in `ship: {singular: Ship, plural: Ships}`",
        )
        return ()
    return tuple(_added_kinds(root, problems))


def _added_kinds(root: Mapping, problems: Problems) -> Iterable[Kind]:
    for identifier, node in root.values.items():
        form = check_format(KindFormat, node, problems, f"kind `{identifier}`")
        if fault_of_id(identifier) or identifier in {kind.id for kind in KINDS}:
            problems.error(
                Check.RESERVED_ID,
                root.keys[identifier].place,
                f"`{identifier}` cannot be a new kind's id; choose another word of a-z, 0-9 and hyphens",
            )
        elif form is not None:
            yield Kind(identifier, form.singular, form.plural, f"kind-{identifier}")
