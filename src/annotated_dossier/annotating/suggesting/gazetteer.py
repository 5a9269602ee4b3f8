"""Places that everybody knows, from packages that list them.

Countries, their capitals and provinces are countryinfo's; large cities are those that time zones are named for (CLDR).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel.core import get_global
from countryinfo import CountryInfo

from ..mentions.countries import country_named, demonym_keys, short_provinces
from ..mentions.folding import fold_name
from ..mentions.lexicon import given_names, ordinary_words, words_of

# Continents and their like, which no list of countries has.
_REGIONS = frozenset(map(fold_name, (
    "Africa", "Antarctica", "Asia", "Europe", "America", "North America", "South America", "Latin America",
    "Middle East", "Far East", "Near East", "Sahel", "Maghreb", "Sahara", "Caucasus", "Balkans", "Scandinavia",
    "Caribbean", "Mediterranean",
    "Black Sea", "Red Sea", "Baltic", "Persian Gulf", "Britain", "England", "Scotland", "Wales", "Korea",
    "Palestine",
    "Gaza", "West Bank", "Kosovo", "Crimea", "Kurdistan", "Chechnya", "Tibet", "Siberia", "Donbas", "Washington",
    "D.C.", "U.S.", "US", "U.K.", "UK", "UAE", "U.A.E.", "USA", "U.S.A.",
)))  # fmt: skip
# Adjectives of regions and religions, which say of whom or what without naming it.
_PEOPLES = words_of("""
european african asian arab arabic western latino hispanic islamic islamist christian jewish muslim shiite sunni
catholic protestant orthodox
""")
# Zones named for what is a word or a feast first.
_NO_CITIES = words_of("center christmas easter knox midway oral resolute reunion troll unknown wake")
# The states that the Associated Press writes out.
_NEVER_SHORTENED = words_of("alaska hawaii idaho iowa maine ohio texas utah")
_INITIALS = {"u s": "United States", "us": "United States", "usa": "United States", "u s a": "United States",
             "uk": "United Kingdom", "u k": "United Kingdom", "uae": "United Arab Emirates",
             "u a e": "United Arab Emirates", "america": "United States", "britain": "United Kingdom"}  # fmt: skip


def place_known_as(key: str) -> str:
    """What kind of place a folded name is known as (“a country”); empty if none."""
    if country_named(key) is not None or key in _INITIALS:
        return "a country"
    return _places().get(key, "")


def same_place(key: str) -> str:
    """One folded name for all that a country or a shortened province is called; the key itself for any other."""
    country = country_named(fold_name(_INITIALS.get(key, key)))
    if country is not None:
        return fold_name(country.names[0])
    return "washington" if key == "d c" else _provinces_by_short().get(key, key)


def country_of_initials(key: str) -> str:
    """The folded name of the country that a folded by-name means (U.S., America); empty if none."""
    return same_place(key) if key in _INITIALS else ""


def province_shortened(key: str) -> bool:
    """Whether a folded word shortens a province's name, as datelines do after a comma (Mich.)."""
    return key in _provinces_by_short()


def is_demonym(key: str) -> bool:
    """Whether a folded word is a country's adjective or its people."""
    last = key.rsplit(" ", 1)[-1].removesuffix("s")
    return key in demonym_keys() or last in demonym_keys() or last in _PEOPLES


@cache
def _provinces_by_short() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, shorts in short_provinces().items():
        for short in shorts:
            found.setdefault(short, []).append(name)
    meant = {short: _meant(short, names) for short, names in found.items()}
    return {short: name for short, name in meant.items() if name not in ("", short)}


def _meant(short: str, names: Sequence[str]) -> str:
    """Of several provinces, the one that begins so and that newspapers shorten: Ala. is Alabama."""
    likely = [name for name in names if name.startswith(short) and name not in _NEVER_SHORTENED]
    choice = likely if len(names) > 1 else names
    return choice[0] if len(choice) == 1 else ""


@cache
def _places() -> dict[str, str]:
    known = dict.fromkeys(_REGIONS, "a region")
    for zone in sorted(get_global("zone_territories")):
        known.setdefault(fold_name(zone.rpartition("/")[2].replace("_", " ")), "a city")
    for _, record in sorted(CountryInfo.all().items()):
        for province in record.get("provinces") or ():
            if _tells(fold_name(province)):
                known.setdefault(fold_name(province), "a province")
        known |= {fold_name(name): "a capital" for name in _words_of(record.get("capital"))}
    return {key: what for key, what in known.items() if len(key) > 1 and (what != "a city" or key not in _NO_CITIES)}


def _words_of(capital: object) -> list[str]:
    """The package's types have one capital a country; South Africa has a list."""
    return (
        [capital] if isinstance(capital, str) else [str(name) for name in capital] if isinstance(capital, list) else []
    )


def _tells(key: str) -> bool:
    """Whether a province's name is seldom anything else: no given name (Florence), no word (Centre)."""
    return len(key) > 3 and key not in given_names() and (" " in key or key in _STATES or key not in ordinary_words())


_STATES = frozenset(short_provinces())
