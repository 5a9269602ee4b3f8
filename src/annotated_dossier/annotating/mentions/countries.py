"""Countries: their other names, their adjectives and inhabitants, from the package countryinfo.

The package lists one demonym for most countries. Three regular derivations fill it up: the adjective of a formal
name (Argentine Republic, Swiss Confederation), the people of a -stan, and plurals in -s.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from countryinfo import CountryInfo
from countryinfo.countryinfo import CountryInfoDict

from .folding import fold_name
from .lexicon import given_names, ordinary_words

_FORMAL = re.compile(
    r"(?P<adjective>\w+) (?:Arab )?(?:Republic|Federation|Confederation|Kingdom)$"
    r"|(?:.*\b)?(?:Republic|Kingdom|State|States|Commonwealth|Principality|Union|Federation|Sultanate) of (?:the )?"
    r"(?P<core>[A-Z]\w+)$"
)
_TAKE_AN_S = ("an", "i", "er", "in", "ot", "en", "k", "kh", "ard", "ene", "ine", "no")
_TAKE_MAN = ("ish", "ch", "lsh")
_SHORTENING = ("United States", "Canada", "Australia")
_PERSONS = ("man", "men", "woman", "women")


@dataclass(frozen=True, slots=True)
class Country:
    """A country's `names` (short, formal, native) and its `demonyms`: adjectives, inhabitants, plurals."""

    names: tuple[str, ...]
    demonyms: tuple[str, ...]


def country_named(key: str) -> Country | None:
    """The country that a folded name is a name of."""
    return _countries().get(key)


@cache
def short_provinces() -> dict[str, tuple[str, ...]]:
    """Folded abbreviations of the states and provinces that English datelines shorten, by folded name."""
    names = [fold_name(name) for land in _SHORTENING for name in CountryInfo(land).provinces()]
    shorts = {name: _shortened(name.split()) for name in names}
    claims = Counter(short for found in shorts.values() for short in found)
    # Two letters must be one province's alone; of longer ones the register decides (Ala., where it has no Alaska).
    return {name: tuple(sorted(s for s in found if claims[s] == 1 or len(s) > 2)) for name, found in shorts.items()}


def _shortened(words: list[str]) -> frozenset[str]:
    """Mich. (three to five letters), Va. (first and last), Fla. (two and last); W. Va., N.D. of two words."""
    *before, last = words
    lead = "".join(f"{word[0]} " for word in before)
    shorts = {last[:n] for n in range(3, min(6, len(last)))} | {last[0] + last[-1], last[:2] + last[-1]}
    return frozenset(lead + short for short in shorts | ({last[0]} if before else set()))


def demonym_keys() -> frozenset[str]:
    """The folded adjectives and inhabitants of all countries."""
    return _demonym_keys()


@cache
def _demonym_keys() -> frozenset[str]:
    return frozenset(fold_name(word) for country in _countries().values() for word in country.demonyms)


@cache
def _countries() -> dict[str, Country]:
    records = [r for r in CountryInfo.all().values() if isinstance(r.get("name"), str)]
    primary = {record["name"] for record in records}
    owners = _owners(records)
    by_key: dict[str, Country] = {}
    claims: Counter[str] = Counter()
    for record in records:
        name = record["name"]
        spellings = [s.strip() for s in record.get("altSpellings") or ()]
        names = [other for other in _names(name, spellings) if other == name or other not in primary]
        own = [d for d in _listed_demonyms(record) if owners[d] == name]
        country = Country(tuple(dict.fromkeys(names)), _demonyms(name, spellings, own))
        keys = {fold_name(other) for other in names}
        claims.update(keys)
        by_key |= dict.fromkeys(keys, country)
    return {key: country for key, country in by_key.items() if key and claims[key] == 1}


def _owners(records: list[CountryInfoDict]) -> dict[str, str]:
    """Whose a demonym is that several claim (French, of France and of its islands): the most populous one's."""
    by_population = sorted(records, key=lambda record: record.get("population") or 0)
    return {demonym: record["name"] for record in by_population for demonym in _listed_demonyms(record)}


def _listed_demonyms(record: CountryInfoDict) -> list[str]:
    return [part.strip() for part in re.split("[,/]", record.get("demonym") or "") if part.strip()]


def _names(name: str, spellings: list[str]) -> list[str]:
    names = [name]
    for other in spellings:
        formal = _FORMAL.fullmatch(other)
        if formal and formal["core"]:
            names.append(formal["core"])
        # Codes are too short to be told from words; a lower-case or ordinary word is no name.
        if len(other) > 4 and ", " not in other and not other[0].islower() and not _is_a_word(other):
            names.append(other)
    return names + [other.removeprefix("Great ") for other in names if other.startswith("Great ")]


def _is_a_word(spelling: str) -> bool:
    return spelling.lower() in ordinary_words() or spelling.lower() in given_names()


def _demonyms(name: str, spellings: list[str], listed: list[str]) -> tuple[str, ...]:
    adjectives = list(listed)
    for other in spellings:
        formal = _FORMAL.fullmatch(other)
        if formal and formal["adjective"] and formal["adjective"][:3] == name[:3] and formal["adjective"] != name:
            adjectives.append(formal["adjective"])
    adjectives += [a.removesuffix(" Arabian") for a in listed if a.endswith(" Arabian")]
    if name.endswith("stan") and len(name) > 8:
        adjectives.append(name.removesuffix("stan").rstrip("i"))
    people = [f"{adjective}s" for adjective in adjectives if adjective.endswith(_TAKE_AN_S)]
    people += [adjective + person for adjective in adjectives if adjective.endswith(_TAKE_MAN) for person in _PERSONS]
    return tuple(word for word in dict.fromkeys([*adjectives, *people]) if word != name)
