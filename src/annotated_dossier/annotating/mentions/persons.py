"""Forms of a person's name: surname, given name and its short forms, initials spaced one way or another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .folding import fold_name
from .lexicon import ARTICLE_PARTICLES, PARTICLES, SUFFIXES_OF_PERSONS, TITLES, short_names

_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}|[^\W\d_]")
_JOINED_ARTICLE = re.compile(r"(\w+)[-‐‑– ](.+)")


class PersonalName(NamedTuple):
    """A personal name in its parts. `surname` begins with its particles; `bare` has lost an Arabic article."""

    given: str
    middle: tuple[str, ...]
    surname: str
    bare: str

    @property
    def given_is_a_name(self) -> bool:
        return len(self.given) > 1 and not _INITIALS.fullmatch(self.given)


@lru_cache(maxsize=4096)
def parse_person(name: str) -> PersonalName | None:
    """The parts of a name written given name first; None where it has only one part or is no such name."""
    if "," in name or any(c.isdigit() for c in name):
        return None
    words = name.split()
    while len(words) > 2 and words[0].endswith(".") and fold_name(words[0]) in TITLES:
        words = words[1:]
    while len(words) > 2 and fold_name(words[-1]) in SUFFIXES_OF_PERSONS:
        words = words[:-1]
    if len(words) < 2 or words[0].islower() or words[-1].islower():
        return None
    start = len(words) - 1
    while start > 1 and fold_name(words[start - 1]) in PARTICLES:
        start -= 1
    surname = " ".join(words[start:])
    return PersonalName(words[0], tuple(words[1:start]), surname, _without_article(surname))


def is_fuller(alias: str, name: str) -> bool:
    """Whether an alias is the person's name written otherwise, and not a title or a byname (Iron Lady)."""
    words = fold_name(alias).split()
    return words[0] not in TITLES and not set(words).isdisjoint(fold_name(name).split()) if words else False


def forms_of_person(name: str) -> Iterator[tuple[str, str]]:
    """Pairs of a form and its rule."""
    person = parse_person(name)
    if person is None:
        return
    yield person.surname, "surname"
    if person.bare != person.surname:
        yield person.bare, "particle"
    if person.given_is_a_name:
        yield person.given, "given name"
        if person.given.isascii():
            for short in short_names(person.given.lower()):
                yield short.title(), "given name"
    yield from _initials_spaced(name, person)


def _initials_spaced(name: str, person: PersonalName) -> Iterator[tuple[str, str]]:
    """J. K. Rowling, J.K. Rowling, JK Rowling."""
    if len(person.given.replace(".", "")) > 2:
        return
    parts = [part for part in re.split(r"[\s.]+", " ".join((person.given, *person.middle))) if part]
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        for written in (". ".join(parts) + ".", ".".join(parts) + ".", "".join(parts)):
            if f"{written} {person.surname}" != name:
                yield f"{written} {person.surname}", "middle"


def _without_article(surname: str) -> str:
    found = _JOINED_ARTICLE.fullmatch(surname)
    return found[2] if found and len(found[2]) > 3 and fold_name(found[1]) in ARTICLE_PARTICLES else surname
