"""What kind of thing a name names, guessed from its own words and from those around it; each guess has its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ..mentions.folding import fold_name
from ..mentions.lexicon import (
    PARTICLES,
    SUFFIXES_OF_PERSONS,
    common_surnames,
    everyday_words,
    given_names,
    ordinary_words,
)
from .around import Hint
from .cues import (
    BODIES,
    COMPANIES,
    DIRECTIONS,
    EVENTS,
    FEASTS,
    LAWS,
    MODEL_NUMBER,
    PARTISANS,
    PLACES_FIRST,
    PLACES_LAST,
)
from .gazetteer import place_known_as, province_shortened
from .numbering import COUNTED

_PARTICLE = re.compile(r"(?:al|el|ul|as|an|ad|ar|az)[-‐‑][A-Z]")
# Selm-St. Orm, Brusk-Port Amber.
_TWIN = re.compile(r"\w[-‐‑–](?:St\.|Saint|San|Santa|Fort|Port) [A-Z]")
_MODEL = re.compile(MODEL_NUMBER)
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))


def hints_in(surface: str, places: Set[str] = frozenset()) -> Iterator[Hint]:
    """What a name's own words tell; `places` are folded names that the texts themselves tell to be places."""
    words = _without_number(tuple(fold_name(word) for word in surface.split()))
    last, first, key = words[-1], words[0], fold_name(surface)
    known = place_known_as(key)
    if known:
        yield Hint("place", 6 if known != "a province" else 5, f"is known as {known}")
    elif surface.endswith(".") and province_shortened(key):
        yield Hint("place", 5, "shortens a province’s name")
    if _TWIN.search(surface):
        yield Hint("place", 3, "joins two places")
    if key in FEASTS:
        yield Hint("event", 6, "is a feast")
    yield from _cue_hints(words)
    if any(_is_place(" ".join(words[:n]), places) for n in range(1, len(words))) and last not in PLACES_LAST:
        yield Hint("organization", 2, "begins with a place")
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
    """Whether a word that tells a place is a surname here: Dorothy Hill."""
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


def _is_place(key: str, places: Set[str]) -> bool:
    return bool(place_known_as(key)) or (key in places and key not in given_names())


def _cue_hints(words: tuple[str, ...]) -> Iterator[Hint]:
    last, first = words[-1], words[0]
    head = words[next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "against")), len(words)) - 1]
    for cue in dict.fromkeys((head, last)):
        weight = 4.5 if cue == head else 2.5
        if cue in COMPANIES and len(words) > 1:
            yield Hint("organization", 5, f"has the company’s ending “{cue.title()}”")
        elif cue in BODIES:
            yield Hint("organization", weight, f"has the word “{cue.title()}”")
        elif cue in LAWS and len(words) > 1:
            yield Hint("term", weight, f"has the word “{cue.title()}”")
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
