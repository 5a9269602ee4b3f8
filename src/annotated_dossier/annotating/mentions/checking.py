"""What in a register will surprise its author: look-alike letters, stop words, one letter, names that are shared."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from ...model import Entity, SwitchedOff
from ...problems import Check, Place, Problems
from .folding import fold_name
from .inverting import turned
from .lexicon import FUNCTION_WORDS, stop_words
from .rules import RULES

# Scripts whose letters look alike; a word that mixes them was most likely not typed on purpose.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def register_warnings(
    entities: Sequence[Entity], problems: Problems, languages: Collection[str] = frozenset({"en"})
) -> None:
    """Tells what a register holds that will match badly or never; every warning at its entry's or alias's place.

    `languages` are the BCP 47 tags of the sources.
    """
    for entity in entities:
        for name, place, is_alias in _names(entity):
            for check, message in _faults(entity, name, is_alias, languages):
                problems.warning(check, place, message)
    _warn_of_shared(entities, problems)


def check_rule_names(entities: Sequence[Entity], switched_off: Sequence[SwitchedOff], problems: Problems) -> None:
    """Tells of each rule that an entry allows or a site does without, and that there is not."""
    used = [(rule, entity.place, f"`forms` of `{entity.id}`") for entity in entities for rule in entity.forms or ()]
    used += [(off.rule, off.place, "`without`") for off in switched_off]
    for rule, place, where in used:
        if rule not in RULES:
            close = get_close_matches(rule, RULES, n=1)
            hint = f"did you mean `{close[0]}`?" if close else f"expected one of {', '.join(RULES)}"
            problems.error(Check.UNKNOWN_LINKING_RULE, place, f"unknown rule `{rule}` in {where}; {hint}")


def _names(entity: Entity) -> Iterator[tuple[str, Place, bool]]:
    yield entity.name, entity.place, False
    for alias in entity.aliases:
        yield alias.name, alias.place, True


def _faults(entity: Entity, name: str, is_alias: bool, languages: Collection[str]) -> Iterator[tuple[Check, str]]:
    what = f"{'alias' if is_alias else 'name'} “{name}” of {entity.id}"
    key = fold_name(name)
    if not key:
        yield Check.UNMATCHABLE_NAME, f"{what} has no letter or digit: it is never found; give it an alias in words"
        return
    hidden = [c for c in name if unicodedata.category(c) == "Cf"]
    if hidden:
        yield (
            Check.UNMATCHABLE_NAME,
            f"{what} holds an invisible character ({_named(hidden[0])}); it counts as if it were not there",
        )
    mixed = _mixed_word(name)
    if mixed:
        yield (
            Check.UNMATCHABLE_NAME,
            f"{what} mixes scripts in “{mixed}” ({_foreign(mixed)}); it does not match the letters it looks like",
        )
    given_first = turned(name) if entity.kind == "person" else None
    if given_first:
        # A surname of several words is one that the index would take apart.
        needs_sort = not is_alias and " " in name.partition(",")[0].strip()
        yield (
            Check.UNMATCHABLE_NAME,
            f"{what} has the surname first; texts say “{given_first}”, which it does not match: write that"
            + (f", and `sort: {name}`" if needs_sort else ""),
        )
    if len(key.replace(" ", "")) == 1:
        yield Check.BROAD_NAME, f"{what} is one letter long: it is found wherever that capital stands alone"
    elif is_alias and _is_stop_word(name, key, languages):
        yield (
            Check.BROAD_NAME,
            f"{what} is a stop word: it is found wherever it has a capital; consider `weak` or `case`",
        )


def _is_stop_word(name: str, key: str, languages: Collection[str]) -> bool:
    """Whether the sources' language has a small word of these letters; in capitals alone (`UN`) it is none."""
    if " " in key or name.isupper():
        return False
    return key in FUNCTION_WORDS or any(key in stop_words(language.partition("-")[0]) for language in languages)


def _mixed_word(name: str) -> str:
    for word in name.split():
        if len({script for c in word if (script := _script(c))}) > 1:
            return word
    return ""


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").split(" ", 1)[0]
    return first if first in _ALIKE and letter.isalpha() else ""


def _foreign(word: str) -> str:
    """The letter of the script that the word has less of."""
    scripts = [_script(c) for c in word if _script(c)]
    rare = min(sorted(set(scripts)), key=scripts.count)
    return _named(next(c for c in word if _script(c) == rare))


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'unnamed')}"


def _warn_of_shared(entities: Sequence[Entity], problems: Problems) -> None:
    """Full names that several entries have; an alias of two is an error that is told where files are read."""
    owners: dict[str, dict[str, tuple[str, Place]]] = {}
    for entity in sorted(entities, key=lambda e: e.id):
        key = fold_name(entity.name)
        if key:
            owners.setdefault(key, {})[entity.id] = (entity.name, entity.place)
    for shared in owners.values():
        if len(shared) > 1:
            for entity_id, (name, place) in shared.items():
                others = ", ".join(sorted(other for other in shared if other != entity_id))
                problems.warning(
                    Check.SHARED_NAME,
                    place,
                    f"“{name}” names {entity_id} and {others}: a text that tells them apart by nothing else leaves it "
                    "unlinked; decide single places in decisions.yml",
                )
