"""A person's full name in other words than the register's: Bill Tarrow, Gerd K. Sommer, Ana “the Fox” Brevik.

From a surname's place the words before are read backwards: initials, nicknames in quotation marks, then a given
name that is the person's own, a short form of it, or what it is short for.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from .compiling import Register
from .folding import fold_name
from .lexicon import TITLES, long_and_short_names, ordinary_words
from .likeness import are_alike
from .surroundings import capital_before

# Given name, then anything that may stand between it and the surname.
_CALL = re.compile(
    r"(?<![\w’'-])(?P<given>[^\W\d_][\w’'-]*)"
    r"(?P<between>(?: [^\W\d_]\.?| [“\"(‘'][^\W\d_][\w’' -]{1,20}[”\")’']){0,3}) $"
)
_REACH = 60
_CLOSING = "”\"’')"
# A surname that more bear is too common to guess at misspelt given names.
_MANY = 12


class Call(NamedTuple):
    """Where a full name starts, whom it may name, and the rule."""

    start: int
    entities: tuple[int, ...]
    rule: str


def find_call(register: Register, plain: str, start: int, surname: str, bearers: Collection[int]) -> Call | None:
    """The full name whose surname stands at `start`; `surname` is folded, `bearers` are the entities that bear it."""
    if plain[start - 2] not in _CLOSING:
        before = capital_before(plain, start)
        if not before or before.rstrip(".").lower() in TITLES:
            return None
    found = _CALL.search(plain, max(0, start - _REACH), start)
    if found is None or not found["given"][0].isupper():
        return None
    given = fold_name(found["given"])
    own = register.called.get((surname, given), ())
    if own:
        return Call(found.start(), own, "middle")
    for other in long_and_short_names(given):
        own = register.called.get((surname, other), ())
        if own:
            return Call(found.start(), own, "nickname")
    if len(bearers) > _MANY or given in ordinary_words():
        return None
    own = tuple(at for at in bearers if any(are_alike(given, name, 4) for name in register.given.get(at, ())))
    return Call(found.start(), own, "variant") if own else None
