"""Every form under which a text may name an entity: its names and aliases, and what rules derive from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model import Entity
from .countries import country_named
from .folding import fold_name
from .lexicon import ABBREVIATIONS, ordinary_words
from .organizations import forms_of_organization, initials_of
from .persons import forms_of_person, is_fuller

_LONG_WRITTEN = {short.rstrip("."): long for long, short in ABBREVIATIONS.items()}
_NATIONS = (("United States", "U.S."), ("United Nations", "U.N."), ("United Kingdom", "U.K."))
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})our\b"), "or"),
    (re.compile(r"\b([Cc]ent|[Tt]heat|[Ff]ib|[Cc]alib|[Ss]ab)re\b"), r"\1er"),
    (re.compile(r"(?<=[a-z]{2})is(e|ed|ing|ation)\b"), r"iz\1"),
    (re.compile(r"\b([Dd]efen|[Oo]ffen)ce\b"), r"\1se"),
    (re.compile(r"\b([Pp]rogram)me\b"), r"\1"),
    (re.compile(r"\b([Cc]atalog|[Dd]ialog)ue\b"), r"\1"),
)
_BRITISH = (
    (re.compile(r"\b([Ll]ab|[Hh]arb|[Hh]on|[Cc]ol|[Ff]av|[Nn]eighb|[Aa]rm|[Bb]ehavi|[Rr]um|[Hh]um)or\b"), r"\1our"),
    (re.compile(r"\b([Cc]ent|[Tt]heat|[Ff]ib|[Cc]alib|[Ss]ab)er\b"), r"\1re"),
    (re.compile(r"(?<=[a-z]{3})iz(ed|ing|ation)\b"), r"is\1"),
    (re.compile(r"\b([Dd]efen|[Oo]ffen)se\b"), r"\1ce"),
    (re.compile(r"\b([Pp]rogram)\b"), r"\1me"),
)
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_HYPHENATED = re.compile(r"(\w{3,})-(\w{2,})")
# A look at once for what the rules below change; most names have nothing of it.
_MAY_DIFFER = re.compile(
    r"[^\w\s]|^The |[a-z]{2}[A-Z][a-z]"
    r"|our\b|or\b|[tb]re\b|[tb]er\b|i[sz](?:e|ed|ing|ation)\b|ence\b|ense\b|gram(?:me)?\b|logue\b"
)
_SHORT_OR_LONG = frozenset(
    [*ABBREVIATIONS, *ABBREVIATIONS.values(), *_LONG_WRITTEN, "united", "u.s.", "u.n.", "u.k.", "us", "un", "uk"]
)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ‘`](?=\w)")
_SPACED = re.compile(r"[^\w&+#]+")


class Form(NamedTuple):
    """A way of writing an entity's name: the words, the rule, and the alias it comes from (-1: the name)."""

    words: str
    rule: str
    alias: int


def forms_of(entity: Entity, without: frozenset[str]) -> Iterator[Form]:
    """The forms of an entity, name first, then aliases, then what is derived; a form may come more than once."""
    names = [(entity.name, -1), *((alias.name, at) for at, alias in enumerate(entity.aliases))]
    for name, alias in names:
        yield Form(name, "name" if alias < 0 else "alias", alias)
    for name, alias in names:
        for words, rule in _derived(name, entity, alias >= 0):
            allowed = entity.forms is None or rule in entity.forms
            if allowed and rule not in without and words:
                yield Form(words, rule, alias)


def _derived(name: str, entity: Entity, is_alias: bool) -> Iterator[tuple[str, str]]:
    if not name.strip():
        return
    yield from _written_otherwise(name)
    if entity.kind == "person":
        if not is_alias or is_fuller(name, entity.name):
            yield from forms_of_person(name)
        return
    if not is_alias:
        yield from forms_of_organization(name, entity.kind)
        yield from _country(name)
    if entity.kind not in {"place", "organization", "event"}:
        yield from _number(name)


def _written_otherwise(name: str) -> Iterator[tuple[str, str]]:
    """Small differences of writing that every kind of name may have."""
    words = re.split(r"[\s–-]+", name.lower())
    if not _SHORT_OR_LONG.isdisjoint(words):
        yield from _abbreviated(name)
    if not _MAY_DIFFER.search(name):
        return
    loose = _SPACED.sub(" ", name).strip()
    if fold_name(loose) != fold_name(name):
        yield loose, "name"
    if name.startswith("The ") and (" " in name[4:] or name[4:].lower() not in ordinary_words()):
        yield name[4:], "article"
    joined = _APOSTROPHES.sub("", name)
    if joined != name:
        yield joined, "spelling"
    apart = _CAMEL.sub(" ", name)
    if apart != name and not apart.startswith(("Mc ", "Mac ")):
        yield apart, "spelling"
    hyphenated = _HYPHENATED.fullmatch(name)
    if hyphenated:
        yield hyphenated[1] + hyphenated[2], "spelling"
    for patterns in (_SPELLINGS, _BRITISH):
        respelled = name
        for pattern, written in patterns:
            respelled = pattern.sub(written, respelled)
        if respelled != name:
            yield respelled, "spelling"


def _abbreviated(name: str) -> Iterator[tuple[str, str]]:
    for long, short in _NATIONS:
        if name.startswith(f"{long} ") and " of " not in name[: len(long) + 4]:
            yield short + name[len(long) :], "abbreviation"
            yield short.replace(".", "") + name[len(long) :], "abbreviation"
        elif name.startswith(f"{short} ") or name.startswith(short.replace(".", "") + " "):
            yield f"{long} {name.split(' ', 1)[1]}", "abbreviation"
    words = re.split(r"([\s–-]+)", name)
    for table in (ABBREVIATIONS, _LONG_WRITTEN):
        written = [_in_the_case_of(word, table.get(word.lower().rstrip(".,"), word)) for word in words]
        if written != words and len(words) > 1:
            yield "".join(written), "abbreviation"


def _in_the_case_of(word: str, other: str) -> str:
    return other if other == word or not word[:1].isupper() else other[:1].upper() + other[1:]


def _country(name: str) -> Iterator[tuple[str, str]]:
    country = country_named(fold_name(name))
    if country is None:
        return
    for other in country.names:
        yield other, "country"
    for demonym in country.demonyms:
        yield demonym, "demonym"
    for other in country.names:
        yield from initials_of(other, "place")


def _number(name: str) -> Iterator[tuple[str, str]]:
    """The plural of a term, or its singular."""
    last = name.rsplit(None, 1)[-1]
    if not last.isascii() or not last[-1:].isalpha() or len(last) < 4:
        return
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        yield name[:-3] + "y" if last.endswith("ies") else name[:-1], "plural"
    elif last.endswith("y") and last[-2] not in "aeiou":
        yield name[:-1] + "ies", "plural"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        yield name + "es", "plural"
    else:
        yield name + "s", "plural"
