"""What the words around a name tell of its kind: a title, a preposition, a verb, a place behind a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..mentions.folding import fold_name
from ..mentions.lexicon import TITLES
from ..mentions.surroundings import is_possessive, word_after, word_before
from ..quotes.cues import is_speaking
from .cues import DIRECTIONS, LANDS, OF_BODIES, PAPERS
from .gazetteer import place_known_as, province_shortened
from .naming import Part, is_worker

_AGE = re.compile(r", (?:aged )?\d{1,2}(?:,|-year| year)")
_COMMA_PLACE = re.compile(r", ((?:[A-Z]\.? ?)*[A-Z][\w.]*(?: [A-Z]\w+)?)")
_LAND_OF = re.compile(r"\b((?:town|city|village|province|region|state|port|island|country|district) of) \Z")
_KIN = re.compile(r"\b(?:wife|husband|widow|widower|son|daughter|brother|sister|mother|father|uncle|aunt|cousin),? \Z")
_BEARER_OF = re.compile(r"([A-Z][a-z]+) of \Z")
_ACCORDING = re.compile(r"\baccording to \Z", re.IGNORECASE)
_REACH = 40
_IN_A_PLACE = re.compile(r" in (?:the )?(?:\w+ern )?((?:[A-Z]\w+ )?[A-Z]\w+)")
_WHO = re.compile(r",? who(?:se)?\b")
# They are said to those whose names follow.
_SAID_TO = frozenset(("told", "tell", "tells", "asked", "asks", "called", "calls"))
_IN = {"in": 3.0, "near": 3.0, "at": 0.8, "outside": 2.0, "across": 1.5, "throughout": 2.0, "from": 0.6, "to": 0.6,
       "into": 1.0, "around": 1.5, "toward": 0.7, "towards": 0.7, "visited": 0.7, "through": 0.7}  # fmt: skip
_OF_PEOPLE = frozenset(("who", "whose", "himself", "herself"))


class Hint(NamedTuple):
    """A reason to take a name for one of a kind, and how much it weighs."""

    kind: str
    weight: float
    reason: str


def hints_around(part: Part, plain: str) -> Iterator[Hint]:
    """What the words before and after one place of a name tell."""
    start, end = part.start, part.end
    if part.title:
        yield Hint("person", 4, f"addressed as “{part.title}”")
    if part.run.dateline:
        yield Hint("place", 5, "stands in a dateline")
    before, after = word_before(plain, start), word_after(plain, end)
    lower = before.lower().rstrip(".")
    if is_speaking(after) or (is_speaking(lower) and lower not in _SAID_TO and plain[end : end + 1] in ",."):
        yield Hint("person", 1.5, f"“{after if is_speaking(after) else before}” is said of them")
    left = plain[max(0, start - _REACH) : start]
    # “In Velkor's boat” and “according to Velkor” tell no place.
    if lower in _IN and not is_possessive(plain, end) and not _ACCORDING.search(left):
        yield Hint("place", _IN[lower], f"stands after “{before}”")
    if before[:1].islower() and (lower in TITLES or is_worker(lower)):
        yield Hint("person", 1.5, f"stands after “{before}”")
    if lower in DIRECTIONS:
        yield Hint("place", 2, f"stands after “{before}”")
    if lower == "the":
        yield Hint("organization", 1, "stands after “the”")
        yield Hint("person", -2, "")
    yield from _left(left)
    yield from _right(lower, after, plain[end : end + _REACH], is_bearer=not _BEARER_OF.search(left))


def _left(left: str) -> Iterator[Hint]:
    land = _LAND_OF.search(left)
    if land is not None:
        yield Hint("place", 3, f"stands after “{land[1]}”")
    if _KIN.search(left):
        yield Hint("person", 3, "is presented as a relative")
    bearer = _BEARER_OF.search(left)
    if bearer is not None and not is_worker(bearer[1].lower()) and bearer[1].lower() not in TITLES:
        yield Hint("place", 1, "stands after a name and “of”")


def _right(before: str, after: str, tail: str, *, is_bearer: bool) -> Iterator[Hint]:
    """`is_bearer` says that “who” would mean the name: in “Ana Velkor of Brusk, who” it does not mean Brusk."""
    if after in OF_BODIES:
        yield Hint("organization", 1.5, f"stands before “{after}”")
    elif after in PAPERS:
        yield Hint("organization", 3, f"stands before “{after}”")
    elif after in LANDS:
        yield Hint("place", 3, f"“{after}” tells a place")
    if _AGE.match(tail):
        yield Hint("person", 4, "an age follows")
    if is_bearer and (after in _OF_PEOPLE or _WHO.match(tail)):
        yield Hint("person", 2, "“who” follows")
    inside = _IN_A_PLACE.match(tail)
    if before in ("visited", "from", "to", "of") and inside and place_known_as(fold_name(inside[1])):
        yield Hint("place", 0.7, f"“in {inside[1]}” follows")
    yield from _before_a_place(tail)


def _before_a_place(tail: str) -> Iterator[Hint]:
    found = _COMMA_PLACE.match(tail)
    if found is None:
        return
    key = fold_name(found[1])
    for known in (key, key.split(" ", maxsplit=1)[0]):
        if province_shortened(known) or place_known_as(known) in ("a country", "a province"):
            yield Hint("place", 2.5, f"“{found[1].rstrip(',')}” follows")
            return
