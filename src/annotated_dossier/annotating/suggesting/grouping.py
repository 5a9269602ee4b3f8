"""Spellings of one name put together: full name and surname, acronym and expansion, long and short form, sound-alikes.

Names meet in tables of keys, never each with each, so that the cost grows with the text. Groups are sets of a
disjoint-set forest (Tarjan 1975).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..mentions.folding import fold_name
from ..mentions.lexicon import everyday_words, given_names, long_and_short_names, ordinary_words
from ..mentions.likeness import are_alike, skeletons
from ..mentions.organizations import forms_of_organization
from ..mentions.persons import PersonalName, parse_person
from .gazetteer import place_known_as, province_shortened, same_place

# Forms of a body's name that name it wherever the whole name stands too.
_SHORT_FORMS = frozenset(("initials", "head", "company", "inversion", "without country", "tail", "qualifier", "coined"))
_SHARED_BY_MANY = 40


@dataclass(slots=True)
class Name:
    """A folded name: how often it stands in which source, how it is written, what it seems to be, where it is first.

    `firm` says that one reason alone was enough for its kind.
    """

    key: str
    surface: str
    kind: str
    counts: Mapping[str, int]
    first: tuple[str, int] = ("", 0)
    firm: bool = False

    @property
    def count(self) -> int:
        return sum(self.counts.values())

    @property
    def person(self) -> PersonalName | None:
        return parse_person(self.surface) if self.kind == "person" else None


@dataclass(slots=True)
class _Forest:
    parent: dict[str, str] = field(default_factory=dict)

    def root(self, key: str) -> str:
        while (up := self.parent.get(key, key)) != key:
            self.parent[key] = key = self.parent.get(up, up)
        return key

    def join(self, key: str, other: str) -> None:
        first, second = sorted((self.root(key), self.root(other)))
        self.parent[second] = first


def group_names(names: Sequence[Name]) -> list[list[Name]]:
    """The names in groups that seem to mean the same, both in a fixed order."""
    in_order = sorted(names, key=lambda name: (-name.count, name.key))
    forest = _Forest()
    _join_places(in_order, forest)
    _join_full_names(in_order, forest)
    _join_short_forms(in_order, forest)
    _join_parts_of_persons(in_order, forest)
    _join_sounds(in_order, forest)
    groups: dict[str, list[Name]] = {}
    for name in in_order:
        groups.setdefault(forest.root(name.key), []).append(name)
    return list(groups.values())


def _join_places(names: Sequence[Name], forest: _Forest) -> None:
    first: dict[str, str] = {}
    for name in names:
        if name.kind == "place":
            forest.join(name.key, first.setdefault(same_place(name.key), name.key))


def _join_full_names(names: Sequence[Name], forest: _Forest) -> None:
    """Gerd K. Sommer and Gerd Sommer; Bill Tarrow and William Tarrow."""
    first: dict[tuple[str, str], str] = {}
    for name in names:
        person = name.person
        if person is None:
            continue
        given, surname = fold_name(person.given), fold_name(person.bare)
        calls = [(other, surname) for other in (given, *long_and_short_names(given))]
        known = next((first[call] for call in calls if call in first), "")
        forest.join(name.key, known or first.setdefault(calls[0], name.key))
    _join_initials(first, forest)


def _join_initials(first: Mapping[tuple[str, str], str], forest: _Forest) -> None:
    """K. Sommer and Karin Sommer, where no other Sommer begins with a K."""
    whole: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (given, surname), key in first.items():
        if len(given) > 1:
            whole[given[0], surname].append(key)
    for call, key in first.items():
        if len(whole.get(call, ())) == 1:
            forest.join(key, whole[call][0])


def _join_short_forms(names: Sequence[Name], forest: _Forest) -> None:
    """CAIR with the Council on American-Islamic Relations, Home Depot with The Home Depot Inc."""
    known = {name.key: name for name in names}
    meant: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if " " in name.key and name.kind != "person":
            keys = {
                fold_name(form) for form, rule in forms_of_organization(name.surface, name.kind) if rule in _SHORT_FORMS
            }
            for key in sorted(keys & known.keys() - {name.key}):
                if not _only_begins(key, name.key):
                    meant[key].append(name)
    for key, longer in sorted(meant.items()):
        short = known[key]
        if (
            short.kind == "person"
            or place_known_as(key)
            or province_shortened(key)
            or (short.kind == "place" and longer[0].kind != "place")
        ):
            continue
        together = _nearest(short, longer)
        if together is not None:
            forest.join(key, together.key)


def _only_begins(key: str, longer: str) -> bool:
    """Whether a short form is an everyday word at the head of a long name: the House is no House Harbour Board."""
    words = longer.split()
    return len(words) > 2 and key == words[0] and key in everyday_words()


def _join_parts_of_persons(names: Sequence[Name], forest: _Forest) -> None:
    """A surname with the full name that its source has; a given name where the surname is not borne otherwise."""
    bearers: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        person = name.person
        if person is None or " " not in name.key:
            continue
        for part in {fold_name(person.surname), fold_name(person.bare), name.key.rsplit(" ", 1)[-1]}:
            bearers[part].append(name)
        if person.given_is_a_name:
            bearers[fold_name(person.given)].append(name)
    for name in names:
        if name.key in bearers and not (name.kind == "place" and name.firm):
            meant = _nearest(name, [n for n in bearers[name.key] if n.key != name.key][:_SHARED_BY_MANY])
            if meant is not None:
                forest.join(name.key, meant.key)


def _nearest(short: Name, longer: Iterable[Name]) -> Name | None:
    """The longer name that stands in the same sources most, or first; any, if it is the only one."""
    choice = list(longer)
    shared = [(sum(short.counts[s] for s in short.counts.keys() & name.counts.keys()), name) for name in choice]
    best = min(shared, key=lambda pair: (-pair[0], -pair[1].count, pair[1].first), default=None)
    if best is None or (best[0] == 0 and len(choice) > 1):
        return None
    return best[1]


def _join_sounds(names: Sequence[Name], forest: _Forest) -> None:
    """Gadaffi with Kadhafi, word for word; common words and well-known places are no misspellings."""
    heard: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        last = name.key.rsplit(" ", 1)[-1]
        if place_known_as(name.key) or last in ordinary_words() or last in given_names():
            continue
        for skeleton in sorted(skeletons(last)):
            for other in heard[skeleton][:_SHARED_BY_MANY]:
                if sounds_like(name.key, other.key):
                    forest.join(name.key, other.key)
            heard[skeleton].append(name)


def sounds_like(key: str, other: str) -> bool:
    """Whether two folded names have as many words, and those that differ are alike."""
    words, others = key.split(), other.split()
    return len(words) == len(others) and all(a == b or are_alike(a, b) for a, b in zip(words, others, strict=True))
