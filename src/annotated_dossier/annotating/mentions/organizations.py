"""Forms of the names of organizations, places and things: initials, heads, tails, company and national forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .countries import country_named, demonym_keys
from .folding import fold_name
from .lexicon import COMPANY_SUFFIXES, FACILITIES, words_of

_SMALL = words_of("of the and for on in at to de la le du des et y und der die das & a an against with")
_CUTS = words_of("of for on in at against under to with")
# Words that stand before or after what they are about: Department of Labor, Labor Department.
_TURNS = words_of("department ministry committee office bureau agency commission council institute board")
_GOVERNMENT = words_of("congress senate navy army treasury marines constitution")
_NATION = re.compile(r"(?:The )?(?:United States|U\.S\.|U\. S\.|US) (?:of America )?(?=\S)")
# What news calls a country's forces and its government.
_TOPICS = {"armed forces": ("armed forces", "military", "forces"), "government": ("government",)}
_QUALIFIED = re.compile(r"([^\W\d_][^,()]*[^,()\s])(?:, [^\W\d_][^,]*| \([^()]*\))")
# The syllable that a last word leaves in a coined name.
_SYLLABLES = {"command": "com", "police": "pol", "committee": "com", "operations": "op", "justice": "just"}


def forms_of_organization(name: str, kind: str) -> Iterator[tuple[str, str]]:
    """Pairs of a form and its rule, of a name that is not a person's."""
    yield from _without_qualifier(name)
    words = name.split()
    if words[0].lower() == "the" and len(words) > 1:
        words = words[1:]
    yield from initials_of(" ".join(words), kind)
    yield from _coined(words)
    yield from _head(words)
    yield from _tails(words, kind)
    yield from _without_company(words)
    yield from _turned(words)
    yield from _national(name)
    yield from _members(words)
    national = _NATION.match(name)
    if national:
        rest = name[national.end() :]
        yield from _turned(rest.split())
        if " " in rest or fold_name(rest) in _GOVERNMENT:
            yield rest, "without country"
            yield from ((turned, "without country") for turned, _ in _department_topic(rest.split()))


def initials_of(name: str, kind: str) -> Iterator[tuple[str, str]]:
    """CIA, C.I.A.; with and without the small words; of what stands before “of” where that has two words."""
    parts = [part for word in name.split() for part in re.split(r"[-‐‑–/]", word) if part]
    if any("." in part or (len(part) > 1 and part.isupper()) for part in parts):
        return
    if any(not part[0].isalnum() for part in parts) or not all(p[0].isupper() or p.lower() in _SMALL for p in parts):
        return
    large = [part for part in parts if part.lower() not in _SMALL]
    cut = next((i for i, part in enumerate(parts) if part.lower() in _CUTS), len(parts))
    seen: set[str] = set()
    for chosen in (large, parts, [p for p in parts[:cut] if p in large]):
        letters = "".join(part[0].upper() for part in chosen)
        if not 2 <= len(letters) <= 7 or letters in seen or any(len(p) == 1 for p in chosen):
            continue
        seen.add(letters)
        # Two bare capitals are too common to stand for a place; with periods they are one's abbreviation.
        if len(letters) > 2 or kind != "place" or letters in {"US", "UK"}:
            yield letters, "initials"
        yield ".".join(letters) + ".", "initials"
        yield ". ".join(letters) + ".", "initials"


def _without_qualifier(name: str) -> Iterator[tuple[str, str]]:
    """Orm for Orm, Tarsk; Georgia for Georgia (country)."""
    found = _QUALIFIED.fullmatch(name)
    if found:
        yield found[1], "qualifier"
    if name.endswith(" City") and name.count(" ") == 2:
        yield name.removesuffix(" City"), "qualifier"


def _coined(words: list[str]) -> Iterator[tuple[str, str]]:
    syllable = _SYLLABLES.get(words[-1].lower())
    if not syllable or len(words) < 2:
        return
    before, *after = re.split(r"[-‐‑–]", words[-2])
    stems = [before + after[0][:n] for n in range(2, 6)] if after else [before[:n] for n in range(2, len(before) + 1)]
    for stem in dict.fromkeys(stems):
        yield (stem + syllable).capitalize(), "coined"


def _national(name: str) -> Iterator[tuple[str, str]]:
    """Armed Forces of Ukraine: Ukrainian Armed Forces, Ukrainian forces; Flag of the United States: American flag."""
    place, topic = _country_and_topic(name)
    country = country_named(fold_name(place))
    if country is None:
        return
    topics = [topic, *_TOPICS.get(fold_name(topic).removeprefix("federal "), ())]
    for adjective in (*country.demonyms, *(initials for initials, _ in initials_of(country.names[0], "place"))):
        for said in topics:
            yield f"{adjective} {said}", "national"


def _country_and_topic(name: str) -> tuple[str, str]:
    topic, _, place = name.rpartition(" of ")
    if topic:
        return place.removeprefix("the "), topic
    nation = _NATION.match(name)
    return ("United States", name[nation.end() :]) if nation else ("", "")


def _members(words: list[str]) -> Iterator[tuple[str, str]]:
    """Democrats, of the Democratic Party; Conservatives, of the Conservative Party."""
    if len(words) == 2 and words[1].lower() == "party" and words[0][:1].isupper():
        member = words[0][:-2] if words[0].endswith("ic") else words[0]
        yield member, "members"
        yield f"{member}s", "members"


def _head(words: list[str]) -> Iterator[tuple[str, str]]:
    if len(words) > 2 and words[0].isalpha() and words[0].istitle() and fold_name(words[0]) not in demonym_keys():
        yield words[0], "head"
    if len(words) == 2 and words[1].lower() in FACILITIES:
        yield words[0], "head"
    cut = next((i for i, word in enumerate(words) if word.lower() in _CUTS), 0)
    if cut > 1:
        yield " ".join(words[:cut]), "head"
    elif len(words) > 1 and not cut and words[-1].islower() and not any(word.islower() for word in words[:-1]):
        yield " ".join(words[:-1]), "head"


def _tails(words: list[str], kind: str) -> Iterator[tuple[str, str]]:
    if kind == "place" or len(words) < 2 or any(word.lower() in _CUTS for word in words):
        return
    for start in range(1, len(words)):
        if words[start][:1].isupper() and fold_name(words[start]) not in COMPANY_SUFFIXES:
            yield " ".join(words[start:]), "tail"


def _without_company(words: list[str]) -> Iterator[tuple[str, str]]:
    kept = list(words)
    while len(kept) > 1 and fold_name(kept[-1]).replace(" ", "") in COMPANY_SUFFIXES:
        kept = kept[:-1]
    if len(kept) < len(words):
        yield " ".join(kept).rstrip(","), "company"


def _turned(words: list[str]) -> Iterator[tuple[str, str]]:
    yield from _department_topic(words)
    if len(words) > 1 and words[-1].lower() in _TURNS:
        yield f"{words[-1]} of {' '.join(words[:-1])}", "inversion"


def _department_topic(words: list[str]) -> Iterator[tuple[str, str]]:
    """Department of Labor: Labor Department; House Committee on Rules: House Rules Committee."""
    for at, word in enumerate(words[:-2]):
        if word.lower() in _TURNS and words[at + 1].lower() in {"of", "on", "for"}:
            topic = words[at + 2 :]
            if topic[0].lower() == "the":
                topic = topic[1:]
            yield " ".join([*words[:at], *topic, word]), "inversion"
