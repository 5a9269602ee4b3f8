"""How far a text can be read for names: in English, with capitals that tell something, or not."""

from __future__ import annotations

import re
from enum import StrEnum

import stopwordsiso

from ..mentions.folding import fold_name
from ..mentions.lexicon import stop_words

_WORD = re.compile(r"[^\W\d_]+")
# So many words tell of a text in which language it is.
_SAMPLE = 500
_FEWEST = 10
# A smaller share of stop words is found in any language; one as large in no other.
_TELLS = 0.15
_ENGLISH = 0.4
_SHOUTED = 0.7


class Hindrance(StrEnum):
    """Why hardly a name, or none, can be found in a text."""

    NO_WORDS = "no words"
    NO_CAPITALS = "no capitals, by which names are found"
    ALL_CAPITALS = "set in capitals, which then tell no names"
    OTHER_LANGUAGE = "not in English; only what is sure to be a name is listed"


def hindrance_of(plain: str, language: str) -> Hindrance | None:
    """What hinders, if anything. `language` is the BCP 47 tag that the text is said to be in."""
    letters = [char for char in plain if char.isalpha()]
    small = sum(char.islower() for char in letters)
    large = sum(char.isupper() for char in letters)
    if not letters:
        return Hindrance.NO_WORDS
    if not large:
        return Hindrance.NO_CAPITALS
    if large > _SHOUTED * (large + small):
        return Hindrance.ALL_CAPITALS
    return None if language_of(plain, language) == "en" else Hindrance.OTHER_LANGUAGE


def language_of(plain: str, said: str) -> str:
    """The primary tag of the language whose stop words a text has most; what is said, where the text hardly tells."""
    words = [fold_name(match[0]) for _, match in zip(range(_SAMPLE), _WORD.finditer(plain), strict=False)]
    if len(words) >= _FEWEST and sum(word in stop_words("en") for word in words) > _ENGLISH * len(words):
        return "en"
    shares = {tag: sum(word in stop_words(tag) for word in words) for tag in sorted(stopwordsiso.langs())}
    best = max(shares, key=lambda tag: (shares[tag], tag == "en"))
    if len(words) < _FEWEST or shares[best] < _TELLS * len(words):
        return said.split("-", maxsplit=1)[0].lower()
    return best
