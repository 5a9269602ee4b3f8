"""What kind of thing a name names, guessed from its own words and from those around it; each guess has its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..mentions.folding import fold_name
from ..mentions.lexicon import (
    PARTICLES,
    SUFFIXES_OF_PERSONS,
    TITLES,
    common_surnames,
    everyday_words,
    given_names,
    ordinary_words,
)
from ..mentions.surroundings import is_possessive, word_after, word_before
from ..quotes.cues import is_speaking
from .cues import (
    BODIES,
    COMPANIES,
    DIRECTIONS,
    EVENTS,
    FEASTS,
    LANDS,
    MODEL_NUMBER,
    OF_BODIES,
    PAPERS,
    PARTISANS,
    PLACES_FIRST,
    PLACES_LAST,
)
from .gazetteer import place_known_as, province_shortened
from .naming import Part, is_worker
from .numbering import COUNTED

_AGE = re.compile(r", (?:aged )?\d{1,2}(?:,|-year| year)")
_COMMA_PLACE = re.compile(r", ((?:[A-Z]\.? ?)*[A-Z][\w.]*(?: [A-Z]\w+)?)")
_PARTICLE = re.compile(r"(?:al|el|ul|as|an|ad|ar|az)[-‐‑][A-Z]")
_LAND_OF = re.compile(r"\b(?:town|city|village|province|region|state|port|island|country|district) of $")
_MODEL = re.compile(MODEL_NUMBER)
_IN_A_PLACE = re.compile(r" in (?:the )?(?:\w+ern )?((?:[A-Z]\w+ )?[A-Z]\w+)")
# They are said to those whose names follow.
_SAID_TO = frozenset(("told", "tell", "tells", "asked", "asks", "called", "calls"))
_IN = {"in": 3.0, "near": 3.0, "at": 0.8, "outside": 2.0, "across": 1.5, "throughout": 2.0, "from": 0.6, "to": 0.6,
       "into": 1.0, "around": 1.5, "toward": 0.7, "towards": 0.7, "visited": 0.7, "through": 0.7}  # fmt: skip
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))
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
    before = word_before(plain, start)
    lower = before.lower().rstrip(".")
    # “In Velkor's boat” and “according to Velkor” tell no place.
    if (
        lower in _IN
        and not is_possessive(plain, end)
        and not plain[max(0, start - 13) : start].lower().endswith("according to ")
    ):
        yield Hint("place", _IN[lower], f"stands after “{before}”")
    if before[:1].islower() and (lower in TITLES or is_worker(lower)):
        yield Hint("person", 1.5, f"stands after “{before}”")
    if lower == "the":
        yield Hint("organization", 1, "stands after “the”")
        yield Hint("person", -2, "")
    after = word_after(plain, end)
    if is_speaking(after) or (is_speaking(lower) and lower not in _SAID_TO and plain[end : end + 1] in ",."):
        yield Hint("person", 1.5, f"“{after if is_speaking(after) else before}” is said of them")
    if after in OF_BODIES:
        yield Hint("organization", 1.5, f"stands before “{after}”")
    elif after in PAPERS:
        yield Hint("organization", 3, f"stands before “{after}”")
    if after in LANDS or (lower == "of" and _LAND_OF.search(plain[max(0, start - 20) : start])):
        yield Hint("place", 3, f"“{after if after in LANDS else 'of'}” tells a place")
    tail = plain[end : end + 40]
    inside = _IN_A_PLACE.match(tail)
    if lower in ("visited", "from", "to", "of") and inside and place_known_as(fold_name(inside[1])):
        yield Hint("place", 0.7, f"“in {inside[1]}” follows")
    if _AGE.match(tail):
        yield Hint("person", 4, "an age follows")
    if after in _OF_PEOPLE or re.match(r",? who(?:se)?\b", tail):
        yield Hint("person", 2, "“who” follows")
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


def hints_in(surface: str) -> Iterator[Hint]:
    """What a name's own words tell."""
    words = _without_number(tuple(fold_name(word) for word in surface.split()))
    last, first, key = words[-1], words[0], fold_name(surface)
    known = place_known_as(key)
    if known:
        yield Hint("place", 6 if known != "a province" else 5, f"is known as {known}")
    elif surface.endswith(".") and province_shortened(key):
        yield Hint("place", 5, "shortens a province’s name")
    if key in FEASTS:
        yield Hint("event", 6, "is a feast")
    yield from _cue_hints(words)
    if key in PARTISANS:
        yield Hint("organization", 6, "names the members of a party")
    models = (surface.split(maxsplit=1)[0], surface.rsplit(maxsplit=1)[-1])
    if any(_MODEL.fullmatch(word) and any(c.isdigit() for c in word) for word in models):
        yield Hint("equipment", 4, "has a model’s number")
    if " & " in surface:
        yield Hint("organization", 3, "has an “&”")
    if _PARTICLE.match(surface):
        yield Hint("person", 1.5, "begins with an article of surnames")
    letters = surface.replace(".", "")
    if letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 6 and not known:
        yield Hint("organization", 4, "is made of initials")
    cue = BODIES | PLACES_LAST | EVENTS | COMPANIES
    joined = set(words) & {"of", "and", "for", "the"} or " & " in surface
    if len(words) > 1 and (last not in cue or _is_called(words)) and not joined:
        yield from _personal(words, first, last)
    elif len(words) == 1 and (last in given_names() or last in common_surnames()) and last not in ordinary_words():
        yield Hint("person", 1, f"“{surface}” is borne by persons")


def _is_called(words: tuple[str, ...]) -> bool:
    """Whether a word that tells a place is a surname here: Bonnie Hill."""
    surname = words[-1] in PLACES_LAST & common_surnames()
    return len(words) == 2 and words[0] in given_names() and surname and not place_known_as(words[0])


def _without_number(words: tuple[str, ...]) -> tuple[str, ...]:
    """World War for World War II; but John Paul II is a person by his number."""
    numbered = len(words) > 1 and words[-1] in _NUMERALS and words[-2] in BODIES | EVENTS | PLACES_LAST
    return words[:-1] if numbered else words


def _personal(words: tuple[str, ...], first: str, last: str) -> Iterator[Hint]:
    if first in given_names():
        yield Hint("person", 3, f"“{first.title()}” is a given name")
    if last in SUFFIXES_OF_PERSONS:
        yield Hint("person", 4, f"ends in “{last.upper() if last in _NUMERALS else last.title()}”")
    particles = [word for word in words[1:-1] if word in PARTICLES]
    if particles:
        yield Hint("person", 2, f"has the particle “{particles[0]}”")
    if len(words) > 2 and len(words[1]) == 1:
        yield Hint("person", 2, "has a middle initial")
    if words[-2] in COUNTED:
        yield Hint("term", 2, f"“{words[-2].title()}” is counted")
    elif _is_shaped(words):
        known = ordinary_words().issuperset(word for word in words if word not in everyday_words())
        yield Hint("person", 0.5 if known else 1.2, "has the shape of a personal name")


def _is_shaped(words: tuple[str, ...]) -> bool:
    """Whether two to four words may be a person's name: not all are everyday words, and the surname is none."""
    last = words[-1]
    surname = last in _NUMERALS or (len(last) > 1 and last not in everyday_words())
    return surname and len(words) <= 4 and not everyday_words() >= set(words) and not set(words) & DIRECTIONS


def _cue_hints(words: tuple[str, ...]) -> Iterator[Hint]:
    last, first = words[-1], words[0]
    head = words[next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "against")), len(words)) - 1]
    for cue in dict.fromkeys((head, last)):
        weight = 4.5 if cue == head else 2.5
        if cue in COMPANIES and len(words) > 1:
            yield Hint("organization", 5, f"has the company’s ending “{cue.title()}”")
        elif cue in BODIES:
            yield Hint("organization", weight, f"has the word “{cue.title()}”")
        elif cue in EVENTS:
            yield Hint("event", weight, f"has the word “{cue.title()}”")
        elif cue in PLACES_LAST and len(words) > 1 and not _is_called(words):
            yield Hint("place", weight, f"has the word “{cue.title()}”")
    if len(words) > 1 and last.endswith("s") and {last, last[:-1]} <= ordinary_words():
        yield Hint("organization", 1.5, "ends in a plural")
    if first in DIRECTIONS and len(words) > 2 and not set(words) & BODIES:
        yield Hint("place", 1.5, f"begins with “{first.title()}”")
    if len(words) == 2 and first in PLACES_FIRST | DIRECTIONS:
        yield Hint("place", 2.5, f"begins with “{first.title()}”")
    if any(place_known_as(" ".join(words[:n])) for n in range(1, len(words))) and last not in PLACES_LAST:
        yield Hint("organization", 2, "begins with a place")
    middle = next((word for word in words[:-1] if word in BODIES and word != head), "")
    if middle:
        yield Hint("organization", 2, f"has the word “{middle.title()}”")


def guess(hints: list[Hint], words: int) -> tuple[str, str]:
    """The kind for which most speaks, and its best reason. A reason counts once, and a little more if met often."""
    weights: dict[str, float] = {}
    told: dict[tuple[str, str], int] = {}
    for hint in sorted(hints, key=lambda hint: -hint.weight):
        # “In” and “to” tell the same.
        reason = hint.reason.partition(" “")[0] if hint.reason.startswith("stands after") else hint.reason
        seen = told[hint.kind, reason] = told.get((hint.kind, reason), 0) + 1
        weights[hint.kind] = weights.get(hint.kind, 0) + hint.weight * (1 if seen == 1 else 0.25 if seen < 5 else 0)
    best = max(sorted(weights), key=lambda kind: weights[kind], default="")
    if not best or weights[best] <= 0.4:
        return ("organization", "nothing tells; most such names are") if words < 5 else ("term", "nothing tells")
    reasons = {hint.reason: hint.weight for hint in hints if hint.kind == best and hint.reason}
    return best, max(sorted(reasons), key=lambda reason: reasons[reason])
